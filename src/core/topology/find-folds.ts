import { doubleArea } from '../geometry/flat-ring.ts';
import { toVertex } from './vertex-key.ts';
import { type Path, toRings } from './zone-paths.ts';

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly west: number;
  readonly east: number;
  readonly isNew: boolean;
}

/**
 * The vertices at which one zone's rings, altered from `before` (ring by ring), fold over themselves: the ends of
 * edges that cross others, and the vertices of rings that have turned round.
 */
export function findFolds(paths: readonly Path[], before: readonly Path[]): Set<number> {
  const found = new Set<number>();
  const signs = toRings(before).map((ring) => Math.sign(doubleArea(ring)));
  toRings(paths).forEach((ring, i) => {
    if (Math.sign(doubleArea(ring)) !== signs[i]) for (const key of paths[i]!) found.add(key);
  });
  const old = new Set<string>();
  for (const path of before)
    path.forEach((from, i) => {
      old.add(`${from} ${after(path, i)}`);
    });
  const edges = paths.flatMap((path) =>
    path.map((from, i): Edge => {
      const to = after(path, i);
      const [west, east] = from < to ? [from, to] : [to, from];
      const isNew = !old.has(`${from} ${to}`);
      return { from, to, west: toVertex(west)[0], east: toVertex(east)[0], isNew };
    }),
  );
  edges.sort((a, b) => a.west - b.west);
  let active: Edge[] = [];
  for (const edge of edges) {
    active = active.filter(({ east }) => east >= edge.west);
    for (const other of active)
      if ((edge.isNew || other.isNew) && cross(edge, other))
        found.add(edge.from).add(edge.to).add(other.from).add(other.to);
    active.push(edge);
  }
  return found;
}

function after(path: Path, i: number): number {
  return path[(i + 1) % path.length]!;
}

function cross(e: Edge, f: Edge): boolean {
  return (
    side(e.from, e.to, f.from) * side(e.from, e.to, f.to) < 0 &&
    side(f.from, f.to, e.from) * side(f.from, f.to, e.to) < 0
  );
}

/** Positive when `key` lies left of the line from `a` to `b`. */
function side(a: number, b: number, key: number): number {
  const [ax, ay] = toVertex(a);
  const [bx, by] = toVertex(b);
  const [px, py] = toVertex(key);
  return Math.sign((bx - ax) * (py - ay) - (px - ax) * (by - ay));
}
