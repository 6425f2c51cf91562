import { createAreaWithin } from '../../geometry/area-within.ts';
import { ringAreaKm2 } from '../../geometry/ellipsoid-area.ts';
import type { FlatRing } from '../../geometry/flat-ring.ts';
import { toIso } from '../../time/civil-date.ts';
import { type Problem, warning } from '../problem.ts';
import { km2 } from '../show.ts';
import { toSpot } from '../spot.ts';
import type { CheckLimits } from './check-limits.ts';
import { type Held, isEstimate, type Part, type Parts, partsNotIn, partsOf } from './held.ts';
import { createPositionSet, type PositionSet } from './position-set.ts';
import { reversed } from './reversed.ts';

/** Share of a hole that has to be filled for the hole to be gone. */
const FILLED = 0.99;
/** Share of its vertices that a hole still has which is still there. */
const KEPT = 0.5;

/** Holes of a zone that are filled from one snapshot to the next: real enclaves shrink first, exports lose them at once. */
export function lostEnclaves(
  before: Held,
  now: Held,
  zones: readonly string[],
  limits: CheckLimits,
): Problem[] {
  if (isEstimate(now)) return [];
  return zones.flatMap((zone) => {
    const [old, young] = [partsOf(before, zone), partsOf(now, zone)];
    const fresh = partsNotIn(young, old);
    if (fresh.length === 0) return [];
    const borders = createPositionSet([...young.values()].flatMap(({ rings }) => rings.slice(1)));
    return [...old.values()].flatMap(({ rings, polygon }) =>
      rings.slice(1).flatMap((hole, i) => {
        const ring = polygon[i + 1]!;
        const holeKm2 = -ringAreaKm2(ring);
        if (holeKm2 < limits.enclaveKm2) return [];
        const isFilledByParts = areaUpTo(holeKm2, fresh) >= FILLED * holeKm2;
        if (!isFilledByParts && isKept(hole, borders)) return [];
        const within = createAreaWithin([reversed(hole)]);
        const isFilled = (parts: Parts) =>
          [...parts.values()].reduce((sum, part) => sum + within.ringsKm2(part.rings), 0) >=
          FILLED * holeKm2;
        if (!isFilled(young) || isFilled(old)) return [];
        const [lon, lat] = ring[0]!;
        const message = `an enclave of ${km2(holeKm2)} in ${zone} at [${lon}, ${lat}], still there on ${toIso(before.snapshot.from)}, is filled on ${toIso(now.snapshot.from)} (limit ${km2(limits.enclaveKm2)} at once): put the hole back if the export lost it, or set "checks": {"enclaveKm2"}`;
        return [warning({ file: now.file, path: '' }, 'lost-enclave', message, toSpot(ring))];
      }),
    );
  });
}

/** True when most of a ring's vertices are among these. */
function isKept(ring: FlatRing, vertices: PositionSet): boolean {
  let kept = 0;
  for (let i = 0; i < ring.length; i += 2) if (vertices.has(ring[i]!, ring[i + 1]!)) kept += 1;
  return kept > KEPT * (ring.length / 2);
}

/** The area of those parts that could lie in a hole, by their size. */
function areaUpTo(holeKm2: number, parts: readonly Part[]): number {
  return parts.reduce((sum, { areaKm2 }) => (areaKm2 * FILLED <= holeKm2 ? sum + areaKm2 : sum), 0);
}
