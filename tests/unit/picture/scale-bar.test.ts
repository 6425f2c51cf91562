import geodesic from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { mapProjection } from '../../../src/picture/map-projection.ts';
import { scaleBar } from '../../../src/picture/scale-bar.ts';

test.each([
  [5.2, 0],
  [7, 36.3],
  [10.4, 48],
  [3, -60],
])('at zoom %d and latitude %d the bar is as long as it says', (zoom, lat) => {
  const camera = { zoom, lat, lon: 40 };
  const { svg, box } = scaleBar(camera, { width: 800, height: 600, theme: 'light' });
  const km = Number(/>(\S+) km</.exec(svg)![1]);
  const { project } = mapProjection(camera, 800, 600);
  const [from] = project(40, lat);
  const [to] = project(41, lat);
  const degree = geodesic.Geodesic.WGS84.Inverse(lat, 40, lat, 40.001).s12!;
  const barKm = ((box[2] - box[0]) / (to - from)) * degree;
  expect(barKm / km).toBeCloseTo(1, 2);
  expect(box[2] - box[0]).toBeGreaterThan(50);
});
