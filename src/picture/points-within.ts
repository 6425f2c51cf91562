import type { MapProjection } from './map-projection.ts';
import type { Box } from './picture-panels.ts';

/** Pixels between the points that are looked at. */
const STEP = 8;

type Ring = readonly (readonly [x: number, y: number])[];

/** Exterior rings of areas, in pixels. */
export function ringsInPixels(
  areas: readonly GeoJSON.MultiPolygon[],
  { project }: Pick<MapProjection, 'project'>,
): Ring[] {
  return areas.flatMap(({ coordinates }) =>
    coordinates.map(([exterior]) => exterior!.map(([lon, lat]) => project(lon!, lat!))),
  );
}

/** How many points of a raster within a box lie in one of the rings: what a panel there would hide. */
export function pointsWithin(rings: readonly Ring[], [left, top, right, bottom]: Box): number {
  const near = rings.filter(
    (ring) =>
      ring.some(([x]) => x < right) &&
      ring.some(([x]) => x > left) &&
      ring.some(([, y]) => y < bottom) &&
      ring.some(([, y]) => y > top),
  );
  let count = 0;
  for (let y = top; y <= bottom; y += STEP)
    for (let x = left; x <= right; x += STEP)
      if (near.some((ring) => isInside(ring, x, y))) count++;
  return count;
}

/** Whether a ray to the right crosses a ring an odd number of times. */
function isInside(ring: Ring, x: number, y: number): boolean {
  let isIn = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[j]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
  }
  return isIn;
}
