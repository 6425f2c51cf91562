import { expect, test } from 'vitest';
import { spotOf } from '../../../../src/pages/reader/open-files/spot-of.ts';

const ring = [
  [40, 35],
  [41, 35],
  ['41', '36'],
  [200, 36],
  [40, 37],
];
const collection = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } },
    { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [10, 20] } },
    { type: 'Feature', properties: {}, geometry: null },
  ],
};
const sound = [
  [40, 35],
  [41, 35],
  [40, 37],
];

test('a path to a position leads to it, on its ring', () => {
  const spot = spotOf(collection, 'features[0].geometry.coordinates[0][1]');
  expect(spot).toEqual({ lon: 41, lat: 35, box: [41, 35, 41, 35], ring: sound });
});

test.each([
  'features[0].geometry.coordinates[0][2]',
  'features[0].geometry.coordinates[0][3]',
  'features[0].geometry.coordinates[0]',
  'features[0]',
])('%s leads to the first position a map has, with the box of the ring', (path) => {
  expect(spotOf(collection, path)).toMatchObject({ lon: 40, lat: 35, box: [40, 35, 41, 37] });
});

test('a feature that is a point is its own spot', () => {
  expect(spotOf(collection, 'features[1]')).toMatchObject({ lon: 10, lat: 20, ring: [] });
});

test('what a wrapper holds is found within it', () => {
  expect(spotOf({ value: collection }, 'value.features[1].geometry')).toMatchObject({ lon: 10 });
});

test.each(['', 'name', 'features', 'features[2]', 'features[9]', 'constructor', 'line 3'])(
  '"%s" is nowhere on the map',
  (path) => {
    expect(spotOf(collection, path)).toBeNull();
  },
);

test('a ring of very many positions is thinned', () => {
  const many = Array.from({ length: 50_000 }, (_, i) => [40 + i / 1e5, 35]);
  const spot = spotOf(
    { features: [{ geometry: { coordinates: [many] } }] },
    'features[0].geometry.coordinates[0]',
  );
  expect(spot!.ring.length).toBeLessThanOrEqual(2000);
  expect(spot!.ring.length).toBeGreaterThan(1000);
});
