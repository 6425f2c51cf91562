import { edgesMeet } from '../geometry/edges-meet.ts';
import { doubleArea, isInside } from '../geometry/flat-ring.ts';
import type { VertexIds } from '../geometry/vertex-ids.ts';
import type { EdgeChange } from './edge-change.ts';
import { type Path, toRing } from './zone-paths.ts';

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
  const [rings, old] = [createRings(paths, ids), createRings(before, ids)];
  for (const [i, path] of paths.entries()) {
    const twice = rings.doubleArea(i);
    if (path !== before[i] && Math.sign(twice) !== Math.sign(old.doubleArea(i)))
      for (const id of path) found.add(id);
    if (Math.abs(twice) > perimeter(rings.at(i)) * 2 * reach) continue;
    const isSame = rings.depth(i) === old.depth(i);
    if (!isSame && !path.some((id) => found.has(id))) return null;
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
  const east = edges.reduce((most, edge) => Math.max(most, edge.east), -Infinity);
  for (const path of paths) {
    let from = path[path.length - 1]!;
    for (const to of path) {
      const [ax, ay, bx, by] = [ids.x(from), ids.y(from), ids.x(to), ids.y(to)];
      const other = { west: Math.min(ax, bx), east: Math.max(ax, bx) };
      const [south, north] = [Math.min(ay, by), Math.max(ay, by)];
      const start = other.west > east ? edges.length : firstFrom(edges, other.west - widest);
      for (let i = start; i < edges.length && edges[i]!.west <= other.east; i++) {
        const edge = edges[i]!;
        if (edge.east < other.west || edge.south > north || edge.north < south) continue;
        if (edge.from === from && edge.to === to) continue;
        if (edgesMeet(edge.ax, edge.ay, edge.bx, edge.by, ax, ay, bx, by))
          found.add(edge.from).add(edge.to).add(from).add(to);
      }
      from = to;
    }
  }
  return found;
}

type Edge = ReturnType<typeof toEdge>;

function toEdge(from: number, to: number, ids: VertexIds) {
  const [ax, ay, bx, by] = [ids.x(from), ids.y(from), ids.x(to), ids.y(to)];
  const [west, east] = [Math.min(ax, bx), Math.max(ax, bx)];
  const [south, north] = [Math.min(ay, by), Math.max(ay, by)];
  return { from, to, ax, ay, bx, by, west, east, south, north };
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

/** Rings made of paths when they are first asked for. */
function createRings(paths: readonly Path[], ids: VertexIds) {
  const rings: Int32Array[] = [];
  const at = (i: number): Int32Array => {
    rings[i] ??= toRing(paths[i]!, ids);
    return rings[i];
  };
  return {
    at,
    doubleArea: (i: number) => doubleArea(at(i)),
    /** how many other rings are round the first vertex of a ring */
    depth(which: number): number {
      const [x, y] = at(which) as unknown as [number, number];
      return paths.filter((_, i) => i !== which && isInside(at(i), x, y)).length;
    },
  };
}

function perimeter(ring: Int32Array): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += Math.hypot(ring[i]! - ring[j]!, ring[i + 1]! - ring[j + 1]!);
  return sum;
}
