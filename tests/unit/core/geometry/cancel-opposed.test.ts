import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cancelOpposed } from '../../../../src/core/geometry/cancel-opposed.ts';
import { doubleArea } from '../../../../src/core/geometry/flat-ring.ts';

test('a spike is taken off, and what lies along it', () => {
  const ring = [1, 2, 4, 2, 4, 3, 1, 3, 3, 3, 3, 2];
  expect(cancelOpposed([ring]).map(sorted)).toEqual([sorted([3, 2, 4, 2, 4, 3, 3, 3])]);
});

test('rings that run opposed along a part of each other become one', () => {
  const left = [0, 0, 2, 0, 2, 3, 0, 3];
  const right = [2, 1, 4, 1, 4, 2, 2, 2];
  const [ring, ...others] = cancelOpposed([left, right]);
  expect(others).toEqual([]);
  expect(doubleArea(ring!)).toBe(doubleArea(left) + doubleArea(right));
});

test('a ring and its reverse cancel, a ring twice stays twice', () => {
  expect(
    cancelOpposed([
      [0, 0, 1, 0, 0, 1],
      [0, 1, 1, 0, 0, 0],
    ]),
  ).toEqual([]);
  expect(
    cancelOpposed([
      [0, 0, 1, 0, 0, 1],
      [0, 0, 1, 0, 0, 1],
    ]),
  ).toHaveLength(2);
});

const ring = fc
  .array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 3, maxLength: 7 })
  .map((points) => points.flat());

test('winding is kept, no edge runs back along another, no ring meets itself in a vertex', () => {
  fc.assert(
    fc.property(fc.array(ring, { maxLength: 4 }), (rings) => {
      const out = cancelOpposed(rings);
      for (const [x, y] of [
        [0.37, 0.71],
        [1.53, 2.19],
        [2.83, 3.41],
        [3.29, 0.57],
      ] as const)
        expect(windingOf(out, x, y)).toBe(windingOf(rings, x, y));
      const edges = new Set(out.flatMap(edgesOf).map((edge) => edge.join(' ')));
      for (const [x1, y1, x2, y2] of out.flatMap(edgesOf))
        expect(edges.has([x2, y2, x1, y1].join(' '))).toBe(false);
      for (const one of out) {
        const corners = edgesOf(one).map(([x, y]) => `${x} ${y}`);
        expect(new Set(corners).size).toBe(corners.length);
      }
    }),
    { numRuns: 500 },
  );
});

type Edge = [x1: number, y1: number, x2: number, y2: number];

function edgesOf(ring: readonly number[]): Edge[] {
  const edges: Edge[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    edges.push([ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!]);
  }
  return edges;
}

/** Crossings of a ray to the east, upwards +1 and downwards -1. */
function windingOf(rings: readonly (readonly number[])[], x: number, y: number): number {
  let winding = 0;
  for (const [x1, y1, x2, y2] of rings.flatMap(edgesOf)) {
    if (y1 > y === y2 > y) continue;
    if (x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) > x) winding += y2 > y1 ? 1 : -1;
  }
  return winding;
}

function sorted(ring: readonly number[]): string[] {
  return edgesOf(ring)
    .map((edge) => edge.join(' '))
    .sort();
}
