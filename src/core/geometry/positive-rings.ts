import { leftWindings } from './left-windings.ts';
import { type Direction, linkDirected } from './link-directed.ts';
import { netEdges } from './net-edges.ts';
import { nodeEdges } from './node-edges.ts';
import { createVertexIds, type VertexIds } from './vertex-ids.ts';

/**
 * The regions where the winding number of closed rings on the grid is positive, as rings on the grid with the region
 * on their left: none touches itself, none cross, none runs along another. Rings may touch in vertices. Each begins at its westernmost vertex (the southernmost of several), and they are ordered by
 * those: the same regions give the same rings. Rings may come anyhow; coordinates span less than 2^26.
 */
export function positiveRings(rings: Iterable<Int32Array>): Int32Array[] {
  const ids = createVertexIds();
  const paths: number[][] = [];
  for (const ring of rings) {
    const path: number[] = [];
    for (let i = 0; i < ring.length; i += 2) path.push(ids.idOf(ring[i]!, ring[i + 1]!));
    paths.push(path);
  }
  const edges = nodeEdges(netEdges(paths), ids);
  const left = leftWindings(edges, ids);
  const [tail, head]: [number[], number[]] = [[], []];
  for (let e = 0; e < edges.count; e++) {
    const isIn = left[e]! > 0;
    if (isIn === left[e]! - edges.times[e]! > 0) continue;
    tail.push(isIn ? edges.from[e]! : edges.to[e]!);
    head.push(isIn ? edges.to[e]! : edges.from[e]!);
  }
  return linked(tail, head, ids).sort(compareRings);
}

function linked(tail: readonly number[], head: readonly number[], ids: VertexIds): Int32Array[] {
  const way = (from: number, to: number): Direction => [
    ids.x(to) - ids.x(from),
    ids.y(to) - ids.y(from),
  ];
  const rings = linkDirected({
    tail,
    head,
    nodeCount: ids.size,
    leaving: (run) => way(tail[run]!, head[run]!),
    back: (run) => way(head[run]!, tail[run]!),
  });
  return rings.map((runs) =>
    fromLeast(
      runs.map((run) => tail[run]!),
      ids,
    ),
  );
}

function fromLeast(path: readonly number[], ids: VertexIds): Int32Array {
  let least = 0;
  for (let i = 1; i < path.length; i++) if (ids.compare(path[i]!, path[least]!) < 0) least = i;
  const ring = new Int32Array(2 * path.length);
  for (let i = 0; i < path.length; i++) {
    const id = path[(least + i) % path.length]!;
    ring[2 * i] = ids.x(id);
    ring[2 * i + 1] = ids.y(id);
  }
  return ring;
}

function compareRings(a: Int32Array, b: Int32Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
