import { ringAreaKm2 } from '../../geometry/ellipsoid-area.ts';
import { windingRegions } from '../../geometry/overlay.ts';
import { bboxOf, meet } from '../series/extent.ts';
import { km2 } from '../show.ts';
import type { Polygons } from './read-geometry.ts';
import type { Report } from './report.ts';
import { type SnapshotFeature, shapesByZone } from './shapes-by-zone.ts';

/** Two actors may both be drawn in control of this much, where their lines do not quite meet. */
export const MAX_SHARED_KM2 = 1;

/** Steps of a degree in which the overlay works: about 1 m, and coordinates in which it is exact. */
const STEPS = 1e5;

/** Two actors cannot both control one place: an error where they share more than a sliver. */
export function validateHolders(features: readonly SnapshotFeature[], report: Report): void {
  const holders = [...shapesByZone(features)].filter(([zone]) => zone.endsWith('/control'));
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

/**
 * The rings, not closed, of what lies in both, when that is more than a sliver. Looked at first as if neither overlapped
 * itself, which can only make it more, and takes a third of the time.
 */
function sharedRings(a: Polygons, b: Polygons): [number, number][][] {
  const [boxA, boxB] = [bboxOf(a), bboxOf(b)];
  if (!boxA || !boxB || !meet(boxA, boxB)) return [];
  const [ringsA, ringsB] = [a.flat().map(toSteps), b.flat().map(toSteps)];
  const most = coveredTwice([...ringsA, ...ringsB]);
  if (sumOf(most) <= MAX_SHARED_KM2) return [];
  const [inA, inB] = [ringsA, ringsB].map((rings) => windingRegions(rings, 'positive'));
  return coveredTwice([...inA!, ...inB!]);
}

/** With a frame about all wound once the other way round, only what is covered more than once is positive. */
function coveredTwice(rings: readonly ArrayLike<number>[]): [number, number][][] {
  const [w, s, e, n] = [-180 * STEPS, -90 * STEPS, 180 * STEPS, 90 * STEPS];
  return windingRegions([[w, s, w, n, e, n, e, s], ...rings], 'positive').map(toDegrees);
}

function sumOf(rings: readonly [number, number][][]): number {
  return rings.reduce((sum, ring) => sum + ringAreaKm2(ring), 0);
}

function toSteps(ring: Polygons[number][number]): Float64Array {
  const steps = new Float64Array(2 * ring.length - 2);
  for (let i = 1; i < ring.length; i++) {
    steps[2 * i - 2] = Math.round(ring[i]![0]! * STEPS);
    steps[2 * i - 1] = Math.round(ring[i]![1]! * STEPS);
  }
  return steps;
}

function toDegrees(ring: readonly number[]): [number, number][] {
  const positions: [number, number][] = [];
  for (let i = 0; i < ring.length; i += 2) positions.push([ring[i]! / STEPS, ring[i + 1]! / STEPS]);
  return positions;
}
