import type { SeriesInfo } from '../../../src/core/series/series.ts';
import { STATUSES } from '../../../src/core/series/series.ts';
import { toDay } from '../../../src/core/time/civil-date.ts';
import type { MultiPolygon } from '../../../src/core/topology/dissolve.ts';
import type { Topology } from '../../../src/core/topology/topology.ts';
import { weave } from '../../../src/core/topology/weave.ts';

const RADIUS = 1.1;

/** Blobs with a hole, of every status in a row, another shape each day: `madeTopology()` is the same on every machine. `east` moves them, degrees. */
export function madeTopology(method?: string, east = 0): Topology {
  const days = ['2020-01-01', '2020-01-02', '2020-01-05', '2020-02-01', '2020-02-02', '2020-03-01'];
  const series: SeriesInfo = {
    title: 'Made shapes',
    language: 'en',
    actors: [
      { id: 'red', name: { en: 'Red' }, color: '#c8102e' },
      { id: 'blue', name: { en: 'Blue' }, color: '#1f5fa8' },
    ],
    zones: STATUSES.map((status) => ({ id: `red/${status}`, actor: 'red', status })),
    snapshots: days.map((day) => ({
      from: toDay(day),
      to: null,
      precision: 'day',
      ...(method === undefined ? {} : { method }),
    })),
    maxCarryDays: 40,
    sources: [],
  };
  return weave({
    series,
    extent: [36 + east, 31, 48 + east, 37],
    snapshots: days.map((_, day) => shapesOf(day, east)),
  });
}

function shapesOf(day: number, east: number): Map<string, MultiPolygon> {
  return new Map(
    STATUSES.map((status, i) => {
      const [lon, lat] = [38 + east + i * 2.1, 34 + 0.6 * Math.sin(day + i)];
      const outline = blob(lon, lat, RADIUS * (0.7 + 0.05 * day), day + i);
      return [`red/${status}`, [[outline, blob(lon, lat, RADIUS * 0.2, day)]]];
    }),
  );
}

function blob(lon: number, lat: number, radius: number, seed: number): [number, number][] {
  const points = Array.from({ length: 40 }, (_, i): [number, number] => {
    const angle = (i / 40) * 2 * Math.PI;
    const r = radius * (1 + 0.25 * Math.sin(3 * angle + seed) + 0.1 * Math.cos(7 * angle - seed));
    return [lon + r * Math.cos(angle), lat + r * Math.sin(angle) * 0.8];
  });
  return [...points, points[0]!];
}
