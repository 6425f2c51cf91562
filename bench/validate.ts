import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toIso } from '../src/core/time/civil-date.ts';
import { realDays } from '../tests/support/shared-data.ts';

const FILES = 1000;
/** Seconds that validating them may take: issue 3. */
const BOUND = 20;
const BIN = fileURLToPath(new URL('../src/cli/conflict-map.mjs', import.meta.url));
const FIRST_DAY = 19000;
const VERTICES = 3000;

/** `validate` of 1,000 daily files by the command itself: real days, over again when there are fewer, else made ones. */
export function benchValidate(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-validate-'));
  try {
    const days = realDays();
    mkdirSync(join(folder, 'snapshots'));
    const snapshots = Array.from({ length: FILES }, (_, i) => {
      const date = toIso(FIRST_DAY + i);
      const polygons = days.length > 0 ? days[i % days.length]!.polygons() : madePolygons(i);
      const file = `snapshots/${date}.geojson`;
      writeFileSync(join(folder, file), collection(polygons));
      return { date, file };
    });
    writeFileSync(join(folder, 'series.json'), series(snapshots));
    spawnSync(process.execPath, [BIN, '--version']);
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'validate', folder], {
      encoding: 'utf8',
    });
    const seconds = (performance.now() - start) / 1000;
    const source = days.length > 0 ? `${days.length} real days, over again` : 'made shapes';
    console.log(`${cpus().length} x ${cpus()[0]!.model}, node ${process.version}, ${source}`);
    console.log(`exit ${status}; on standard error ${stderr.split('\n').length - 1} lines`);
    const verdict = seconds <= BOUND ? 'holds' : 'MISSED';
    console.log(`${FILES} files in ${seconds.toFixed(1)} s (bound ${BOUND}): ${verdict}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A ragged disc whose border moves a little each day. */
function madePolygons(day: number): number[][][][] {
  const ring = Array.from({ length: VERTICES }, (_, i) => {
    const turn = (i / VERTICES) * 2 * Math.PI;
    const radius = 1 + 0.05 * Math.sin(turn * 40) + 0.001 * Math.sin(turn * 7 + day / 9);
    return [37 + radius * Math.cos(turn), 48 + radius * Math.sin(turn)];
  });
  return [[[...ring, ring[0]!]]];
}

function collection(polygons: number[][][][]): string {
  const geometry = { type: 'MultiPolygon', coordinates: polygons };
  const features = [{ type: 'Feature', properties: { zone: 'ru/control' }, geometry }];
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function series(snapshots: readonly object[]): string {
  return JSON.stringify({
    version: 1,
    title: 'bench',
    language: 'en',
    actors: [{ id: 'ru', name: { en: 'ru' }, color: '#c8102e' }],
    zones: [{ id: 'ru/control', actor: 'ru', status: 'control' }],
    snapshots,
  });
}
