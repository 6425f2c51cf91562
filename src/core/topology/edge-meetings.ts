import { edgesMeet } from '../geometry/edges-meet.ts';
import { eachNearPair } from '../geometry/near-pairs.ts';
import type { VertexIds } from '../geometry/vertex-ids.ts';
import type { Path } from './zone-paths.ts';

export type Edge = readonly [from: number, to: number];

/** As many new edges as are worth a sweep over all. */
const MANY = 256;

/** True when one of some new edges of rings meets another of their edges elsewhere than in an end of both. */
export function anyMeeting(
  fresh: readonly Edge[],
  paths: readonly Path[],
  ids: VertexIds,
): boolean {
  if (fresh.length === 0) return false;
  return fresh.length < MANY
    ? eachMeetingWith(fresh, paths, ids, () => true)
    : meetsAny(paths, ids);
}

/** The same of all edges. */
function meetsAny(paths: readonly Path[], ids: VertexIds): boolean {
  const count = paths.reduce((sum, path) => sum + path.length, 0);
  const [ends, boxes] = [new Int32Array(4 * count), new Int32Array(4 * count)];
  let at = 0;
  for (const path of paths) {
    let from = path[path.length - 1]!;
    for (const to of path) {
      setEdge(ends, boxes, at++, from, to, ids);
      from = to;
    }
  }
  let isFound = false;
  eachNearPair(boxes, (a, b) => {
    isFound ||= meet(ends, a, ends, b);
  });
  return isFound;
}

/**
 * Tells of every edge of some rings that meets one of a few, sorted from the west to be soon found, elsewhere than in
 * an end of both; until `visit` returns true, which it then does itself.
 */
export function eachMeetingWith(
  few: readonly Edge[],
  paths: readonly Path[],
  ids: VertexIds,
  visit: (one: Edge, from: number, to: number) => boolean,
): boolean {
  const sorted = [...few].sort((a, b) => west(a, ids) - west(b, ids));
  const [ends, boxes] = [new Int32Array(4 * few.length), new Int32Array(4 * few.length)];
  let [widest, east] = [0, -1];
  sorted.forEach(([from, to], i) => {
    setEdge(ends, boxes, i, from, to, ids);
    widest = Math.max(widest, boxes[4 * i + 2]! - boxes[4 * i]!);
    east = Math.max(east, boxes[4 * i + 2]!);
  });
  const [end, box] = [new Int32Array(4), new Int32Array(4)];
  for (const path of paths) {
    let from = path[path.length - 1]!;
    for (const to of path) {
      setEdge(end, box, 0, from, to, ids);
      const start = box[0]! > east ? few.length : firstFrom(boxes, box[0]! - widest);
      for (let i = start; i < few.length && boxes[4 * i]! <= box[2]!; i++) {
        if (boxes[4 * i + 2]! < box[0]!) continue;
        if (boxes[4 * i + 1]! > box[3]! || boxes[4 * i + 3]! < box[1]!) continue;
        const one = sorted[i]!;
        const isItself = one[0] === from && one[1] === to;
        if (!isItself && meet(ends, i, end, 0) && visit(one, from, to)) return true;
      }
      from = to;
    }
  }
  return false;
}

function west([from, to]: Edge, ids: VertexIds): number {
  return Math.min(ids.x(from), ids.x(to));
}

function setEdge(
  ends: Int32Array,
  boxes: Int32Array,
  i: number,
  from: number,
  to: number,
  ids: VertexIds,
): void {
  const [ax, ay, bx, by] = [ids.x(from), ids.y(from), ids.x(to), ids.y(to)];
  ends[4 * i] = ax;
  ends[4 * i + 1] = ay;
  ends[4 * i + 2] = bx;
  ends[4 * i + 3] = by;
  boxes[4 * i] = Math.min(ax, bx);
  boxes[4 * i + 1] = Math.min(ay, by);
  boxes[4 * i + 2] = Math.max(ax, bx);
  boxes[4 * i + 3] = Math.max(ay, by);
}

function firstFrom(boxes: Int32Array, value: number): number {
  let low = 0;
  let high = boxes.length / 4;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (boxes[4 * middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function meet(p: Int32Array, i: number, q: Int32Array, j: number): boolean {
  return edgesMeet(
    p[4 * i]!,
    p[4 * i + 1]!,
    p[4 * i + 2]!,
    p[4 * i + 3]!,
    q[4 * j]!,
    q[4 * j + 1]!,
    q[4 * j + 2]!,
    q[4 * j + 3]!,
  );
}
