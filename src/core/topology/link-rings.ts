import { type Direction, linkDirected } from '../geometry/link-directed.ts';
import { arcIndex } from './arc-index.ts';
import type { ArcRing } from './linked-ring.ts';
import type { Topology } from './topology.ts';

/**
 * Links directed arcs, as many into each node as out of it, to closed rings: see `linkDirected`. Throws a RangeError
 * when the arcs do not close.
 */
export function linkRings(topology: Topology, directed: ArrayLike<number>): ArcRing[] {
  const { tail, head, nodeCount } = arcIndex(topology);
  const count = directed.length;
  const [from, to] = [new Int32Array(count), new Int32Array(count)];
  for (let i = 0; i < count; i++) {
    const arc = directed[i]!;
    from[i] = arc >= 0 ? tail[arc]! : head[~arc]!;
    to[i] = arc >= 0 ? head[arc]! : tail[~arc]!;
  }
  return linkDirected({
    tail: from,
    head: to,
    nodeCount,
    leaving: (run) => leaving(topology, directed[run]!),
    back: (run) => leaving(topology, ~directed[run]!),
  }).map((ring) => ring.map((run) => directed[run]!));
}

/** The direction in which a directed arc leaves its tail. */
function leaving(topology: Topology, arc: number): Direction {
  const vertices = topology.arcs[arc >= 0 ? arc : ~arc]!;
  const from = arc >= 0 ? 0 : vertices.length - 2;
  const to = arc >= 0 ? 2 : vertices.length - 4;
  return [vertices[to]! - vertices[from]!, vertices[to + 1]! - vertices[from + 1]!];
}
