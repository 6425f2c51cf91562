import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toIso } from '../src/core/time/civil-date.ts';
import { realDays } from '../tests/support/shared-data.ts';

const FILES = Number(process.env.BENCH_FILES ?? 1000);
/** Seconds that validating them may take: issue 3. */
const BOUND = 20;
const BIN = fileURLToPath(new URL('../src/cli/conflict-map.mjs', import.meta.url));
const FIRST_DAY = 19000;
const VERTICES = 3000;

type Polygons = number[][][][];

/** Zones by id, as a day has them. */
type DayOf = (day: Polygons) => Record<string, Polygons>;

/** How a day is drawn: as one zone, and as several that share borders, overlap and lie apart. */
const DRAWINGS: Readonly<Record<string, DayOf>> = {
  'one zone': (day) => ({ 'ru/control': day }),
  'four zones of two actors': (day) => ({
    'ru/control': day,
    'ua/control': [allBut(day)],
    'ru/claimed': day.slice(0, 1),
    'ru/contested': squaresAlong(day[0]![0]!),
  }),
};

/** `validate` of 1,000 daily files by the command itself: real days, over again when there are fewer, else made ones. */
export function benchValidate(): void {
  const days = realDays();
  const source = days.length > 0 ? `${days.length} real days, over again` : 'made shapes';
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} x ${cpus()[0]!.model}, node ${process.version}, ${source}`,
  );
  spawnSync(process.execPath, [BIN, '--version']);
  const seconds = Object.entries(DRAWINGS).map(([name, dayOf]) => {
    const taken = timeOf(dayOf, days);
    const verdict = taken <= BOUND ? 'holds' : 'MISSED';
    console.log(`${FILES} files, ${name}: ${taken.toFixed(1)} s (bound ${BOUND}): ${verdict}`);
    return taken;
  });
  console.log(`several zones take ${(seconds[1]! / seconds[0]!).toFixed(1)} times as long as one`);
}

function timeOf(dayOf: DayOf, days: ReturnType<typeof realDays>): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-validate-'));
  try {
    mkdirSync(join(folder, 'snapshots'));
    const zones = new Set<string>();
    const snapshots = Array.from({ length: FILES }, (_, i) => {
      const date = toIso(FIRST_DAY + i);
      const drawn = dayOf(days.length > 0 ? days[i % days.length]!.polygons() : madePolygons(i));
      for (const zone of Object.keys(drawn)) zones.add(zone);
      const file = `snapshots/${date}.geojson`;
      writeFileSync(join(folder, file), collection(drawn));
      return { date, file };
    });
    writeFileSync(join(folder, 'series.json'), series(snapshots, [...zones]));
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'validate', folder], {
      encoding: 'utf8',
    });
    const taken = (performance.now() - start) / 1000;
    console.log(`exit ${status}; ${stderr.trimEnd().split('\n').at(-1)}`);
    return taken;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A box around the day with the day as its holes: every border is shared to the letter. */
function allBut(day: Polygons): number[][][] {
  const outer = [
    [20, 43],
    [42, 43],
    [42, 53],
    [20, 53],
    [20, 43],
  ];
  return [outer, ...day.map(([exterior]) => exterior!.toReversed())];
}

/** Small squares about every hundredth vertex, over the border of the two. */
function squaresAlong(ring: number[][]): Polygons {
  const half = 0.01;
  return ring
    .filter((_, i) => i % 100 === 0)
    .map(([x, y]) => [
      [
        [x! - half, y! - half],
        [x! + half, y! - half],
        [x! + half, y! + half],
        [x! - half, y! + half],
        [x! - half, y! - half],
      ],
    ]);
}

/** A ragged disc whose border moves a little each day. */
function madePolygons(day: number): Polygons {
  const ring = Array.from({ length: VERTICES }, (_, i) => {
    const turn = (i / VERTICES) * 2 * Math.PI;
    const radius = 1 + 0.05 * Math.sin(turn * 40) + 0.001 * Math.sin(turn * 7 + day / 9);
    return [37 + radius * Math.cos(turn), 48 + radius * Math.sin(turn)];
  });
  return [[[...ring, ring[0]!]]];
}

function collection(drawn: Record<string, Polygons>): string {
  const features = Object.entries(drawn).map(([zone, coordinates]) => ({
    type: 'Feature',
    properties: { zone },
    geometry: { type: 'MultiPolygon', coordinates },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function series(snapshots: readonly object[], zones: readonly string[]): string {
  const actors = [...new Set(zones.map((zone) => zone.split('/')[0]!))];
  return JSON.stringify({
    version: 1,
    title: 'bench',
    language: 'en',
    actors: actors.map((id) => ({ id, name: { en: id }, color: '#c8102e' })),
    zones: zones.map((id) => ({ id, actor: id.split('/')[0], status: id.split('/')[1] })),
    snapshots,
  });
}
