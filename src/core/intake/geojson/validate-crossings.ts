import type { Position } from 'geojson';
import { ringAreaKm2 } from '../../geometry/ellipsoid-area.ts';
import { firstCrossing } from '../../geometry/first-crossing.ts';
import { windingRegions } from '../../geometry/overlay.ts';
import { show } from '../show.ts';
import type { Report } from './report.ts';

/** Crossing rings are put in order when that changes their area by this much at most. */
export const MAX_CROSSING_KM2 = 1;

/** Steps of a degree in which the overlay works: about 1 m, and coordinates in which it is exact. */
const STEPS = 1e5;

/**
 * Rings of one polygon that cross themselves or one another. When weaving can put them in order with little
 * change they are told as repaired; else which area is meant is a guess, and that is an error.
 */
export function validateCrossings(
  rings: readonly Position[][],
  path: string,
  report: Report,
): void {
  const found = firstCrossing(rings);
  if (!found) return;
  const meant = rings.reduce((sum, ring) => sum + ringAreaKm2(ring), 0);
  const change = Math.abs(areaInOrder(rings) - meant);
  if (change <= MAX_CROSSING_KM2) {
    report.repaired('rings-cross', 1, change);
    return;
  }
  const position = show(rings[found.ring]![found.vertex]);
  const message = `crosses near ${position}, and putting it in order changes ${change.toFixed(1)} km2 (at most ${MAX_CROSSING_KM2}): draw rings that do not cross`;
  report.error(`${path}[${found.ring}]`, 'rings-cross', message);
}

function areaInOrder(rings: readonly Position[][]): number {
  const flat = rings.map((ring) =>
    ring.slice(1).flatMap(([lon, lat]) => [Math.round(lon! * STEPS), Math.round(lat! * STEPS)]),
  );
  return windingRegions(flat, 'positive').reduce((sum, ring) => {
    const positions: [number, number][] = [];
    for (let i = 0; i < ring.length; i += 2)
      positions.push([ring[i]! / STEPS, ring[i + 1]! / STEPS]);
    return sum + ringAreaKm2(positions);
  }, 0);
}
