import { createAreaWithin } from '../geometry/area-within.ts';
import type { ZoneRegions } from '../topology/changes.ts';
import { lonLats } from '../topology/region-areas.ts';
import type { Topology } from '../topology/topology.ts';

/** Ground in km² that some zones lost and others gained, of the regions that `changedRings` finds for each. */
export function passedKm2(
  topology: Topology,
  from: readonly Pick<ZoneRegions, 'loss'>[],
  to: readonly Pick<ZoneRegions, 'gain'>[],
): number {
  const inDegrees = (rings: readonly number[][]) => rings.map((ring) => lonLats(topology, ring));
  const lost = createAreaWithin(inDegrees(from.flatMap(({ loss }) => loss)));
  const km2 = lost.ringsKm2(inDegrees(to.flatMap(({ gain }) => gain)));
  return km2 < LEAST_KM2 ? 0 : km2;
}

/** Less than a square metre is the rounding of sums that cancel. */
const LEAST_KM2 = 1e-6;
