import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHECK_LIMITS } from '../../../../src/core/intake/checks/check-limits.ts';
import { estimate } from '../../../../src/core/intake/estimate/estimate.ts';
import { readSnapshot } from '../../../../src/core/intake/geojson/read-snapshot.ts';
import { importSeries } from '../../../../src/core/intake/import/import-series.ts';
import { readExistingSeries } from '../../../../src/core/intake/import/series-writer.ts';
import { formatProblem, type Problem } from '../../../../src/core/intake/problem.ts';
import { weaveSeries } from '../../../../src/publish/weave-series.ts';
import { toOutputText } from '../../../support/problem-fixtures.ts';

/**
 * Each `<defect>.input.*` has beside it, in `<defect>.output.json`, every problem found in it.
 * `UPDATE_FIXTURES=1 npx vitest run --project unit fixtures` writes the outputs anew: read the difference.
 */
const root = join(import.meta.dirname, '../../../fixtures');

const RUNNERS: Record<string, (text: string) => readonly Problem[]> = {
  snapshot: (text) =>
    readSnapshot(
      text,
      'snapshots/2016-10-21.geojson',
      { rules: [] },
      new Set(['isis/control', 'isis/influence', 'syria/control']),
    ).problems,
  'series-folder': (text) => {
    const files = new Map(Object.entries<unknown>(JSON.parse(text)));
    return weaveSeries({
      read(path) {
        const content = files.get(path);
        if (content === undefined) return null;
        return typeof content === 'string' ? content : JSON.stringify(content);
      },
      names: () => [...files.keys()].filter((name) => !name.includes('/')),
    }).problems;
  },
  import: (text) => {
    const { mapping, existing, files } = JSON.parse(text);
    const inputs = Object.entries(files).map(([name, json]) => ({
      name,
      text: JSON.stringify(json),
    }));
    const known = existing && readExistingSeries(JSON.stringify(existing), 'series.json').existing;
    const written = new Map<string, string>();
    const across = {
      placeFiles: [],
      checks: CHECK_LIMITS,
      read: (file: string) => written.get(file)!,
    };
    const options = { mapping, title: 'A test', existing: known ?? null, across };
    return importSeries(inputs, options, (file, text) => written.set(file, text)).problems;
  },
  estimate: (text) => estimate(text, null, { actor: 'isis' }).problems,
};

const found: Problem[] = [];

for (const [folder, run] of Object.entries(RUNNERS)) {
  describe(folder, () => {
    const inputs = readdirSync(join(root, folder)).filter((name) => name.includes('.input.'));
    for (const input of inputs) {
      const defect = input.slice(0, input.indexOf('.input.'));
      test(defect, () => {
        const problems = run(readFileSync(join(root, folder, input), 'utf8'));
        const output = join(root, folder, `${defect}.output.json`);
        if (process.env.UPDATE_FIXTURES) writeFileSync(output, toOutputText(problems));
        expect(problems).toEqual(JSON.parse(readFileSync(output, 'utf8')));
        found.push(...problems);
      });
    }
  });
}

test('every problem says where it is, in lower case, and what to do', () => {
  expect(found.length).toBeGreaterThan(60);
  for (const problem of found) {
    expect(problem.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(problem.repaired).toBe(problem.severity === 'repair');
    expect(formatProblem(problem)).toMatch(/^[\w./-]+: \S/);
    expect(problem.message).not.toMatch(/\.$|undefined|\[object/);
    if (problem.severity !== 'repair') expect(problem.message).toMatch(/[:;] \S/);
  }
});
