import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatProblem, type Problem } from '../../../../src/core/intake/problem.ts';
import { problemFixtures } from '../../../support/problem-fixtures.ts';

/**
 * Every code the intake can emit has a pair of fixtures and a line in docs/guides/problems.md.
 * `UPDATE_FIXTURES=1` writes the guide's tables anew from the fixtures: read the difference.
 */
const root = join(import.meta.dirname, '../../../..');
const GUIDE = join(root, 'docs/guides/problems.md');

/** Headings of the guide, by the folder of the fixtures. */
const SECTIONS: Record<string, string> = {
  formats: 'Files and their formats',
  dates: 'Dates',
  snapshot: 'Shapes',
  import: 'Mapping and import',
  'series-folder': 'The series: series.json, places, story, and its snapshots side by side',
  estimate: 'Tables of places',
  append: 'A map more',
};

/** Words in quotes with a hyphen that are no codes. */
const NOT_CODES = new Set(['geojson-lines']);

/** A word in quotes, after what makes it a code; a repair's name in its table; the beginning of a made code. */
const CODE =
  /(?:(code: |\b(?:error|warning|repair|repaired)\([^;]{0,80}?,\s*)?'([a-z]+(?:-[a-z]+)*)'|^ {2}([a-z]+): \((?:n: number)?\) =>|`([a-z]+-)\$\{)/gm;

const fixtures = problemFixtures();
const emitted = new Set(
  fixtures.flatMap(({ problems }) => problems?.map(({ code }) => code) ?? []),
);
const literals = ['src/core/intake', 'src/core/story', 'src/publish'].flatMap((folder) =>
  literalsOf(join(root, folder)),
);

test('fixtures come in pairs, sixty and more', () => {
  expect(fixtures.filter(({ problems }) => problems === null)).toEqual([]);
  expect(fixtures.length).toBeGreaterThan(60);
});

test('every code of the source has a fixture', () => {
  const codes = literals
    .filter(({ text, isCode }) => isCode && !NOT_CODES.has(text))
    .map(({ text }) => text);
  expect(codes.length).toBeGreaterThan(100);
  expect([...new Set(codes)].filter((code) => !emitted.has(code)).sort()).toEqual([]);
});

test('docs/guides/problems.md has a line with an example for each code, and for none that is gone', () => {
  const guide = readFileSync(GUIDE, 'utf8');
  const [intro] = guide.split(/^## /m, 1);
  const due = `${intro}${tables()}`;
  if (process.env.UPDATE_FIXTURES) writeFileSync(GUIDE, due);
  expect(readFileSync(GUIDE, 'utf8')).toBe(due);
  const known = new Set(literals.map(({ text }) => text));
  const documented = [...tables().matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code!);
  expect(documented.filter((code) => !known.has(code) && !isMade(code, known))).toEqual([]);
  expect(new Set(documented)).toEqual(emitted);
});

test('no two fixtures of a folder are of one defect with one remedy', () => {
  const known = new Map<string, string>();
  const twice: string[] = [];
  for (const { folder, defect, problems } of fixtures) {
    if (!problems || problems.length === 0) continue;
    const kinds = problems.map(
      ({ code, path, message }) => `${code} ${shapeOf(path)} ${shapeOf(message)}`,
    );
    const key = `${folder} ${[...new Set(kinds)].join(' | ')}`;
    const other = known.get(key);
    if (other !== undefined) twice.push(`${folder}: ${other}, ${defect}`);
    known.set(key, defect);
  }
  expect(twice).toEqual([]);
});

/** Codes made in the source of a beginning and one of several words: `kml-${what}`. */
function isMade(code: string, known: ReadonlySet<string>): boolean {
  return known.has(code.slice(0, code.lastIndexOf('-') + 1));
}

/** What a message says apart from the values it names. */
function shapeOf(message: string): string {
  return message.replace(/"[^"]*"|\[[^\]]*\]|[\d.,-]+/g, '#');
}

function tables(): string {
  const documented = new Set<string>();
  return Object.entries(SECTIONS)
    .map(([folder, title]) => {
      const lines = examplesOf(folder, documented).map(
        (problem) =>
          `| \`${problem.code}\` | ${problem.severity} | ${cell(formatProblem(problem))} |`,
      );
      return `## ${title}\n\n| code | severity | example |\n|---|---|---|\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

/**
 * The first of each code not documented yet; one from the fixture of its name before others. Imports find in passing
 * what the folder of another section is about.
 */
function examplesOf(folder: string, documented: Set<string>): Problem[] {
  const examples = new Map<string, Problem>();
  for (const { defect, problems } of fixtures.filter((fixture) => fixture.folder === folder))
    for (const problem of problems ?? []) {
      const isNamed = defect === problem.code;
      const isOfOther = folder === 'import' && !isNamed && isNamedBySome(problem.code);
      if (isOfOther) continue;
      if (!documented.has(problem.code) && (isNamed || !examples.has(problem.code)))
        examples.set(problem.code, problem);
    }
  for (const code of examples.keys()) documented.add(code);
  return [...examples.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function isNamedBySome(code: string): boolean {
  return fixtures.some(({ defect }) => defect === code);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}

/** Words in quotes of a folder's source; those that stand where codes do, or look like nothing else, are codes. */
function literalsOf(folder: string): { text: string; isCode: boolean }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8').replace(/^.*\bfrom '.*$/gm, '');
      return [...source.matchAll(CODE)].map(([, position, quoted, key, start]) => ({
        text: quoted ?? key ?? start!,
        isCode:
          (key ?? position) !== undefined ||
          (folder.endsWith('intake') && quoted?.includes('-') === true),
      }));
    });
}
