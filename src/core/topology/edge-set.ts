import { extend, retract } from './lifetimes.ts';
import { createVertexIds, PACK } from './vertex-ids.ts';

/** A zone's directed run along an edge, with the lifetimes it stood. */
export interface Strand {
  readonly zone: number;
  /** true when the zone runs from the edge's lower-numbered vertex to the higher */
  readonly forward: boolean;
  /** [from, to, from, to, …] */
  readonly lifetimes: number[];
}

/** Every distinct edge of a series, undirected, with what runs along it. */
export interface EdgeSet {
  /** x0, y0, x1, y1, … of the numbered vertices */
  readonly vertices: number[];
  /** by packed vertex pair, lower number first */
  readonly edges: ReadonlyMap<number, Strand[]>;
  /**
   * Records that `ring`, the zone on its left, stands at snapshot `at`; snapshots come in order.
   * An edge run both ways in one snapshot bounds nothing and cancels.
   */
  add(zone: number, at: number, ring: Int32Array): void;
}

/** The two vertex numbers of a packed edge. */
export function unpackEdge(key: number): [low: number, high: number] {
  const low = Math.floor(key / PACK);
  return [low, key - low * PACK];
}

export function createEdgeSet(): EdgeSet {
  const { vertices, idOf } = createVertexIds();
  const edges = new Map<number, Strand[]>();

  const touch = (zone: number, at: number, from: number, to: number): void => {
    const forward = from < to;
    const key = forward ? from * PACK + to : to * PACK + from;
    let strands = edges.get(key);
    if (!strands) {
      strands = [];
      edges.set(key, strands);
    }
    const opposite = strands.find((s) => s.zone === zone && s.forward !== forward);
    if (opposite && retract(opposite.lifetimes, at)) return;
    let strand = strands.find((s) => s.zone === zone && s.forward === forward);
    if (!strand) {
      strand = { zone, forward, lifetimes: [] };
      strands.push(strand);
    }
    extend(strand.lifetimes, at);
  };

  return {
    vertices,
    edges,
    add(zone, at, ring) {
      let previous = idOf(ring[ring.length - 2]!, ring[ring.length - 1]!);
      for (let i = 0; i < ring.length; i += 2) {
        const next = idOf(ring[i]!, ring[i + 1]!);
        touch(zone, at, previous, next);
        previous = next;
      }
    },
  };
}
