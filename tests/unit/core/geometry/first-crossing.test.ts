import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstCrossing } from '../../../../src/core/geometry/first-crossing.ts';

const square = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
  [0, 0],
];

test('rings that touch, or lie along one another, do not cross', () => {
  const beside = square.map(([x, y]) => [x! + 2, y!]);
  const corner = square.map(([x, y]) => [x! + 2, y! + 2]);
  expect(firstCrossing([square, beside, corner, square])).toBeNull();
});

test('a figure of eight crosses itself, two squares each other', () => {
  const eight = [
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 2],
    [0, 0],
  ];
  expect(firstCrossing([eight])).toMatchObject({ ring: 0 });
  expect(firstCrossing([square, square.map(([x, y]) => [x! + 1, y! + 1])])).not.toBeNull();
});

test('agrees with trying every pair of edges', () => {
  const point = fc.tuple(fc.nat(6), fc.nat(6));
  const ring = fc
    .array(point, { minLength: 3, maxLength: 8 })
    .map((points) => [...points, points[0]!]);
  fc.assert(
    fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
      expect(firstCrossing(rings) !== null).toBe(anyCrosses(rings));
    }),
    { numRuns: 500 },
  );
});

function anyCrosses(rings: readonly (readonly (readonly number[])[])[]): boolean {
  const edges = rings.flatMap((ring) => ring.slice(1).map((b, i) => [ring[i]!, b] as const));
  const side = (a: readonly number[], b: readonly number[], p: readonly number[]) =>
    Math.sign((b[0]! - a[0]!) * (p[1]! - a[1]!) - (p[0]! - a[0]!) * (b[1]! - a[1]!));
  return edges.some(([a, b], i) =>
    edges
      .slice(i + 1)
      .some(([c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0),
  );
}
