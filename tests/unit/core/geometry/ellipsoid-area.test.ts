import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { ringAreaKm2, zoneAreaKm2 } from '../../../../src/core/geometry/ellipsoid-area.ts';

test('the whole ellipsoid has the area of WGS 84', () => {
  expect(zoneAreaKm2(90) * 2 * 360).toBeCloseTo(510_065_621.724, 2);
});

test('rings of short edges agree with the geodesic polygon to 2e-5', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -170, max: 170, noNaN: true }),
      fc.double({ min: -75, max: 75, noNaN: true }),
      fc.double({ min: 0.05, max: 1.5, noNaN: true }),
      (lon, lat, radius) => {
        const ring = Array.from({ length: 720 }, (_, i) => {
          const angle = (i / 360) * Math.PI;
          return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
        });
        const polygon = geodesic.Geodesic.WGS84.Polygon(false);
        for (const [x, y] of ring) polygon.AddPoint(y!, x!);
        const oracle = polygon.Compute(false, true).area! / 1e6;
        expect(Math.abs(ringAreaKm2(ring) - oracle) / oracle).toBeLessThan(2e-5);
      },
    ),
    { numRuns: 200 },
  );
});
