import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeFile } from '../../../../../src/core/intake/formats/decode-file.ts';
import type { Limits } from '../../../../../src/core/intake/formats/limits.ts';
import type { Problem } from '../../../../../src/core/intake/problem.ts';
import { toOutputText } from '../../../../support/problem-fixtures.ts';
import { MADE } from './made-fixtures.ts';

/**
 * Each `<defect>.input.<extension>` has beside it, in `<defect>.output.json`, every problem found in it; and where
 * it takes a limit to show one, that limit in `<defect>.limits.json`.
 * `UPDATE_FIXTURES=1 npx vitest run --project unit formats/fixtures` writes the made inputs and all outputs anew.
 */
const root = join(import.meta.dirname, '../../../../fixtures/formats');

if (process.env.UPDATE_FIXTURES)
  for (const [name, bytes] of Object.entries(MADE)) writeFileSync(join(root, name), bytes);

const inputs = readdirSync(root).filter((name) => name.includes('.input.'));

test.each(inputs)('%s', (input) => {
  const [defect, extension] = input.split('.input.') as [string, string];
  const problems = problemsOf(
    input,
    `2016-10-21.${extension}`,
    join(root, `${defect}.limits.json`),
  );
  const output = join(root, `${defect}.output.json`);
  if (process.env.UPDATE_FIXTURES) writeFileSync(output, toOutputText(problems));
  expect(problems).toEqual(JSON.parse(readFileSync(output, 'utf8')));
  expect(
    problems.some(({ code }) => defect.startsWith(code)),
    'is named for its defect',
  ).toBe(true);
});

test('every input that is made lies there as it is made', () => {
  for (const [name, bytes] of Object.entries(MADE))
    expect(new Uint8Array(readFileSync(join(root, name))), name).toEqual(bytes);
});

function problemsOf(input: string, name: string, limitsFile: string): Problem[] {
  const limits: Partial<Limits> = existsSync(limitsFile)
    ? JSON.parse(readFileSync(limitsFile, 'utf8'))
    : {};
  let ticks = 0;
  const bytes = new Uint8Array(readFileSync(join(root, input)));
  return decodeFile({ name, bytes }, { limits, now: () => 1000 * ticks++ }).problems;
}
