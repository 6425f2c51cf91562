import { createPairIds } from '../geometry/pair-ids.ts';
import type { Topology } from './topology.ts';

/** What every question needs to know of a topology's arcs; reckoned once and kept beside it. */
export interface ArcIndex {
  /** number of the vertex an arc begins and ends at; equal numbers are equal vertices */
  readonly tail: Int32Array;
  readonly head: Int32Array;
  readonly nodeCount: number;
  /** twice what an arc adds to the area on its left, in grid cells */
  readonly doubleArea: Float64Array;
  /** west, south, east, north of each arc on the grid */
  readonly boxes: Int32Array;
}

const kept = new WeakMap<Topology, ArcIndex>();

/** The index of a topology, made at the first call. */
export function arcIndex(topology: Topology): ArcIndex {
  let index = kept.get(topology);
  if (!index) {
    index = createArcIndex(topology);
    kept.set(topology, index);
  }
  return index;
}

function createArcIndex({ arcs }: Topology): ArcIndex {
  const count = arcs.length;
  const tail = new Int32Array(count);
  const head = new Int32Array(count);
  const doubleArea = new Float64Array(count);
  const boxes = new Int32Array(count * 4);
  const nodes = createPairIds();
  arcs.forEach((arc, i) => {
    tail[i] = nodes.of(arc[0]!, arc[1]!);
    head[i] = nodes.of(arc[arc.length - 2]!, arc[arc.length - 1]!);
    let [x1, y1] = [arc[0]!, arc[1]!];
    let [west, south, east, north] = [x1, y1, x1, y1];
    let twice = 0;
    for (let j = 2; j < arc.length; j += 2) {
      const [x2, y2] = [arc[j]!, arc[j + 1]!];
      twice += x1 * y2 - x2 * y1;
      if (x2 < west) west = x2;
      if (y2 < south) south = y2;
      if (x2 > east) east = x2;
      if (y2 > north) north = y2;
      [x1, y1] = [x2, y2];
    }
    doubleArea[i] = twice;
    boxes.set([west, south, east, north], i * 4);
  });
  return { tail, head, nodeCount: nodes.size, doubleArea, boxes };
}
