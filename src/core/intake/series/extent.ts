import type { Bbox } from '../../series/series.ts';
import type { Polygons } from '../geojson/read-geometry.ts';

/** The box around polygons; null when there are none. */
export function bboxOf(polygons: Polygons): Bbox | null {
  if (polygons.length === 0) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [exterior] of polygons) {
    for (const [lon, lat] of exterior as [number, number][]) {
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  return [west, south, east, north];
}

/** The box around both; null is nothing. */
export function union(a: Bbox | null, b: Bbox | null): Bbox | null {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** The box widened to whole degrees, one degree wide and high at least. */
export function wholeDegrees(box: Bbox | null): Bbox | null {
  if (!box) return null;
  const [west, south] = [Math.floor(box[0]), Math.floor(box[1])];
  return [
    west,
    south,
    Math.max(Math.ceil(box[2]), west + 1),
    Math.max(Math.ceil(box[3]), south + 1),
  ];
}

/** True when boxes have area in common. */
export function meet(a: Bbox, b: Bbox): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
