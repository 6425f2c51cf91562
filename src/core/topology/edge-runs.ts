import type { VertexIds } from '../geometry/vertex-ids.ts';
import type { Run } from './edge-set.ts';
import { linkRings } from './link-rings.ts';
import { ringVertices } from './linked-ring.ts';
import { arcsAt } from './standing-arcs.ts';
import type { Topology } from './topology.ts';
import { toPath, type ZonePaths } from './zone-paths.ts';

/** Every edge of a topology's borders with what ran along it and when: what it was cut from. */
export function* edgeRuns({ arcs, borders }: Topology, ids: VertexIds): Generator<Run> {
  const paths = arcs.map((arc) => toPath(arc, ids));
  for (const { zone, lifetimes, arcs: directed } of borders) {
    const flat = lifetimes.flat();
    for (const arc of directed) {
      const path = paths[arc >= 0 ? arc : ~arc]!;
      for (let i = 1; i < path.length; i++) {
        const [a, b] = [path[i - 1]!, path[i]!];
        yield arc >= 0
          ? { from: a, to: b, zone, lifetimes: flat }
          : { from: b, to: a, zone, lifetimes: flat };
      }
    }
  }
}

/** The rings of each zone that stand at the last snapshot of a topology. */
export function standingPaths(topology: Topology, ids: VertexIds): ZonePaths {
  const last = topology.series.snapshots.length - 1;
  return topology.series.zones.map((_, zone) =>
    linkRings(topology, arcsAt(topology, zone, last)).map((ring) =>
      toPath(ringVertices(topology, ring), ids),
    ),
  );
}
