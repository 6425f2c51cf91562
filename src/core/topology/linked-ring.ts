import type { Box, NestedRing } from '../geometry/nest-rings.ts';
import { arcIndex } from './arc-index.ts';
import type { Topology } from './topology.ts';

/** A closed run of arcs, `~i` backwards. */
export type ArcRing = readonly number[];

/** A ring as its arcs and, when asked for, as its vertices on the grid. */
export interface LinkedRing extends NestedRing {
  readonly arcs: ArcRing;
  readonly vertices: Int32Array;
}

export function createLinkedRing(topology: Topology, arcs: ArcRing): LinkedRing {
  const { doubleArea, boxes } = arcIndex(topology);
  let area = 0;
  for (const arc of arcs) area += arc >= 0 ? doubleArea[arc]! : -doubleArea[~arc]!;
  let vertices: Int32Array | undefined;
  let box: Box | undefined;
  return {
    arcs,
    area,
    get vertices() {
      vertices ??= ringVertices(topology, arcs);
      return vertices;
    },
    get box() {
      box ??= boxOf(boxes, arcs);
      return box;
    },
  };
}

/** The positions of a run of directed arcs as x0, y0, …, each arc without its last vertex. */
export function ringVertices(topology: Topology, ring: ArcRing): Int32Array {
  let size = 0;
  for (const arc of ring) size += topology.arcs[arc >= 0 ? arc : ~arc]!.length - 2;
  const out = new Int32Array(size);
  let at = 0;
  for (const arc of ring) {
    const vertices = topology.arcs[arc >= 0 ? arc : ~arc]!;
    const end = vertices.length - 2;
    if (arc >= 0) for (let i = 0; i < end; i++) out[at++] = vertices[i]!;
    else
      for (let i = end; i > 0; i -= 2) {
        out[at++] = vertices[i]!;
        out[at++] = vertices[i + 1]!;
      }
  }
  return out;
}

function boxOf(boxes: Int32Array, arcs: ArcRing): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const arc of arcs) {
    const at = 4 * (arc >= 0 ? arc : ~arc);
    west = Math.min(west, boxes[at]!);
    south = Math.min(south, boxes[at + 1]!);
    east = Math.max(east, boxes[at + 2]!);
    north = Math.max(north, boxes[at + 3]!);
  }
  return [west, south, east, north];
}
