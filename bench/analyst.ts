import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { difference, featureCollection, multiPolygon, area as turfArea } from '@turf/turf';
import { areasByRegion, changesByRegion } from '../src/core/figures/by-region.ts';
import { changeFigures } from '../src/core/figures/change-figures.ts';
import { compareDates } from '../src/core/figures/comparison.ts';
import { placeHistory } from '../src/core/figures/place-history.ts';
import { provincesOf } from '../src/core/figures/region.ts';
import { turningPoints } from '../src/core/figures/turning-points.ts';
import { toDay } from '../src/core/time/civil-date.ts';
import { areas } from '../src/core/topology/areas.ts';
import { changes } from '../src/core/topology/changes.ts';
import type { Topology } from '../src/core/topology/topology.ts';
import { weave } from '../src/core/topology/weave.ts';
import { seeded } from '../tests/support/seeded.ts';
import { type RealDay, realDays } from '../tests/support/shared-data.ts';

const SEED = 20161021;
const PAIRS = 40;
/** turf.difference is slow: this many of the pairs. */
const TURF_PAIRS = 10;
const POINTS = 200;

/** Bounds of design section 11, in ms, and how many times faster than turf.difference. */
const BOUNDS = { areas: 20, changes: 30, history: 1, provinces: 100, turning: 1500, ratio: 10 };

/** What an analyst asks, beside turf.difference and turf.area in the same run. Needs the real days beside the checkout. */
export function benchAnalyst(): void {
  const days = realDays();
  if (days.length === 0) {
    console.log('skipped: no ../shared/series/deepstate beside the checkout');
    return;
  }
  const machine = `${cpus()[0]!.model}, node ${process.version}`;
  console.log(`${machine}, ${new Date().toISOString().slice(0, 10)}`);
  const topology = woven(days);
  const { below, random } = seeded(SEED);
  const pairs = Array.from(
    { length: PAIRS },
    () => [below(days.length), below(days.length)] as const,
  );
  console.log(`${days.length} days; medians in ms; ${PAIRS} pairs of days, seed ${SEED}`);

  const shapes = days.map((day) => multiPolygon(day.polygons()));
  const turfAreas = timed(() => shapes.map((shape) => turfArea(shape)));
  // A copy has nothing reckoned and kept beside it yet.
  const allAreas = median(repeat(9, () => areas({ ...topology })));
  tell('areas of all days, one sweep', allAreas, BOUNDS.areas);
  console.log(`  turf.area of each day ${turfAreas.toFixed(1)}: ${ratio(turfAreas, allAreas)}`);

  for (const [a, b] of pairs.slice(TURF_PAIRS)) changes(topology, b, a); // warm
  const each = pairs.map(([a, b]) => timed(() => changes(topology, a, b)));
  const change = median(each);
  tell('changes of a pair: held, gain, loss', change, BOUNDS.changes);
  const turf = median(
    pairs.slice(0, TURF_PAIRS).map(([a, b]) =>
      timed(() => {
        const [before, after] = [shapes[a]!, shapes[b]!];
        for (const two of [
          [after, before],
          [before, after],
        ]) {
          const found = difference(featureCollection(two));
          if (found) turfArea(found);
        }
      }),
    ),
  );
  tell(
    `turf.difference both ways ${turf.toFixed(1)}, times slower`,
    -turf / median(each.slice(0, TURF_PAIRS)),
    -BOUNDS.ratio,
  );

  const points = Array.from(
    { length: POINTS },
    () => [30 + 10 * random(), 45 + 6 * random()] as const,
  );
  const history = median(points.map(([lon, lat]) => timed(() => placeHistory(topology, lon, lat))));
  tell('history of a point, all days', history, BOUNDS.history);

  const read = (file: string) =>
    JSON.parse(readFileSync(new URL(`../data/basemap/${file}`, import.meta.url), 'utf8'));
  const provinces = provincesOf(read('region-ukraine.json'));
  const first = timed(() => areasByRegion(topology, provinces));
  console.log(
    `areas of ${provinces.length} provinces on all days, once a series: ${first.toFixed(1)}`,
  );
  const byProvince = median(
    pairs.map(([a, b]) => timed(() => changesByRegion(topology, a, b, provinces))),
  );
  tell(`changes of a pair in ${provinces.length} provinces`, byProvince, BOUNDS.provinces);
  const { places } = read('gazetteer.json');
  const { snapshots } = topology.series;
  const whole = median(
    pairs.map(([a, b]) =>
      timed(() =>
        changeFigures(
          topology,
          compareDates(topology.series, snapshots[a]!.from, snapshots[b]!.from)!,
          { regions: provinces, gazetteer: places },
        ),
      ),
    ),
  );
  console.log(`all figures of a pair, provinces and named places too: ${whole.toFixed(1)}`);
  tell(
    `changes between all ${days.length - 1} neighbours`,
    timed(() => turningPoints(topology)),
    BOUNDS.turning,
  );
}

function woven(days: readonly RealDay[]): Topology {
  const snapshots = days.map(({ date }) => ({
    from: toDay(date),
    to: null,
    precision: 'day' as const,
  }));
  const series = {
    title: 'bench',
    language: 'en',
    actors: [{ id: 'ru', name: { en: 'ru' }, color: '#c8102e' }],
    zones: [{ id: 'ru/control', actor: 'ru', status: 'control' as const }],
    snapshots,
    maxCarryDays: null,
    sources: [],
  };
  const shapes = (function* () {
    for (const day of days) yield new Map([['ru/control', day.polygons()]]);
  })();
  return weave({ series, extent: [22, 44, 42, 53], snapshots: shapes });
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function repeat(times: number, work: () => unknown): number[] {
  return Array.from({ length: times }, () => timed(work));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function ratio(slow: number, fast: number): string {
  return `${(slow / fast).toFixed(0)} times`;
}

function tell(what: string, value: number, bound: number): void {
  const verdict = value <= bound ? 'holds' : 'MISSED';
  console.log(`${what}: ${Math.abs(value).toFixed(2)} (bound ${Math.abs(bound)}): ${verdict}`);
}
