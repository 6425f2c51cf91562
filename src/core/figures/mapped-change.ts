import { changedRings, changes, ringsAreaKm2, type ZoneChange } from '../topology/changes.ts';
import type { Topology } from '../topology/topology.ts';
import type { ComparedZones } from './compared-zones.ts';
import { passedKm2 } from './passed-ground.ts';
import { unionRings } from './union-rings.ts';

/** Areas in km² of all that a map of change shows. */
export interface MappedChange {
  /** of each compared zone, as `changes` tells them */
  readonly zones: readonly ZoneChange[];
  /** ground that one compared zone lost and another gained; null with fewer than two */
  readonly handsKm2: number | null;
  /** ground contested at either date; null without a zone that might be */
  readonly contestedKm2: number | null;
}

/** The figures of a map of change from snapshot `a` to `b`; `b` may be the earlier. */
export function mappedChange(
  topology: Topology,
  { zones, contested }: ComparedZones,
  a: number,
  b: number,
): MappedChange {
  const all = changes(topology, a, b);
  const regions = changedRings(topology, a, b);
  const passed = zones.map((from) => {
    const others = zones.filter((to) => to !== from).map((to) => regions[to]!);
    return passedKm2(topology, [regions[from]!], others);
  });
  return {
    zones: zones.map((zone) => all[zone]!),
    handsKm2: zones.length < 2 ? null : passed.reduce((sum, km2) => sum + km2, 0),
    contestedKm2:
      contested.length === 0
        ? null
        : ringsAreaKm2(topology, unionRings(topology, contested, [a, b])),
  };
}
