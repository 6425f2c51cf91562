import { edgeAreaKm2 } from '../geometry/ellipsoid-area.ts';
import { GRID_PER_DEGREE, type Topology } from './topology.ts';

/** What every question needs to know of a topology's arcs; reckoned once and kept beside it. */
export interface ArcIndex {
  /** number of the vertex an arc begins and ends at; equal numbers are equal vertices */
  readonly tail: Int32Array;
  readonly head: Int32Array;
  readonly nodeCount: number;
  /** what an arc adds to the area on its left, in km² */
  readonly areaKm2: Float64Array;
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

function createArcIndex({ arcs, extent }: Topology): ArcIndex {
  const count = arcs.length;
  const tail = new Int32Array(count);
  const head = new Int32Array(count);
  const areaKm2 = new Float64Array(count);
  const doubleArea = new Float64Array(count);
  const boxes = new Int32Array(count * 4);
  const nodes = new Map<number, number>();
  const nodeOf = (x: number, y: number): number => {
    const key = x * 2 ** 26 + y;
    const found = nodes.get(key);
    if (found !== undefined) return found;
    nodes.set(key, nodes.size);
    return nodes.size - 1;
  };
  const lon = (x: number) => extent[0] + x / GRID_PER_DEGREE;
  const lat = (y: number) => extent[1] + y / GRID_PER_DEGREE;
  arcs.forEach((arc, i) => {
    tail[i] = nodeOf(arc[0]!, arc[1]!);
    head[i] = nodeOf(arc[arc.length - 2]!, arc[arc.length - 1]!);
    let [west, south] = [arc[0]!, arc[1]!];
    let [east, north] = [west, south];
    for (let j = 2; j < arc.length; j += 2) {
      const [x1, y1, x2, y2] = [arc[j - 2]!, arc[j - 1]!, arc[j]!, arc[j + 1]!];
      areaKm2[i]! += edgeAreaKm2(lon(x1), lat(y1), lon(x2), lat(y2));
      doubleArea[i]! += x1 * y2 - x2 * y1;
      west = Math.min(west, x2);
      south = Math.min(south, y2);
      east = Math.max(east, x2);
      north = Math.max(north, y2);
    }
    boxes.set([west, south, east, north], i * 4);
  });
  return { tail, head, nodeCount: nodes.size, areaKm2, doubleArea, boxes };
}
