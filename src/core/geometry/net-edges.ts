import { createPairIds } from './pair-ids.ts';

/** Edges between numbered vertices, each in the direction in which it is run more often than back. */
export interface NetEdges {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** how many times more often, at least 1: by this much the winding number is higher on the left */
  readonly times: Int32Array;
}

/** The edges of closed paths of vertices; those run as often either way bound nothing and are left out. */
export function netEdges(paths: Iterable<ArrayLike<number>>): NetEdges {
  const net = createNet();
  for (const path of paths) {
    let from = path[path.length - 1]!;
    for (let i = 0; i < path.length; i++) {
      net.add(from, path[i]!, 1);
      from = path[i]!;
    }
  }
  return net.edges();
}

/** Adds up runs along edges. */
export function createNet(): {
  add(from: number, to: number, times: number): void;
  edges(): NetEdges;
} {
  const pairs = createPairIds();
  const sums: number[] = [];
  return {
    add(from, to, times) {
      if (from === to) return;
      const id = from < to ? pairs.of(from, to) : pairs.of(to, from);
      if (id === sums.length) sums.push(0);
      sums[id]! += from < to ? times : -times;
    },
    edges() {
      const kept = sums.reduce((count, sum) => count + (sum === 0 ? 0 : 1), 0);
      const [from, to] = [new Int32Array(kept), new Int32Array(kept)];
      const times = new Int32Array(kept);
      let count = 0;
      for (let id = 0; id < sums.length; id++) {
        const sum = sums[id]!;
        if (sum === 0) continue;
        from[count] = sum > 0 ? pairs.first(id) : pairs.second(id);
        to[count] = sum > 0 ? pairs.second(id) : pairs.first(id);
        times[count++] = Math.abs(sum);
      }
      return { count, from, to, times };
    },
  };
}
