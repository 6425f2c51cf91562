import { turn } from './edges-meet.ts';
import { eachNearPair } from './near-pairs.ts';

type Point = readonly number[];

/** Where a ring of `firstCrossing` crosses: index of the ring, of the vertex its crossing edge starts at, and the point itself. */
export interface Crossing {
  readonly ring: number;
  readonly vertex: number;
  readonly at: readonly [x: number, y: number];
}

/**
 * The first edge from the west that runs through another edge of closed rings ([x, y], the last like the first), or
 * null. Rings that touch in a vertex or lie along one another do not cross.
 */
export function firstCrossing(rings: readonly (readonly Point[])[]): Crossing | null {
  const edges = edgesOf(rings);
  const { ends, boxes } = edges;
  let first: readonly [later: number, earlier: number] | null = null;
  const isWest = (a: number, b: number) => boxes[4 * a]! - boxes[4 * b]! || a - b;
  eachNearPair(boxes, (a, b) => {
    if (!cross(ends, a, b)) return;
    const [earlier, later] = isWest(a, b) < 0 ? [a, b] : [b, a];
    const order = first === null ? -1 : isWest(later, first[0]) || isWest(earlier, first[1]);
    if (order < 0) first = [later, earlier];
  });
  if (first === null) return null;
  const [later, earlier] = first as readonly [number, number];
  const ring = edges.starts.findLastIndex((start) => start <= later);
  return { ring, vertex: later - edges.starts[ring]!, at: meetingOf(ends, later, earlier) };
}

/** Edges by number: four coordinates each, and west, south, east, north; the number of each ring's first. */
function edgesOf(rings: readonly (readonly Point[])[]): {
  ends: Float64Array;
  boxes: Float64Array;
  starts: number[];
} {
  const count = rings.reduce((sum, ring) => sum + Math.max(0, ring.length - 1), 0);
  const [ends, boxes] = [new Float64Array(4 * count), new Float64Array(4 * count)];
  const starts: number[] = [];
  let at = 0;
  for (const ring of rings) {
    starts.push(at / 4);
    for (let i = 1; i < ring.length; i++, at += 4) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      const [ax, ay, bx, by] = [a[0]!, a[1]!, b[0]!, b[1]!];
      ends[at] = ax;
      ends[at + 1] = ay;
      ends[at + 2] = bx;
      ends[at + 3] = by;
      boxes[at] = Math.min(ax, bx);
      boxes[at + 1] = Math.min(ay, by);
      boxes[at + 2] = Math.max(ax, bx);
      boxes[at + 3] = Math.max(ay, by);
    }
  }
  return { ends, boxes, starts };
}

function cross(ends: Float64Array, e: number, f: number): boolean {
  return isCut(ends, e, f) && isCut(ends, f, e);
}

/** True when the ends of edge `f` lie on either side of the line of edge `e`. */
function isCut(ends: Float64Array, e: number, f: number): boolean {
  const [ax, ay, bx, by] = [ends[4 * e]!, ends[4 * e + 1]!, ends[4 * e + 2]!, ends[4 * e + 3]!];
  const one = turn(ax, ay, bx, by, ends[4 * f]!, ends[4 * f + 1]!);
  const other = turn(ax, ay, bx, by, ends[4 * f + 2]!, ends[4 * f + 3]!);
  return (one < 0 && other > 0) || (one > 0 && other < 0);
}

/** Where the lines of two edges that cross meet. */
function meetingOf(ends: Float64Array, e: number, f: number): readonly [number, number] {
  const [ax, ay] = [ends[4 * e]!, ends[4 * e + 1]!];
  const [cx, cy] = [ends[4 * f]!, ends[4 * f + 1]!];
  const [bx, by] = [ends[4 * e + 2]! - ax, ends[4 * e + 3]! - ay];
  const [dx, dy] = [ends[4 * f + 2]! - cx, ends[4 * f + 3]! - cy];
  const t = ((cx - ax) * dy - (cy - ay) * dx) / (bx * dy - by * dx);
  return [ax + t * bx, ay + t * by];
}
