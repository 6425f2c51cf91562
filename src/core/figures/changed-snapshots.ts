import type { Topology } from '../topology/topology.ts';

/** Snapshots that differ from the one before, ascending: borders ended there or began. No overlay is made. */
export function changedSnapshots(topology: Topology, zone?: number): number[] {
  const { length } = topology.series.snapshots;
  const changed = new Set<number>();
  for (const border of topology.borders)
    if (zone === undefined || border.zone === zone)
      for (const at of border.lifetimes.flat()) if (at > 0 && at < length) changed.add(at);
  return [...changed].sort((a, b) => a - b);
}
