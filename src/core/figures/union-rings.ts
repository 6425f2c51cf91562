import { cancelOpposed } from '../geometry/cancel-opposed.ts';
import { windingRegions } from '../geometry/overlay.ts';
import { linkRings } from '../topology/link-rings.ts';
import { ringVertices } from '../topology/linked-ring.ts';
import { arcsAt } from '../topology/standing-arcs.ts';
import type { Topology } from '../topology/topology.ts';

/** All ground that lies in any of some zones at any of some snapshots: simple rings on the grid, interiors on the left. */
export function unionRings(
  topology: Topology,
  zones: readonly number[],
  snapshots: readonly number[],
): number[][] {
  const rings = snapshots.flatMap((at) =>
    zones.flatMap((zone) =>
      linkRings(topology, arcsAt(topology, zone, at)).map((ring) => ringVertices(topology, ring)),
    ),
  );
  return windingRegions(cancelOpposed(rings), 'positive');
}
