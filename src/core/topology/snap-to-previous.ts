import type { VertexIds } from '../geometry/vertex-ids.ts';
import {
  createVertexLinks,
  createVertexMarks,
  type VertexLinks,
  type VertexMarks,
} from '../geometry/vertex-marks.ts';
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
  stood: VertexMarks,
  tolerance: number,
  frozen: ReadonlySet<number>,
  tally: Tally,
  ids: VertexIds,
): ZonePaths {
  const fresh = verticesNotIn(today.flat(), stood);
  const gone = verticesNotIn(before.flat(), verticesOf(today.flat()));
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
  const kept = new Set(before);
  if (paths.every((path) => kept.has(path))) return paths;
  const next = successors(before);
  let stand: VertexMarks | null = null;
  return paths.map((path) => (kept.has(path) ? path : followed(path)));

  function followed(path: Path): Path {
    const anchors: number[] = [];
    let isSame = true;
    for (let i = 0; i < path.length; i++) {
      const following = next.get(path[i]!);
      if (following < 0) continue;
      anchors.push(i);
      isSame &&= following === (i + 1 < path.length ? path[i + 1] : path[0]);
    }
    if (isSame || anchors.length < 2) return path;
    const out: number[] = [];
    for (const [n, start] of anchors.entries()) {
      const end = anchors[n + 1] ?? anchors[0]!;
      const [from, to] = [path[start]!, path[end]!];
      out.push(from);
      if (end === start + 1 && next.get(from) === to) continue;
      const own = between(path, start, end);
      out.push(...(stretchBefore(from, own, to) ?? own));
    }
    return out;
  }

  /** The vertices that stood between two, to put in for `own`; null where the lines are not near enough. */
  function stretchBefore(from: number, own: Path, to: number): number[] | null {
    if (own.length > LONGEST || frozen.has(from) || frozen.has(to)) return null;
    const theirs: number[] = [];
    stand ??= verticesOf(paths);
    for (let id = next.get(from); id !== to; id = next.get(id)) {
      if (id < 0 || id === from || stand.has(id) || frozen.has(id)) return null;
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
function successors(paths: readonly Path[]): VertexLinks {
  const next = createVertexLinks();
  const seen = createVertexMarks();
  const twice: number[] = [];
  for (const path of paths) {
    let id = path[path.length - 1]!;
    for (const following of path) {
      if (!seen.add(id)) twice.push(id);
      next.set(id, following);
      id = following;
    }
  }
  for (const id of twice) next.set(id, -1);
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
