import type { Position } from 'geojson';
import { ringAreaKm2 } from '../../geometry/ellipsoid-area.ts';
import { firstCrossing } from '../../geometry/first-crossing.ts';
import { windingRegions } from '../../geometry/overlay.ts';
import { createPointInRing } from '../../geometry/point-in-ring.ts';
import { show } from '../show.ts';
import type { Report } from './report.ts';

/** Crossing rings are put in order when that changes their area by this much at most. */
export const MAX_CROSSING_KM2 = 1;

/** Steps of a degree in which the overlay works: about 1 m, and coordinates in which it is exact. */
const STEPS = 1e5;

/** Vertices of a hole that are looked at, since one alone may lie on the exterior. */
const MOST_LOOKED_AT = 9;

/** A ring of a polygon and its path in the file. */
export interface FoundRing {
  readonly ring: Position[];
  readonly path: string;
}

/**
 * The rings of one polygon, the exterior first. Where they cross themselves or one another, and weaving can put them
 * in order with little change, that is told as repaired; else which area is meant is a guess, and that is an error.
 * So is a hole outside its exterior.
 */
export function validateRings(found: readonly FoundRing[], report: Report): void {
  const rings = found.map(({ ring }) => ring);
  const crossing = firstCrossing(rings);
  if (!crossing) {
    validateHoles(found, report);
    return;
  }
  const { ring, path } = found[crossing.ring]!;
  const meant = rings.reduce((sum, each) => sum + ringAreaKm2(each), 0);
  const change = Math.abs(areaInOrder(rings) - meant);
  if (change <= MAX_CROSSING_KM2) {
    report.repaired('rings-cross', 1, change, ring);
    return;
  }
  const at = crossing.at.map((degrees) => Math.round(degrees * STEPS) / STEPS);
  const message = `crosses at ${show(at)}, and putting it in order changes ${change.toFixed(1)} km2 (at most ${MAX_CROSSING_KM2}): draw rings that do not cross`;
  report.error(path, 'rings-cross', message, ring, crossing.at);
}

function validateHoles([exterior, ...holes]: readonly FoundRing[], report: Report): void {
  if (holes.length === 0) return;
  const contains = createPointInRing(toFlatRing(exterior!.ring));
  for (const { ring, path } of holes) {
    const step = Math.ceil(ring.length / MOST_LOOKED_AT);
    const looked = ring.filter((_, i) => i % step === 0);
    let inside = 0;
    const isIn = looked.some(([lon, lat]) => {
      if (contains(lon!, lat!)) inside++;
      return 2 * inside >= looked.length;
    });
    if (isIn) continue;
    const message =
      'hole lies outside the area it is in: draw it as an area of its own, or take it out';
    report.error(path, 'hole-outside', message, ring);
  }
}

function toFlatRing(ring: readonly Position[]): Float64Array {
  const flat = new Float64Array(2 * (ring.length - 1));
  for (let i = 1; i < ring.length; i++) {
    flat[2 * i - 2] = ring[i]![0]!;
    flat[2 * i - 1] = ring[i]![1]!;
  }
  return flat;
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
