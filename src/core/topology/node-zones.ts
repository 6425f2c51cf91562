import type { VertexIds } from '../geometry/vertex-ids.ts';
import { createVertexMarks, type VertexMarks } from '../geometry/vertex-marks.ts';
import { indexVertices, pairNearest } from './near-vertices.ts';
import {
  distanceToEdge,
  type Path,
  type Tally,
  tell,
  verticesNotIn,
  verticesOf,
  type ZonePaths,
} from './zone-paths.ts';

/**
 * Rings of several zones with the borders they should share made the same: two vertices of different zones within
 * `tolerance` cells (in x and in y) become one, and a vertex that near another zone's edge is put into it. Of two
 * vertices the one that stood `before` stays, else that of the earlier zone. Nothing is altered at those in `frozen`.
 */
export function nodeZones(
  zones: ZonePaths,
  before: VertexMarks,
  tolerance: number,
  frozen: ReadonlySet<number>,
  tally: Tally,
  ids: VertexIds,
): ZonePaths {
  if (zones.filter((paths) => paths.length > 0).length < 2) return zones;
  const moves = mergers(zones, before, tolerance, frozen, ids);
  for (const { square } of moves.values()) tell(tally, 1, Math.sqrt(square));
  const merged = zones.map((paths) =>
    paths.map((path) => path.map((id) => moves.get(id)?.to ?? id)),
  );
  const sets = merged.map(verticesOf);
  const all = indexVertices(verticesNotIn(merged.flat(), createVertexMarks()), ids);
  return merged.map((paths, zone) => {
    const stops = stopsOnEdges(paths, (id) => sets[zone]!.has(id) || frozen.has(id));
    for (const { distance } of stops.values()) tell(tally, 1, distance);
    return stops.size === 0 ? paths : withStops(paths, stops, ids);
  });

  /** The vertices of others to put into a zone's edges, each into the nearest. */
  function stopsOnEdges(paths: readonly Path[], isOut: (id: number) => boolean): Map<number, Stop> {
    const stops = new Map<number, Stop>();
    paths.forEach((path, ring) => {
      path.forEach((from, edge) => {
        const to = path[(edge + 1) % path.length]!;
        if (frozen.has(from) || frozen.has(to)) return;
        const [[ax, ay], [bx, by]] = [
          [ids.x(from), ids.y(from)],
          [ids.x(to), ids.y(to)],
        ];
        const near = all.within(
          Math.min(ax, bx) - tolerance,
          Math.min(ay, by) - tolerance,
          Math.max(ax, bx) + tolerance,
          Math.max(ay, by) + tolerance,
        );
        for (const id of near) {
          if (isOut(id)) continue;
          const distance = distanceToEdge(id, from, to, ids);
          if (distance <= tolerance && distance < (stops.get(id)?.distance ?? Infinity))
            stops.set(id, { ring, edge, distance });
        }
      });
    });
    return stops;
  }
}

/** Where a vertex is put in. */
interface Stop {
  readonly ring: number;
  readonly edge: number;
  /** from the edge, in cells */
  readonly distance: number;
}

function mergers(
  zones: ZonePaths,
  before: VertexMarks,
  tolerance: number,
  frozen: ReadonlySet<number>,
  ids: VertexIds,
): Map<number, { to: number; square: number }> {
  const sets = zones.map(verticesOf);
  const zoneOf = new Map<number, number>();
  zones.forEach((paths, zone) => {
    for (const path of paths) for (const id of path) if (!zoneOf.has(id)) zoneOf.set(id, zone);
  });
  const mayPair = (a: number, b: number) =>
    zoneOf.get(a)! < zoneOf.get(b)! &&
    !frozen.has(a) &&
    !frozen.has(b) &&
    !(before.has(a) && before.has(b)) &&
    !sets.some((set) => set.has(a) && set.has(b));
  const moves = new Map<number, { to: number; square: number }>();
  for (const { a, b, square } of pairNearest(
    zoneOf.keys(),
    indexVertices(zoneOf.keys(), ids),
    tolerance,
    ids,
    mayPair,
  )) {
    if (before.has(b)) moves.set(a, { to: b, square });
    else moves.set(b, { to: a, square });
  }
  return moves;
}

function withStops(
  paths: readonly Path[],
  stops: ReadonlyMap<number, Stop>,
  ids: VertexIds,
): readonly Path[] {
  const onEdge = new Map<string, number[]>();
  for (const [id, { ring, edge }] of stops) {
    const name = `${ring} ${edge}`;
    onEdge.set(name, [...(onEdge.get(name) ?? []), id]);
  }
  return paths.map((path, ring) =>
    path.flatMap((from, edge) => {
      const here = onEdge.get(`${ring} ${edge}`) ?? [];
      const to = path[(edge + 1) % path.length]!;
      return [from, ...inOrder(here, from, to, ids)];
    }),
  );
}

/** Vertices in the order in which the way from one vertex to another passes them. */
function inOrder(some: number[], from: number, to: number, ids: VertexIds): number[] {
  const [ax, ay] = [ids.x(from), ids.y(from)];
  const [bx, by] = [ids.x(to), ids.y(to)];
  const way = (id: number) => {
    const [x, y] = [ids.x(id), ids.y(id)];
    return (x - ax) * (bx - ax) + (y - ay) * (by - ay);
  };
  return some.sort((p, q) => way(p) - way(q) || ids.compare(p, q));
}
