import type { VertexIds } from '../geometry/vertex-ids.ts';
import { indexVertices, pairNearest } from './near-vertices.ts';
import {
  distanceToEdge,
  type Path,
  type Tally,
  tell,
  verticesOf,
  type ZonePaths,
} from './zone-paths.ts';

/** Vertices of the longest stretch that is compared. */
const LONGEST = 64;

/**
 * Today's rings with yesterday's borders where the two are the same but for how they were drawn: a new vertex goes
 * to the vertex that went away within `tolerance` cells of it (in x and in y, one to one, nearest first), and a stretch
 * between two standing vertices becomes yesterday's between them when neither leaves the other by more than that.
 * `stood` are all of yesterday's
 * vertices. Nothing is altered at those in `frozen`.
 */
export function snapToPrevious(
  today: ZonePaths,
  before: ZonePaths,
  stood: ReadonlySet<number>,
  tolerance: number,
  frozen: ReadonlySet<number>,
  tally: Tally,
  ids: VertexIds,
): ZonePaths {
  const stand = verticesOf(today.flat());
  const fresh = [...stand].filter((id) => !stood.has(id));
  const gone = [...stood].filter((id) => !stand.has(id));
  if (fresh.length === 0 && gone.length === 0) return today;
  const moves = new Map<number, number>();
  const mayMove = (a: number, b: number) => !frozen.has(a) && !frozen.has(b);
  for (const { a, b, square } of pairNearest(
    fresh,
    indexVertices(gone, ids),
    tolerance,
    ids,
    mayMove,
  )) {
    moves.set(a, b);
    tell(tally, 1, Math.sqrt(square));
  }
  return today.map((paths, zone) => {
    const moved = moves.size === 0 ? paths : paths.map((path) => movedBy(moves, path));
    return followBefore(moved, before[zone] ?? [], tolerance, frozen, tally, ids);
  });
}

/** The path itself when nothing on it moves. */
function movedBy(moves: ReadonlyMap<number, number>, path: Path): Path {
  return path.some((id) => moves.has(id)) ? path.map((id) => moves.get(id) ?? id) : path;
}

/** Stretches whose lines are near enough replaced, ring by ring. */
function followBefore(
  paths: readonly Path[],
  before: readonly Path[],
  tolerance: number,
  frozen: ReadonlySet<number>,
  tally: Tally,
  ids: VertexIds,
): readonly Path[] {
  const next = successors(before);
  let stand: ReadonlySet<number> | null = null;
  return paths.map((path) => {
    const anchors = [...path.keys()].filter((i) => next.has(path[i]!));
    if (
      anchors.length < 2 ||
      anchors.every((i) => next.get(path[i]!) === path[(i + 1) % path.length])
    )
      return path;
    return anchors.flatMap((start, n) => {
      const end = anchors[(n + 1) % anchors.length]!;
      const [from, to] = [path[start]!, path[end]!];
      if (end === start + 1 && next.get(from) === to) return from;
      const own = between(path, start, end);
      return [from, ...(stretchBefore(from, own, to) ?? own)];
    });
  });

  /** The vertices that stood between two, to put in for `own`; null where the lines are not near enough. */
  function stretchBefore(from: number, own: Path, to: number): number[] | null {
    if (own.length > LONGEST || frozen.has(from) || frozen.has(to)) return null;
    const theirs: number[] = [];
    stand ??= verticesOf(paths);
    for (let id = next.get(from); id !== to; id = next.get(id)) {
      if (id === undefined || id === from || stand.has(id) || frozen.has(id)) return null;
      theirs.push(id);
      if (theirs.length > LONGEST) return null;
    }
    if (own.length + theirs.length === 0) return null;
    const apart = Math.max(
      farthest(own, [from, ...theirs, to], ids),
      farthest(theirs, [from, ...own, to], ids),
    );
    if (apart > tolerance) return null;
    tell(tally, own.length + theirs.length, apart);
    return theirs;
  }
}

/** The vertex after each, of those that rings pass once. */
function successors(paths: readonly Path[]): Map<number, number> {
  const next = new Map<number, number>();
  const twice = new Set<number>();
  for (const path of paths)
    path.forEach((id, i) => {
      if (next.has(id)) twice.add(id);
      next.set(id, path[(i + 1) % path.length]!);
    });
  for (const id of twice) next.delete(id);
  return next;
}

/** The vertices of a ring after one index and before another. */
function between(path: Path, start: number, end: number): number[] {
  return end > start
    ? path.slice(start + 1, end)
    : [...path.slice(start + 1), ...path.slice(0, end)];
}

/** How far the one of some vertices that lies farthest from a line is from it. */
function farthest(some: Path, line: Path, ids: VertexIds): number {
  let most = 0;
  for (const id of some) {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 1; i < line.length; i++)
      least = Math.min(least, distanceToEdge(id, line[i - 1]!, line[i]!, ids));
    most = Math.max(most, least);
  }
  return most;
}
