import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../../../src/core/series/series.ts';
import { type Precision, toDay } from '../../../../../src/core/time/civil-date.ts';
import {
  describeCompared,
  describeDated,
  type Shown,
} from '../../../../../src/core/words/compare/describe-compared.ts';
import { createCompareMessages } from '../../../../../src/core/words/compare/messages.ts';

function map(from: string, to: string | null = null): Snapshot {
  const precision: Precision = from.length === 10 ? 'day' : from.length === 7 ? 'month' : 'year';
  return { from: toDay(from), to: to === null ? null : toDay(to), precision };
}

const series = {
  snapshots: [map('2015-03'), map('2016-10-17', '2016-10-22'), map('2017-07-10')],
  maxCarryDays: 40,
};

describe('a date', () => {
  const said = (date: string, language = 'en') => {
    const { date: day, knowledge, covered } = describeDated(series, toDay(date), language);
    return [`${day}, ${knowledge}`, covered];
  };

  test.each([
    ['2015-03-01', 'March 2015, map of that month', true],
    ['2015-03-09', '9 March 2015, map of March 2015', true],
    ['2016-10-17', '17 October 2016, map of that day', true],
    ['2016-10-20', '20 October 2016, map of that day', true],
    ['2016-10-24', '24 October 2016, known until 21 October 2016, 3 days earlier', true],
    ['2016-12-31', '31 December 2016, no map, last map 21 October 2016, 71 days earlier', false],
    ['2014-12-31', '31 December 2014, no map', false],
  ])('%s: %s', (date, words, covered) => {
    expect(said(date)).toEqual([words, covered]);
  });

  test('in Arabic', () => {
    expect(said('2016-10-17', 'ar')[0]).toBe('17 أكتوبر 2016, خريطة ذلك اليوم');
    expect(said('2014-12-31', 'ar')[0]).toContain('لا خريطة');
  });
});

describe('two dates', () => {
  const said = (shown: Partial<Shown>) =>
    describeCompared(
      series,
      { a: toDay('2016-10-17'), b: toDay('2017-07-10'), mode: 'change', peeking: false, ...shown },
      'en',
    );

  test('read in order, each with its lead, the one shown foremost', () => {
    const read = (shown: Partial<Shown>) =>
      said(shown).map(({ lead, date, main }) => `${lead} ${date}${main ? '!' : ''}`);
    expect(read({})).toEqual(['Since 17 October 2016', 'as of 10 July 2017!']);
    expect(read({ mode: 'swipe' })).toEqual([
      'Situation as of 17 October 2016!',
      'and of 10 July 2017!',
    ]);
    const atRest = ['Situation as of 10 July 2017!', 'compared with 17 October 2016'];
    const peeking = ['Situation as of 17 October 2016!', 'compared with 10 July 2017'];
    expect(read({ mode: 'flicker' })).toEqual(atRest);
    expect(read({ mode: 'flicker', peeking: true })).toEqual(peeking);
  });

  test('a date without a map says so beside one that has a map', () => {
    const [a, b] = said({ a: toDay('2014-12-31') });
    expect([a.covered, a.knowledge]).toEqual([false, 'no map']);
    expect([b.covered, b.exact]).toEqual([true, true]);
  });
});

test('both languages say every word', () => {
  const keys = (language: string) => Object.keys(createCompareMessages(language)).sort();
  expect(keys('ar')).toEqual(keys('en'));
});
