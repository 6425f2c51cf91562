import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toIso } from '../../../src/core/time/civil-date.ts';
import { folderFiles } from '../../../src/publish/folder-files.ts';
import { validateSeries } from '../../../src/publish/weave-series.ts';

const bin = join(import.meta.dirname, '../../../src/cli/conflict-map.mjs');
const OLD = 3;
const NEW = 240;
let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'killed-import-'));
  writeDays('old', OLD, 1);
  writeDays('new', NEW, 400);
});
afterAll(() => rmSync(scratch, { recursive: true }));

test('an import killed at any point leaves the old series or the new one', async () => {
  expect(spawnSync(process.execPath, [bin, ...importOf('old')], { cwd: scratch }).status).toBe(0);
  const left: number[] = [];
  for (const written of [0, 1, 5, 30, 90, 180, NEW - 1, NEW, NEW + 1]) {
    await killWhen(written);
    const problems = validateSeries(folderFiles(join(scratch, 'out')));
    expect(
      problems.filter(({ severity }) => severity === 'error'),
      `after ${written}`,
    ).toEqual([]);
    const days = readdirSync(join(scratch, 'out/snapshots')).length;
    expect([OLD, NEW]).toContain(days);
    left.push(days);
  }
  expect(left[0]).toBe(OLD);
  expect(spawnSync(process.execPath, [bin, ...importOf('new')], { cwd: scratch }).status).toBe(0);
  expect(readdirSync(join(scratch, 'out/snapshots'))).toHaveLength(NEW);
  expect(readdirSync(scratch).sort()).toEqual(['new', 'old', 'out']);
}, 120_000);

/** Imports the new days, and kills the process once it has written so many files aside, or more than all: at its end. */
async function killWhen(written: number): Promise<void> {
  const child = spawn(process.execPath, [bin, ...importOf('new')], { cwd: scratch });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const asideOf = `.out.${child.pid}.`;
  let seen = false;
  while (child.exitCode === null) {
    const aside = readdirSync(scratch).find(
      (name) => name.startsWith(asideOf) && name.endsWith('.new'),
    );
    seen ||= aside !== undefined;
    if (aside !== undefined && countIn(join(scratch, aside, 'snapshots')) >= written) break;
    if (seen && aside === undefined) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  child.kill('SIGKILL');
  await ended;
}

function countIn(folder: string): number {
  return existsSync(folder) ? readdirSync(folder).length : 0;
}

function importOf(days: string): string[] {
  return ['import', days, '--out', 'out', '--actor', 'ru', '--status', 'control'];
}

function writeDays(folder: string, count: number, vertices: number): void {
  mkdirSync(join(scratch, folder));
  for (let day = 0; day < count; day++) {
    const ring = Array.from({ length: vertices + 3 }, (_, i) => {
      const turn = (i / (vertices + 3)) * 2 * Math.PI;
      return [37 + Math.cos(turn), 48 + Math.sin(turn) + day / 1e4];
    });
    const geometry = { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
    const features = [{ type: 'Feature', properties: {}, geometry }];
    writeFileSync(
      join(scratch, folder, `${toIso(19000 + day)}.geojson`),
      JSON.stringify({ type: 'FeatureCollection', features }),
    );
  }
}
