import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  parseDateTable,
  warnOfUnusedRows,
} from '../../../../../src/core/intake/dates/date-table.ts';
import { splitByDate } from '../../../../../src/core/intake/dates/split-by-date.ts';
import type { Problem } from '../../../../../src/core/intake/problem.ts';
import { toOutputText } from '../../../../support/problem-fixtures.ts';

/**
 * Each `<defect>.input.json` holds a file's name, the rule for its date, the table where there is one, and the
 * properties of its features; beside it, in `<defect>.output.json`, is every problem found.
 * `UPDATE_FIXTURES=1 npx vitest run --project unit dates/fixtures` writes the outputs anew.
 */
const root = join(import.meta.dirname, '../../../../fixtures/dates');

const inputs = readdirSync(root).filter((name) => name.endsWith('.input.json'));

test.each(inputs)('%s', (input) => {
  const problems = problemsOf(readFileSync(join(root, input), 'utf8'));
  const output = join(root, input.replace('.input.', '.output.'));
  if (process.env.UPDATE_FIXTURES) writeFileSync(output, toOutputText(problems));
  expect(problems).toEqual(JSON.parse(readFileSync(output, 'utf8')));
  expect(
    problems.some(({ code }) => input.startsWith(code)),
    'is named for its defect',
  ).toBe(true);
});

function problemsOf(json: string): Problem[] {
  const { file, rule, table: csv, features } = JSON.parse(json);
  const { table, problems } = parseDateTable(csv ?? 'file,from,to\n', 'dates.csv');
  const found = features.map((properties: Record<string, unknown>, i: number) => ({
    path: `features[${i}]`,
    properties,
    geometry: null,
  }));
  return [
    ...problems,
    ...splitByDate(file, { members: {}, features: found }, rule, table).problems,
    ...warnOfUnusedRows(table, [file], 'dates.csv'),
  ];
}
