import { ringAreaKm2 } from '../../geometry/ellipsoid-area.ts';
import { windingRegions } from '../../geometry/overlay.ts';
import { bboxOf, meet } from '../series/extent.ts';
import { km2 } from '../show.ts';
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
      const rings = sharedRings(polygons, others);
      const areas = rings.map(ringAreaKm2);
      const shared = areas.reduce((sum, area) => sum + area, 0);
      if (shared <= MAX_SHARED_KM2) continue;
      const largest = rings[areas.indexOf(Math.max(...areas))]!;
      const message = `${zone} and ${other} share ${km2(shared)}: take it from one, or give it a zone "contested"`;
      report.error('', 'two-holders', message, [...largest, largest[0]]);
    }
  });
}

/** The rings, not closed, of what lies in both: with a frame about all wound once the other way round, only there more than once is positive. */
function sharedRings(a: Polygons, b: Polygons): [number, number][][] {
  const [boxA, boxB] = [bboxOf(a), bboxOf(b)];
  if (!boxA || !boxB || !meet(boxA, boxB)) return [];
  const inA = windingRegions(a.flat().map(toSteps), 'positive');
  const inB = windingRegions(b.flat().map(toSteps), 'positive');
  const [w, s, e, n] = [-180 * STEPS, -90 * STEPS, 180 * STEPS, 90 * STEPS];
  const rings = [[w, s, w, n, e, n, e, s], ...inA, ...inB];
  return windingRegions(rings, 'positive').map(toDegrees);
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
