import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../src/core/intake/problem.ts';

const root = join(import.meta.dirname, '../fixtures');

/** One `<defect>.input.*` and what is found in it. */
export interface ProblemFixture {
  readonly folder: string;
  readonly defect: string;
  /** in `<defect>.output.json`; null where there is no such file */
  readonly problems: readonly Problem[] | null;
}

/** Every pair of fixtures, by folder and name. */
export function problemFixtures(): ProblemFixture[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: folder }) => {
      const files = new Set(readdirSync(join(root, folder)));
      const defects = new Set(
        [...files].flatMap((file) => /^(.+?)\.(?:input\.\w+|output\.json)$/.exec(file)?.[1] ?? []),
      );
      return [...defects].sort().map((defect) => ({
        folder,
        defect,
        problems: files.has(`${defect}.output.json`)
          ? toProblems(readFileSync(join(root, folder, `${defect}.output.json`), 'utf8'))
          : null,
      }));
    });
}

/** Some runners write the problems alone, some beside what they read. */
function toProblems(json: string): Problem[] {
  const value = JSON.parse(json);
  return Array.isArray(value) ? value : value.problems;
}

/** What `<defect>.output.json` holds: positions and dates on a line each, all else spread out. */
export function toOutputText(found: unknown): string {
  const text = JSON.stringify(found, null, 1);
  const number = '-?[\\d.e+-]+';
  const position = new RegExp(`\\[\\s+(${number}),\\s+(${number})\\s+\\]`, 'g');
  return `${text.replace(position, '[$1, $2]')}\n`;
}
