/** What runs from node to node, to be linked: edges of an arrangement, or arcs of a topology. */
export interface DirectedRuns {
  readonly tail: ArrayLike<number>;
  readonly head: ArrayLike<number>;
  /** nodes are numbered below this */
  readonly nodeCount: number;
  /** the direction [x, y] in which a run leaves its tail */
  leaving(run: number): Direction;
  /** the direction from the head of a run back along it */
  back(run: number): Direction;
}

export type Direction = readonly [x: number, y: number];

/**
 * Links runs, as many into each node as out of it, to closed rings of their indexes. Where several meet in a node, a
 * run turns along the wedge on its left, and a ring is cut off where the way comes back to a node: so that, where no
 * two runs cross, no ring touches itself and none cross. Throws a RangeError when the runs do not close.
 */
export function linkDirected(runs: DirectedRuns): number[][] {
  const { tail, head, nodeCount } = runs;
  const count = tail.length;
  const starts = new Int32Array(nodeCount + 1);
  for (let i = 0; i < count; i++) starts[tail[i]! + 1]!++;
  for (let node = 0; node < nodeCount; node++) starts[node + 1]! += starts[node]!;
  const ways = new Int32Array(count);
  const filled = starts.slice(0, nodeCount);
  for (let i = 0; i < count; i++) ways[filled[tail[i]!]!++] = i;

  const used = new Uint8Array(count);
  const placeOf = new Int32Array(nodeCount).fill(-1);
  const rings: number[][] = [];
  const path: number[] = [];
  for (let first = 0; first < count; first++) {
    if (used[first]) continue;
    let at = first;
    for (;;) {
      used[at] = 1;
      placeOf[tail[at]!] = path.length;
      path.push(at);
      const node = head[at]!;
      const place = placeOf[node]!;
      if (place >= 0) {
        const ring = path.splice(place);
        for (const run of ring) placeOf[tail[run]!] = -1;
        rings.push(ring);
        if (path.length === 0) break;
      }
      at = nextWay(node, at);
    }
  }
  return rings;

  function nextWay(node: number, from: number): number {
    let best = -1;
    let back: Direction | null = null;
    for (let i = starts[node]!; i < starts[node + 1]!; i++) {
      const way = ways[i]!;
      if (used[way]) continue;
      if (best >= 0) {
        back ??= runs.back(from);
        if (!comesFirst(back, runs.leaving(way), runs.leaving(best))) continue;
      }
      best = way;
    }
    if (best < 0) throw new RangeError('borders do not close: the topology is broken');
    return best;
  }
}

/** True when, turning clockwise from one direction, `p` is met before `q`. */
function comesFirst(from: Direction, p: Direction, q: Direction): boolean {
  const [p0, q0] = [halfTurns(from, p), halfTurns(from, q)];
  return p0 === q0 ? p[0] * q[1] - p[1] * q[0] < 0 : p0 < q0;
}

/** 0 within the first half turn clockwise, 1 straight behind, 2 within the second, 3 in the direction itself. */
function halfTurns([fx, fy]: Direction, [x, y]: Direction): number {
  const cross = fx * y - fy * x;
  if (cross === 0) return fx * x + fy * y < 0 ? 1 : 3;
  return cross < 0 ? 0 : 2;
}
