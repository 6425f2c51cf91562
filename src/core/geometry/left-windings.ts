import { turn } from './edges-meet.ts';
import type { NetEdges } from './net-edges.ts';
import type { VertexIds } from './vertex-ids.ts';

/** Edges a row of latitude holds on average. */
const PER_ROW = 8;

/**
 * The winding number on the left of each edge; on its right it is lower by the edge's `times`. The edges meet in
 * their ends alone. What hangs together is walked through from its westernmost vertex, where edges farther west tell
 * the number to begin with.
 */
export function leftWindings(edges: NetEdges, ids: VertexIds): Int32Array {
  const { count, from, to, times } = edges;
  const left = new Int32Array(count);
  const star = leavingHalves(edges, ids);
  const { starts, halves } = star;
  const known = new Uint8Array(count);
  const first = westernmost(edges, ids, star);
  const westOf = first.length > 1 ? createWestWinding(edges, ids) : () => 0;
  const stack: number[] = [];

  /** Gives the edges about a vertex their numbers, from the one at `position` on, whose right side has `winding`. */
  const goRound = (vertex: number, position: number, winding: number): void => {
    const [begin, end] = [starts[vertex]!, starts[vertex + 1]!];
    let around = winding;
    for (let i = 0, at = position; i < end - begin; i++) {
      const half = halves[at]!;
      const edge = half >> 1;
      const isOut = (half & 1) === 0;
      if (!known[edge]) {
        known[edge] = 1;
        left[edge] = isOut ? around + times[edge]! : around;
        stack.push(half);
      }
      around += isOut ? times[edge]! : -times[edge]!;
      at = at + 1 === end ? begin : at + 1;
    }
  };

  for (const vertex of first) {
    goRound(vertex, starts[vertex]!, westOf(vertex));
    for (let half = stack.pop(); half !== undefined; half = stack.pop()) {
      const edge = half >> 1;
      const isOut = (half & 1) === 0;
      const end = isOut ? to[edge]! : from[edge]!;
      let position = starts[end]!;
      while (halves[position] !== (half ^ 1)) position++;
      goRound(end, position, isOut ? left[edge]! : left[edge]! - times[edge]!);
    }
  }
  return left;
}

/** Halves that leave vertex v: `halves[starts[v]]` up to `halves[starts[v + 1]]`, counter-clockwise from due west. */
interface Star {
  readonly starts: Int32Array;
  /** `2e` is edge e from its start, `2e + 1` from its end */
  readonly halves: Int32Array;
}

function leavingHalves({ count, from, to }: NetEdges, ids: VertexIds): Star {
  const starts = new Int32Array(ids.size + 1);
  for (let e = 0; e < count; e++) {
    starts[from[e]! + 1]!++;
    starts[to[e]! + 1]!++;
  }
  for (let v = 0; v < ids.size; v++) starts[v + 1]! += starts[v]!;
  const halves = new Int32Array(2 * count);
  const filled = starts.slice(0, ids.size);
  for (let e = 0; e < count; e++) {
    halves[filled[from[e]!]!++] = 2 * e;
    halves[filled[to[e]!]!++] = 2 * e + 1;
  }
  const endOf = (half: number) => ((half & 1) === 0 ? to : from)[half >> 1]!;
  for (let v = 0; v < ids.size; v++)
    for (let i = starts[v]! + 1; i < starts[v + 1]!; i++)
      for (let j = i; j > starts[v]!; j--) {
        const [p, q] = [halves[j - 1]!, halves[j]!];
        if (!isAfter(v, endOf(p), endOf(q), ids)) break;
        halves[j - 1] = q;
        halves[j] = p;
      }
  return { starts, halves };
}

/** True when, counter-clockwise from due west of a vertex, `p` is met after `q`. */
function isAfter(vertex: number, p: number, q: number, ids: VertexIds): boolean {
  const [x, y] = [ids.x(vertex), ids.y(vertex)];
  const [px, py, qx, qy] = [ids.x(p) - x, ids.y(p) - y, ids.x(q) - x, ids.y(q) - y];
  const isUpP = py > 0 || (py === 0 && px < 0);
  const isUpQ = qy > 0 || (qy === 0 && qx < 0);
  return isUpP === isUpQ ? px * qy - py * qx < 0 : isUpP;
}

/** Of each set of edges that hang together, the westernmost vertex, the southernmost of several. */
function westernmost({ from, to }: NetEdges, ids: VertexIds, { starts, halves }: Star): number[] {
  const found: number[] = [];
  const seen = new Uint8Array(ids.size);
  const stack: number[] = [];
  for (let v = 0; v < ids.size; v++) {
    if (seen[v] || starts[v] === starts[v + 1]) continue;
    let least = v;
    seen[v] = 1;
    stack.push(v);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (ids.compare(at, least) < 0) least = at;
      for (let i = starts[at]!; i < starts[at + 1]!; i++) {
        const half = halves[i]!;
        const end = ((half & 1) === 0 ? to : from)[half >> 1]!;
        if (seen[end]) continue;
        seen[end] = 1;
        stack.push(end);
      }
    }
    found.push(least);
  }
  return found;
}

/** Reckons the winding number just west of a vertex from the edges that cross the way from there to the west. */
function createWestWinding(
  { count, from, to, times }: NetEdges,
  ids: VertexIds,
): (vertex: number) => number {
  let [south, north] = [Infinity, -Infinity];
  for (let e = 0; e < count; e++) {
    south = Math.min(south, ids.y(from[e]!), ids.y(to[e]!));
    north = Math.max(north, ids.y(from[e]!), ids.y(to[e]!));
  }
  const rowCount = Math.max(1, Math.ceil(count / PER_ROW));
  const rowOf = (y: number) => Math.floor(((y - south) / (north - south + 1)) * rowCount);
  const rows: number[][] = Array.from({ length: rowCount }, () => []);
  for (let e = 0; e < count; e++) {
    const [a, b] = [rowOf(ids.y(from[e]!)), rowOf(ids.y(to[e]!))];
    for (let row = Math.min(a, b); row <= Math.max(a, b); row++) rows[row]!.push(e);
  }
  return (vertex) => {
    const [x, y] = [ids.x(vertex), ids.y(vertex)];
    let winding = 0;
    for (const e of rows[rowOf(y)]!) {
      const isUp = ids.y(to[e]!) > ids.y(from[e]!);
      const [low, high] = isUp ? [from[e]!, to[e]!] : [to[e]!, from[e]!];
      if (ids.y(low) > y || ids.y(high) <= y) continue;
      if (turn(ids.x(low), ids.y(low), ids.x(high), ids.y(high), x, y) < 0)
        winding += isUp ? -times[e]! : times[e]!;
    }
    return winding;
  };
}
