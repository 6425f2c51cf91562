import { expect, test } from 'vitest';
import { createProblemWords } from '../../../../src/core/words/problems/messages.ts';
import { problemFixtures } from '../../../support/problem-fixtures.ts';

/** Codes of the page itself, which reads files in a worker. */
const OF_THE_PAGE = ['not-started', 'stopped'];
const codes = [
  ...new Set([
    ...problemFixtures().flatMap(({ problems }) => (problems ?? []).map(({ code }) => code)),
    ...OF_THE_PAGE,
  ]),
];

test('every kind of problem has a name in English', () => {
  const words = createProblemWords('en');
  expect(codes.filter((code) => words(code)[0] === code)).toEqual([]);
});

test('every kind of problem has a name and a remedy in Arabic letters', () => {
  const words = createProblemWords('ar-IQ');
  for (const code of codes) {
    const [title, remedy] = words(code);
    expect(title, code).toMatch(/[\u0600-\u06ff]/);
    expect(remedy, code).toMatch(/[\u0600-\u06ff].*\.$/su);
  }
});

test('names are not given twice in one language', () => {
  for (const language of ['en', 'ar']) {
    const titles = codes.map((code) => createProblemWords(language)(code)[0]);
    const twice = titles.filter((title, i) => titles.indexOf(title) !== i);
    expect(twice).toEqual([]);
  }
});

test('a kind without words is called by its code', () => {
  expect(createProblemWords('en')('constructor')).toEqual(['constructor']);
});
