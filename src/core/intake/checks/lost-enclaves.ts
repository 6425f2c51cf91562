import { createAreaWithin } from '../../geometry/area-within.ts';
import { toIso } from '../../time/civil-date.ts';
import { type Problem, warning } from '../problem.ts';
import { km2 } from '../show.ts';
import { toSpot } from '../spot.ts';
import type { CheckLimits } from './check-limits.ts';
import { type Held, isEstimate, partsNotIn, partsOf } from './held.ts';
import { reversed } from './reversed.ts';

/** Share of a hole that has to be filled for the hole to be gone. */
const FILLED = 0.99;

/** Holes of a zone that are filled from one snapshot to the next: real enclaves shrink first, exports lose them at once. */
export function lostEnclaves(
  before: Held,
  now: Held,
  zones: readonly string[],
  limits: CheckLimits,
): Problem[] {
  if (isEstimate(now)) return [];
  return zones.flatMap((zone) => {
    const parts = [...partsOf(now, zone).values()];
    const holes = new Set(parts.flatMap(({ rings }) => rings.slice(1).map(String)));
    return partsNotIn(partsOf(before, zone), partsOf(now, zone)).flatMap(({ rings, polygon }) =>
      rings.slice(1).flatMap((hole, i) => {
        if (holes.has(String(hole))) return [];
        const within = createAreaWithin([reversed(hole)]);
        const holeKm2 = -within.ringsKm2([hole]);
        if (holeKm2 < limits.enclaveKm2) return [];
        const filled = parts.reduce((sum, part) => sum + within.ringsKm2(part.rings), 0);
        if (filled < FILLED * holeKm2) return [];
        const ring = polygon[i + 1]!;
        const [lon, lat] = ring[0]!;
        const message = `an enclave of ${km2(holeKm2)} in ${zone} at [${lon}, ${lat}], still there on ${toIso(before.snapshot.from)}, is filled on ${toIso(now.snapshot.from)} (limit ${km2(limits.enclaveKm2)} at once): put the hole back if the export lost it, or set "checks": {"enclaveKm2"}`;
        return [warning({ file: now.file, path: '' }, 'lost-enclave', message, toSpot(ring))];
      }),
    );
  });
}
