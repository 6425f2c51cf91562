import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import geodesic from 'geographiclib-geodesic';
import { beforeAll, describe, expect, test } from 'vitest';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import { areas } from '../../../../src/core/topology/areas.ts';
import { dissolve, quantise } from '../../../../src/core/topology/dissolve.ts';
import { ringsAt } from '../../../../src/core/topology/rings-at.ts';
import type { Topology } from '../../../../src/core/topology/topology.ts';
import { weave } from '../../../../src/core/topology/weave.ts';
import { writeTopology } from '../../../../src/core/topology/write-topology.ts';
import { realDays } from '../../../support/shared-data.ts';
import { tinySeries } from '../../../support/tiny-series.ts';

const EXTENT = [22, 44, 42, 53] as const;
const days = realDays();

describe.skipIf(days.length === 0)(`${days.length} real days`, () => {
  let topology: Topology;

  beforeAll(() => {
    const series = {
      ...tinySeries(days.length, 'a'),
      snapshots: days.map(({ date }) => ({
        from: toDay(date),
        to: null,
        precision: 'day' as const,
      })),
    };
    const snapshots = (function* () {
      for (const day of days) yield new Map([['a/control', day.polygons()]]);
    })();
    topology = weave({ series, extent: EXTENT, snapshots });
  }, 400_000);

  test('every day comes back edge for edge as it was put on the grid and dissolved', () => {
    days.forEach((day, at) => {
      const expected = edges(dissolve(quantise(day.polygons(), EXTENT)));
      const found = edges(ringsAt(topology, at)[0]!.polygons.flatMap(({ rings }) => rings));
      expect(found.size, day.date).toBe(expected.size);
      for (const edge of expected) expect(found.has(edge), day.date).toBe(true);
    });
  }, 400_000);

  test('every area is within 2e-5 of the geodesic area of the raw file', () => {
    const sums = areas(topology)[0]!;
    days.forEach((day, at) => {
      const raw = geodesicAreaKm2(day.polygons());
      expect(Math.abs(sums[at]! - raw) / raw, day.date).toBeLessThan(2e-5);
    });
  }, 400_000);

  test('the whole series weighs at most a hundredth of its files, both gzipped', () => {
    const files = days.reduce((sum, { file }) => sum + gzipSync(readFileSync(file)).length, 0);
    const text = writeTopology(topology, (t) => createHash('sha256').update(t).digest('hex'));
    expect(files / gzipSync(text, { level: 9 }).length).toBeGreaterThan(100);
  }, 400_000);
});

/** Directed edges as text, less those run both ways, which bound nothing. */
function edges(rings: readonly ArrayLike<number>[]): Set<string> {
  const found = new Set<string>();
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [from, to] = [`${ring[j]},${ring[j + 1]}`, `${ring[i]},${ring[i + 1]}`];
      if (!found.delete(`${to}>${from}`)) found.add(`${from}>${to}`);
    }
  return found;
}

function geodesicAreaKm2(polygons: number[][][][]): number {
  let sum = 0;
  for (const polygon of polygons)
    polygon.forEach((ring, i) => {
      const area = geodesic.Geodesic.WGS84.Polygon(false);
      for (const [lon, lat] of ring.slice(0, -1)) area.AddPoint(lat!, lon!);
      sum += ((i === 0 ? 1 : -1) * Math.abs(area.Compute(false, true).area!)) / 1e6;
    });
  return sum;
}
