import { doubleArea, isInside } from '../geometry/flat-ring.ts';
import type { EdgeChange } from './edge-change.ts';
import type { VertexIds } from './vertex-ids.ts';
import { type Path, toRings } from './zone-paths.ts';

/**
 * The vertices at which one zone's rings fold over themselves once they are altered by `change`: the ends of new
 * edges that cross or touch another, or come to where rings touch, and the vertices of rings that have turned round. Vertices move up to `reach`
 * cells; null when a ring as thin as that has jumped over a border.
 */
export function findFolds(
  paths: readonly Path[],
  before: readonly Path[],
  change: EdgeChange,
  reach: number,
  ids: VertexIds,
): Set<number> | null {
  const found = crossings(paths, change.added, ids);
  const touches = visitedTwice(paths);
  for (const edge of change.added)
    if (edge.some((id) => touches.has(id))) for (const id of edge) found.add(id);
  const [rings, old] = [toRings(paths, ids), toRings(before, ids)];
  for (const [i, ring] of rings.entries()) {
    const twice = doubleArea(ring);
    if (Math.sign(twice) !== Math.sign(doubleArea(old[i]!)))
      for (const id of paths[i]!) found.add(id);
    if (Math.abs(twice) > perimeter(ring) * 2 * reach) continue;
    const isSame = depth(rings, i) === depth(old, i);
    if (!isSame && !paths[i]!.some((id) => found.has(id))) return null;
  }
  return found;
}

/** The vertices that rings pass more than once: a turn there may make a touch a crossing. */
function visitedTwice(paths: readonly Path[]): Set<number> {
  const seen = new Set<number>();
  const twice = new Set<number>();
  for (const path of paths)
    for (const id of path) {
      if (seen.has(id)) twice.add(id);
      seen.add(id);
    }
  return twice;
}

/** The ends of new edges, and of those they meet, where two have more in common than one end. */
function crossings(
  paths: readonly Path[],
  added: EdgeChange['added'],
  ids: VertexIds,
): Set<number> {
  const found = new Set<number>();
  const edges = added.map(([from, to]) => toEdge(from, to, ids)).sort((a, b) => a.west - b.west);
  const widest = edges.reduce((most, { west, east }) => Math.max(most, east - west), 0);
  for (const path of paths)
    path.forEach((from, n) => {
      const other = toEdge(from, path[(n + 1) % path.length]!, ids);
      for (let i = firstFrom(edges, other.west - widest); i < edges.length; i++) {
        const edge = edges[i]!;
        if (edge.west > other.east) break;
        if (edge.east < other.west || edge.south > other.north || edge.north < other.south)
          continue;
        if (meet(edge, other)) found.add(edge.from).add(edge.to).add(other.from).add(other.to);
      }
    });
  return found;
}

type Point = readonly [x: number, y: number];

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly a: Point;
  readonly b: Point;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

function toEdge(from: number, to: number, ids: VertexIds): Edge {
  const [a, b] = [ids.at(from), ids.at(to)];
  return {
    from,
    to,
    a,
    b,
    west: Math.min(a[0], b[0]),
    east: Math.max(a[0], b[0]),
    south: Math.min(a[1], b[1]),
    north: Math.max(a[1], b[1]),
  };
}

function firstFrom(edges: readonly Edge[], west: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]!.west < west) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True when two edges cross, touch or overlap; ends in common alone do not count, nor the edge itself. */
function meet(e: Edge, f: Edge): boolean {
  if (e.from === f.from && e.to === f.to) return false;
  if (e.from === f.to && e.to === f.from) return true;
  if (e.from === f.from) return isAlong(e.a, e.b, f.b);
  if (e.to === f.to) return isAlong(e.b, e.a, f.a);
  if (e.from === f.to) return isAlong(e.a, e.b, f.a);
  if (e.to === f.from) return isAlong(e.b, e.a, f.b);
  return (
    side(e.a, e.b, f.a) * side(e.a, e.b, f.b) <= 0 && side(f.a, f.b, e.a) * side(f.a, f.b, e.b) <= 0
  );
}

/** True when `p` and `q` lie in one direction from `corner`. */
function isAlong(corner: Point, p: Point, q: Point): boolean {
  const dot = (p[0] - corner[0]) * (q[0] - corner[0]) + (p[1] - corner[1]) * (q[1] - corner[1]);
  return side(corner, p, q) === 0 && dot > 0;
}

/** Positive when `p` lies left of the line from `a` to `b`. */
function side(a: Point, b: Point, p: Point): number {
  return Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (p[0] - a[0]) * (b[1] - a[1]));
}

/** How many other rings are round the first vertex of a ring. */
function depth(rings: readonly Int32Array[], which: number): number {
  const [x, y] = rings[which] as unknown as [number, number];
  return rings.filter((ring, i) => i !== which && isInside(ring, x, y)).length;
}

function perimeter(ring: Int32Array): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += Math.hypot(ring[i]! - ring[j]!, ring[i + 1]! - ring[j + 1]!);
  return sum;
}
