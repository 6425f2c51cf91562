import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAppended } from '../../../../../src/core/intake/append/read-appended.ts';
import { parseDate } from '../../../../../src/core/time/civil-date.ts';
import { toOutputText } from '../../../../support/problem-fixtures.ts';
import { tinySeries } from '../../../../support/tiny-series.ts';

/**
 * Each `<defect>.input.json` holds the entry and the shapes of a map that is added to two daily ones, of 1 and
 * 2 January 2020; beside it, in `<defect>.output.json`, is every problem found.
 * `UPDATE_FIXTURES=1 npx vitest run --project unit append/fixtures` writes the outputs anew.
 */
const root = join(import.meta.dirname, '../../../../fixtures/append');

const inputs = readdirSync(root).filter((name) => name.endsWith('.input.json'));

test.each(inputs)('%s', (input) => {
  const { date, to, source, collection } = JSON.parse(readFileSync(join(root, input), 'utf8'));
  const { day, precision } = parseDate(date)!;
  const snapshot = {
    from: day,
    precision,
    to: to === undefined ? null : parseDate(to)!.day,
    ...(source !== undefined && { source }),
  };
  const info = { ...tinySeries(2), sources: [{ id: 'paper', title: 'A newspaper' }] };
  const { problems } = readAppended(
    { name: 'day.geojson', value: collection, snapshot },
    { info, extent: [0, 0, 1, 1], mapping: { rules: [] } },
  );
  const output = join(root, input.replace('.input.', '.output.'));
  if (process.env.UPDATE_FIXTURES) writeFileSync(output, toOutputText(problems));
  expect(problems).toEqual(JSON.parse(readFileSync(output, 'utf8')));
  const defect = input.replace('.input.json', '');
  expect(problems.some(({ code }) => defect.startsWith(code)) || defect === 'sound').toBe(true);
});
