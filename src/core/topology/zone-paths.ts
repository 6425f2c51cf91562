import type { VertexIds } from '../geometry/vertex-ids.ts';

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
  path.forEach((id, i) => {
    ring[2 * i] = ids.x(id);
    ring[2 * i + 1] = ids.y(id);
  });
  return ring;
}

/** The vertices of some rings. */
export function verticesOf(paths: readonly Path[]): Set<number> {
  const ids = new Set<number>();
  for (const path of paths) for (const id of path) ids.add(id);
  return ids;
}

/** Distance in cells from a vertex to the edge between two others. */
export function distanceToEdge(id: number, from: number, to: number, ids: VertexIds): number {
  const [px, py] = [ids.x(id), ids.y(id)];
  const [ax, ay] = [ids.x(from), ids.y(from)];
  const [bx, by] = [ids.x(to), ids.y(to)];
  const [dx, dy] = [bx - ax, by - ay];
  const along = dx === 0 && dy === 0 ? 0 : ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}
