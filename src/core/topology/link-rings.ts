import { type ArcIndex, arcIndex } from './arc-index.ts';
import type { Topology } from './topology.ts';

/** A closed run of arcs, `~i` backwards. */
export type ArcRing = readonly number[];

/**
 * Links directed arcs, as many into each node as out of it, to closed rings. Where several meet in a
 * node, a run turns along the wedge on its left, and a ring is cut off where the run comes back to a node,
 * so that no ring touches itself and none cross. Throws a RangeError when the arcs do not close.
 */
export function linkRings(topology: Topology, directed: ArrayLike<number>): ArcRing[] {
  const index = arcIndex(topology);
  const leaving = new Map<number, number[]>();
  for (let i = 0; i < directed.length; i++) {
    const node = tailOf(index, directed[i]!);
    const list = leaving.get(node);
    if (list) list.push(i);
    else leaving.set(node, [i]);
  }

  const used = new Uint8Array(directed.length);
  const rings: ArcRing[] = [];
  const path: number[] = [];
  const placeOf = new Map<number, number>();
  for (let i = 0; i < directed.length; i++) {
    if (used[i]) continue;
    let at = i;
    do {
      used[at] = 1;
      const arc = directed[at]!;
      placeOf.set(tailOf(index, arc), path.length);
      path.push(arc);
      const node = headOf(index, arc);
      const place = placeOf.get(node);
      if (place !== undefined) {
        const ring = path.splice(place);
        for (const part of ring) placeOf.delete(tailOf(index, part));
        rings.push(ring);
        if (path.length === 0) break;
      }
      const ways = (leaving.get(node) ?? []).filter((way) => !used[way]);
      at = ways.length === 1 ? ways[0]! : nextWay(topology, directed, arc, ways);
    } while (path.length > 0);
  }
  return rings;
}

/** The positions of a run of directed arcs as x0, y0, …, each arc without its last vertex. */
export function ringVertices(topology: Topology, ring: ArcRing): Int32Array {
  let size = 0;
  for (const arc of ring) size += topology.arcs[arc >= 0 ? arc : ~arc]!.length - 2;
  const out = new Int32Array(size);
  let at = 0;
  for (const arc of ring) {
    const vertices = topology.arcs[arc >= 0 ? arc : ~arc]!;
    if (arc >= 0) {
      out.set(vertices.subarray(0, -2), at);
      at += vertices.length - 2;
    } else
      for (let i = vertices.length - 2; i > 0; i -= 2) {
        out[at++] = vertices[i]!;
        out[at++] = vertices[i + 1]!;
      }
  }
  return out;
}

function tailOf(index: ArcIndex, arc: number): number {
  return arc >= 0 ? index.tail[arc]! : index.head[~arc]!;
}

function headOf(index: ArcIndex, arc: number): number {
  return arc >= 0 ? index.head[arc]! : index.tail[~arc]!;
}

/** Of several ways out of a node, the first one clockwise from where the run came. */
function nextWay(
  topology: Topology,
  directed: ArrayLike<number>,
  arc: number,
  ways: readonly number[],
): number {
  const back = direction(topology, ~arc);
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const turn = back - direction(topology, directed[way]!);
    const clockwise = turn > 0 ? turn : turn + 2 * Math.PI;
    if (clockwise < least) {
      least = clockwise;
      best = way;
    }
  }
  if (best < 0) throw new RangeError('borders do not close: the topology is broken');
  return best;
}

/** The angle at which a directed arc leaves its tail. */
function direction(topology: Topology, arc: number): number {
  const vertices = topology.arcs[arc >= 0 ? arc : ~arc]!;
  const from = arc >= 0 ? 0 : vertices.length - 2;
  const to = arc >= 0 ? 2 : vertices.length - 4;
  return Math.atan2(vertices[to + 1]! - vertices[from + 1]!, vertices[to]! - vertices[from]!);
}
