import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import {
  degreesInKm,
  directionOf,
  edgeLengthKm,
} from '../../../../src/core/geometry/ellipsoid-length.ts';

const geodesicKm = (lon1: number, lat1: number, lon2: number, lat2: number) =>
  geodesic.Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2).s12! / 1000;

/** An edge that sets out from a point of the inhabited world, as far as `km` at most. */
const edges = (km: number) =>
  fc
    .tuple(
      fc.double({ min: -170, max: 170, noNaN: true }),
      fc.double({ min: -60, max: 60, noNaN: true }),
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      fc.double({ min: km / 10, max: km, noNaN: true }),
    )
    .map(([lon, lat, angle, length]): [number, number, number, number] => {
      const { lonKm, latKm } = degreesInKm(lat);
      return [
        lon,
        lat,
        lon + (Math.cos(angle) * length) / lonKm,
        lat + (Math.sin(angle) * length) / latKm,
      ];
    });

test.each([
  [1, 2e-7],
  [10, 3e-6],
  [100, 1e-4],
])('an edge of up to %i km is as long as the geodesic, to %s', (km, tolerance) => {
  fc.assert(
    fc.property(edges(km), (edge) => {
      const found = edgeLengthKm(...edge);
      const geodesicLength = geodesicKm(...edge);
      expect(Math.abs(found / geodesicLength - 1)).toBeLessThan(tolerance);
      expect(found).toBeGreaterThan(geodesicLength * (1 - 1e-9));
    }),
  );
});

test('along a parallel and a meridian it is the ellipsoid’s own length', () => {
  const { lonKm, latKm } = degreesInKm(45);
  expect(lonKm).toBeCloseTo(78.847, 3);
  expect(latKm).toBeCloseTo(111.132, 3);
  expect(edgeLengthKm(10, 45, 11, 45)).toBeCloseTo(lonKm, 9);
});

test('directions', () => {
  expect(directionOf(43, 36, 43, 37)).toBe('n');
  expect(directionOf(43, 36, 43, 35)).toBe('s');
  expect(directionOf(43, 36, 42, 36)).toBe('w');
  expect(directionOf(0, 60, 2, 61)).toBe('ne');
  expect(directionOf(0, 60, -1, 59.5)).toBe('sw');
});
