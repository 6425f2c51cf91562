import geodesic from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { localProjection } from '../../../../../src/core/intake/estimate/local-projection.ts';

const CENTRE = [41, 34] as const;
const THEATRE = [35, 29, 49, 38] as const;

function grid(): [number, number][] {
  const [west, south, east, north] = THEATRE;
  const points: [number, number][] = [];
  for (let lon = west; lon <= east; lon += 1)
    for (let lat = south; lat <= north; lat += 1) points.push([lon, lat]);
  return points;
}

test('distances of up to 150 km are within 1% anywhere in the theatre', () => {
  const { toMetres } = localProjection(...CENTRE);
  let worst = 0;
  for (const a of grid())
    for (const b of grid()) {
      const truth = geodesic.Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0]).s12!;
      if (truth === 0 || truth > 150_000) continue;
      const [p, q] = [toMetres(...a), toMetres(...b)];
      worst = Math.max(worst, Math.abs(Math.hypot(p[0] - q[0], p[1] - q[1]) / truth - 1));
    }
  expect(worst).toBeGreaterThan(0.001);
  expect(worst).toBeLessThan(0.01);
});

test('what is projected comes back', () => {
  const { toMetres, toDegrees } = localProjection(...CENTRE);
  for (const [lon, lat] of grid()) {
    const back = toDegrees(...toMetres(lon, lat));
    expect(back[0]).toBeCloseTo(lon, 9);
    expect(back[1]).toBeCloseTo(lat, 9);
  }
});
