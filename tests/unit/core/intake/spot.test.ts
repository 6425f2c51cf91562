import { expect, test } from 'vitest';
import { MOST_RING_POSITIONS, toSpot } from '../../../../src/core/intake/spot.ts';

const ring = [
  [40, 35],
  [41, 35],
  ['41', '36'],
  [200, 36],
  [40, 37],
];
const sound = [
  [40, 35],
  [41, 35],
  [40, 37],
];
const polygon = { type: 'Polygon', coordinates: [ring] };

test.each<[string, unknown]>([
  ['a ring', ring],
  ['a polygon', [ring]],
  ['several polygons', [[ring], [[[0, 0]]]]],
  ['a geometry', polygon],
  ['a feature', { type: 'Feature', geometry: polygon }],
  ['a collection of geometries', { type: 'GeometryCollection', geometries: [null, polygon] }],
])('%s is at its first position that a map has, with the ring that is on', (_, part) => {
  expect(toSpot(part)).toEqual({ at: [40, 35], ring: sound });
});

test('the position that is named is taken where a map has it', () => {
  expect(toSpot(ring, [41, 35])).toEqual({ at: [41, 35], ring: sound });
  expect(toSpot(ring, [200, 36])).toEqual({ at: [40, 35], ring: sound });
  expect(toSpot(null, [41, 35, 100])).toEqual({ at: [41, 35] });
});

test('a point is no ring', () => {
  expect(toSpot({ type: 'Point', coordinates: [10.123456789, 20] })).toEqual({
    at: [10.1234568, 20],
  });
});

test.each([null, undefined, 5, 'ring', [], [[]], {}, { coordinates: ['a'] }, [[200, 100]]])(
  '%j is nowhere',
  (part) => {
    expect(toSpot(part)).toBeUndefined();
  },
);

test('a ring of very many positions is thinned, and keeps its last', () => {
  const many = Array.from({ length: 50_001 }, (_, i) => [40 + i / 1e5, 35]);
  const { ring: thinned } = toSpot(many)!;
  expect(thinned!.length).toBeLessThanOrEqual(MOST_RING_POSITIONS);
  expect(thinned!.length).toBeGreaterThan(MOST_RING_POSITIONS / 2);
  expect(thinned!.at(-1)).toEqual([40.5, 35]);
});
