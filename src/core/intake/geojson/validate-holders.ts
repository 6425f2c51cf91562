import { ringAreaKm2 } from '../../geometry/ellipsoid-area.ts';
import { windingRegions } from '../../geometry/overlay.ts';
import { bboxOf, meet } from '../series/extent.ts';
import type { Polygons } from './read-geometry.ts';
import type { SnapshotFeature } from './read-snapshot.ts';
import type { Report } from './report.ts';

/** Two actors may both be drawn in control of this much, where their lines do not quite meet. */
export const MAX_SHARED_KM2 = 1;

/** Steps of a degree in which the overlay works: about 1 m, and coordinates in which it is exact. */
const STEPS = 1e5;

/** Two actors cannot both control one place: an error where they share more than a sliver. */
export function validateHolders(features: readonly SnapshotFeature[], report: Report): void {
  const shapes = new Map<string, Polygons>();
  for (const { zone, polygons } of features)
    if (zone.endsWith('/control')) shapes.set(zone, [...(shapes.get(zone) ?? []), ...polygons]);
  const holders = [...shapes];
  holders.forEach(([zone, polygons], i) => {
    for (const [other, others] of holders.slice(i + 1)) {
      const shared = sharedKm2(polygons, others);
      if (shared <= MAX_SHARED_KM2) continue;
      const message = `${zone} and ${other} share ${shared.toFixed(1)} km2: take it from one, or give it a zone "contested"`;
      report.error('', 'two-holders', message);
    }
  });
}

/** What lies in both: with a frame about all wound once the other way round, only there more than once is positive. */
function sharedKm2(a: Polygons, b: Polygons): number {
  const [boxA, boxB] = [bboxOf(a), bboxOf(b)];
  if (!boxA || !boxB || !meet(boxA, boxB)) return 0;
  const inA = windingRegions(a.flat().map(toSteps), 'positive');
  const inB = windingRegions(b.flat().map(toSteps), 'positive');
  const [w, s, e, n] = [-180 * STEPS, -90 * STEPS, 180 * STEPS, 90 * STEPS];
  const rings = [[w, s, w, n, e, n, e, s], ...inA, ...inB];
  const both = windingRegions(rings, 'positive');
  return both.reduce((sum, ring) => sum + ringAreaKm2(toDegrees(ring)), 0);
}

function toSteps(ring: Polygons[number][number]): number[] {
  return ring
    .slice(1)
    .flatMap(([lon, lat]) => [Math.round(lon! * STEPS), Math.round(lat! * STEPS)]);
}

function toDegrees(ring: readonly number[]): [number, number][] {
  const positions: [number, number][] = [];
  for (let i = 0; i < ring.length; i += 2) positions.push([ring[i]! / STEPS, ring[i + 1]! / STEPS]);
  return positions;
}
