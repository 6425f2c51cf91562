import type { VertexIds } from '../geometry/vertex-ids.ts';
import { createVertexMarks, type VertexMarks } from '../geometry/vertex-marks.ts';

/** A ring as the numbers of its vertices. */
export type Path = readonly number[];

/** The rings of each zone, by index of the zone. */
export type ZonePaths = readonly (readonly Path[])[];

/** What was altered to make borders meet, in grid cells. */
export interface Tally {
  /** true when rings are others than they were, if only by a vertex on a straight line */
  isAltered: boolean;
  /** vertices moved, left out or put in where that bends a border */
  vertices: number;
  /** the farthest that any of them lies from where it was, or from the border it came to lie on */
  farthest: number;
}

export function tell(tally: Tally, vertices: number, distance: number): void {
  tally.isAltered = true;
  if (distance > 0) tally.vertices += vertices;
  tally.farthest = Math.max(tally.farthest, distance);
}

/** The numbers of the vertices x0, y0, x1, y1, … */
export function toPath(vertices: Int32Array, ids: VertexIds): number[] {
  const path: number[] = [];
  for (let i = 0; i < vertices.length; i += 2) path.push(ids.idOf(vertices[i]!, vertices[i + 1]!));
  return path;
}

export function toRing(path: Path, ids: VertexIds): Int32Array {
  const ring = new Int32Array(path.length * 2);
  for (let i = 0; i < path.length; i++) {
    ring[2 * i] = ids.x(path[i]!);
    ring[2 * i + 1] = ids.y(path[i]!);
  }
  return ring;
}

export function isSamePath(a: Path, b: Path): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The vertices of some rings. */
export function verticesOf(paths: readonly Path[]): VertexMarks {
  const marks = createVertexMarks();
  for (const path of paths) for (const id of path) marks.add(id);
  return marks;
}

/** Each vertex of some rings that is not among `others`, once, in the order in which they are passed. */
export function verticesNotIn(paths: readonly Path[], others: VertexMarks): number[] {
  const seen = createVertexMarks();
  const found: number[] = [];
  for (const path of paths)
    for (const id of path) if (!others.has(id) && seen.add(id)) found.push(id);
  return found;
}

/** Distance in cells from a vertex to the edge between two others. */
export function distanceToEdge(id: number, from: number, to: number, ids: VertexIds): number {
  const [px, py] = [ids.x(id), ids.y(id)];
  const [ax, ay] = [ids.x(from), ids.y(from)];
  const [dx, dy] = [ids.x(to) - ax, ids.y(to) - ay];
  const along = dx === 0 && dy === 0 ? 0 : ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}
