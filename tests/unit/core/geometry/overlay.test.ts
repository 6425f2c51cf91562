import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windingRegions } from '../../../../src/core/geometry/overlay.ts';

const STEP = 1024;

/** Rings on a coarse grid: spikes, edges along edges, vertices on edges and crossings come by the dozen. */
const ring = fc
  .array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 3, maxLength: 9 })
  .map((points) => points.flat().map((value) => value * STEP));
const points = fc.array(fc.tuple(fc.nat(7 * STEP), fc.nat(7 * STEP)), {
  minLength: 20,
  maxLength: 20,
});

test('a point lies in a region just where the rings wind round it as asked', () => {
  fc.assert(
    fc.property(fc.array(ring, { maxLength: 3 }), points, (rings, samples) => {
      const positive = windingRegions(rings, 'positive', STEP);
      const negative = windingRegions(rings, 'negative', STEP);
      for (const [px, py] of samples) {
        const [x, y] = [px + 0.37, py + 0.61];
        if (nearEdge(rings, x, y)) continue;
        const winding = windingOf(rings, x, y);
        expect(windingOf(positive, x, y)).toBe(winding > 0 ? 1 : 0);
        expect(windingOf(negative, x, y)).toBe(winding < 0 ? 1 : 0);
      }
    }),
    { numRuns: 500 },
  );
});

type Edge = readonly [x1: number, y1: number, x2: number, y2: number];

function edgesOf(ring: readonly number[]): Edge[] {
  return ring.flatMap((x, i) => {
    if (i % 2 === 1) return [];
    const next = (i + 2) % ring.length;
    return [[x, ring[i + 1]!, ring[next]!, ring[next + 1]!] as const];
  });
}

/** Crossings are kept to a fraction of a step: nearer than one, either answer may be. */
function nearEdge(rings: readonly (readonly number[])[], x: number, y: number): boolean {
  return rings.flatMap(edgesOf).some(([x1, y1, x2, y2]) => {
    const length = Math.hypot(x2 - x1, y2 - y1);
    return length > 0 && Math.abs((x2 - x1) * (y - y1) - (x - x1) * (y2 - y1)) < length;
  });
}

function windingOf(rings: readonly (readonly number[])[], x: number, y: number): number {
  let winding = 0;
  for (const [x1, y1, x2, y2] of rings.flatMap(edgesOf)) {
    if (y1 > y === y2 > y) continue;
    if (x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) > x) winding += y2 > y1 ? 1 : -1;
  }
  return winding;
}
