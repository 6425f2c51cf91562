import fc from 'fast-check';
import { expect, test } from 'vitest';
import { degreesInKm } from '../../../../../src/core/geometry/ellipsoid-length.ts';
import { awayKm } from '../../../../../src/core/intake/checks/away-km.ts';
import type { Part } from '../../../../../src/core/intake/checks/held.ts';
import { nearestEdgesM } from '../../../../../src/core/intake/checks/nearest-edges.ts';
import { createPositionSet } from '../../../../../src/core/intake/checks/position-set.ts';

const LIMIT_M = 400;
const degree = (from: number, width: number) =>
  fc.integer({ min: 0, max: width * 1e4 }).map((n) => from + n / 1e4);
const position = fc.tuple(degree(43, 0.06), degree(36, 0.06));
const ring = fc.array(position, { minLength: 3, maxLength: 12 }).map((all) => all.flat());
/** Few vertices and many, since these are looked at in another order. */
const vertices = fc.oneof(
  fc.array(position, { maxLength: 6 }),
  fc.array(position, { minLength: 150, maxLength: 200 }),
);

test('agrees with every pair of a vertex and an edge, up to the limit', () => {
  fc.assert(
    fc.property(vertices, fc.array(ring, { minLength: 1, maxLength: 3 }), (points, rings) => {
      const found = nearestEdgesM(points.flat(), [{ rings } as unknown as Part], LIMIT_M);
      points.forEach(([lon, lat], i) => {
        const due = byEveryEdge(lon, lat, rings);
        if (due <= LIMIT_M) expect(found[i]).toBeCloseTo(due, 9);
        else expect(found[i]).toBeGreaterThan(LIMIT_M);
      });
    }),
    { numRuns: 150 },
  );
});

test('a set of positions holds the vertices of its rings and no others', () => {
  fc.assert(
    fc.property(fc.array(ring, { maxLength: 3 }), fc.array(position), (rings, others) => {
      const set = createPositionSet(rings);
      const own = new Set(
        rings.flatMap((flat) =>
          flat.flatMap((lon, i) => (i % 2 === 0 ? `${lon} ${flat[i + 1]}` : [])),
        ),
      );
      for (const text of own) expect(set.has(...(text.split(' ').map(Number) as Pair))).toBe(true);
      for (const [lon, lat] of others) expect(set.has(lon, lat)).toBe(own.has(`${lon} ${lat}`));
    }),
  );
});

type Pair = [number, number];

function byEveryEdge(lon: number, lat: number, rings: readonly number[][]): number {
  let least = Infinity;
  for (const flat of rings)
    for (let i = 0, j = flat.length - 2; i < flat.length; j = i, i += 2) {
      const [x1, y1, x2, y2] = [flat[j]!, flat[j + 1]!, flat[i]!, flat[i + 1]!];
      least = Math.min(least, 1000 * awayKm(lon, lat, x1, y1, x2, y2, degreesInKm(lat)));
    }
  return least;
}
