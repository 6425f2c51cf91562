import { createAreaWithin } from '../geometry/area-within.ts';
import type { Status } from '../series/series.ts';
import { changes, ringsAreaKm2, type ZoneChange } from '../topology/changes.ts';
import { lonLats } from '../topology/region-areas.ts';
import type { Topology } from '../topology/topology.ts';
import { unionRings } from './union-rings.ts';

/** What an actor held, gained and lost of the ground that lies in any of its zones of `statuses`, each km² counted once. */
export interface ActorChange extends Omit<ZoneChange, 'zone'> {
  readonly actor: string;
  /** what is summed: ground that passes from one of these to another is held, neither gained nor lost */
  readonly statuses: readonly Status[];
}

/** From what an actor surely holds to all that is said of it. */
const GROUPS: readonly (readonly Status[])[] = [
  ['control'],
  ['control', 'contested'],
  ['control', 'contested', 'claimed', 'influence', 'unknown'],
];

/**
 * Changes by actor between snapshots `a` and `b`, in the order of the series' actors: control alone first, then with
 * what is contested, then with all else, each only where the actor has ground that makes a difference.
 */
export function changesByActor(topology: Topology, a: number, b: number): ActorChange[] {
  const { actors, zones } = topology.series;
  const byZone = changes(topology, a, b);
  return actors.flatMap(({ id }) => {
    const own = zones
      .map((zone, i) => ({ ...zone, i }))
      .filter(({ actor, i }) => {
        const { heldKm2, gainKm2, lossKm2 } = byZone[i]!;
        return actor === id && heldKm2 + gainKm2 + lossKm2 > 0;
      });
    const rows: ActorChange[] = [];
    let counted = 0;
    for (const group of GROUPS) {
      const members = own.filter(({ status }) => group.includes(status));
      if (members.length === counted) continue;
      counted = members.length;
      const statuses = group.filter((status) => members.some((zone) => zone.status === status));
      const indexes = members.map(({ i }) => i);
      const figures =
        indexes.length === 1 ? byZone[indexes[0]!]! : unionChange(topology, indexes, a, b);
      const { heldKm2, gainKm2, lossKm2, netKm2 } = figures;
      rows.push({ actor: id, statuses, heldKm2, gainKm2, lossKm2, netKm2 });
    }
    return rows;
  });
}

function unionChange(
  topology: Topology,
  zones: readonly number[],
  a: number,
  b: number,
): Omit<ZoneChange, 'zone'> {
  const [before, after] = [unionRings(topology, zones, [a]), unionRings(topology, zones, [b])];
  const [beforeKm2, afterKm2] = [ringsAreaKm2(topology, before), ringsAreaKm2(topology, after)];
  const within = createAreaWithin(before.map((ring) => lonLats(topology, ring)));
  const heldKm2 = Math.min(
    within.ringsKm2(after.map((ring) => lonLats(topology, ring))),
    beforeKm2,
    afterKm2,
  );
  return {
    heldKm2,
    gainKm2: afterKm2 - heldKm2,
    lossKm2: beforeKm2 - heldKm2,
    netKm2: afterKm2 - beforeKm2,
  };
}
