import { isInside } from '../geometry/flat-ring.ts';
import type { VertexIds } from '../geometry/vertex-ids.ts';
import type { EdgeChange } from './edge-change.ts';
import { eachMeetingWith } from './edge-meetings.ts';
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
  const found = new Set<number>();
  eachMeetingWith(change.added, paths, ids, (edge, from, to) => {
    found.add(edge[0]).add(edge[1]).add(from).add(to);
    return false;
  });
  for (const edge of atTouches(paths, change.added)) for (const id of edge) found.add(id);
  const [rings, old] = [createRings(paths, ids), createRings(before, ids)];
  for (const [i, path] of paths.entries()) {
    const { twice, perimeter } = sizeOf(path, ids);
    if (path !== before[i] && Math.sign(twice) !== Math.sign(sizeOf(before[i]!, ids).twice))
      for (const id of path) found.add(id);
    if (Math.abs(twice) > perimeter * 2 * reach) continue;
    const isSame = rings.depth(i) === old.depth(i);
    if (!isSame && !path.some((id) => found.has(id))) return null;
  }
  return found;
}

/** New edges with an end that rings pass more than once: a turn there may make a touch a crossing. */
function atTouches(paths: readonly Path[], added: EdgeChange['added']): EdgeChange['added'] {
  const times = new Map(added.flat().map((id) => [id, 0]));
  for (const path of paths)
    for (const id of path) {
      const known = times.get(id);
      if (known !== undefined) times.set(id, known + 1);
    }
  return added.filter((edge) => edge.some((id) => times.get(id)! > 1));
}

/** Rings made of paths when they are first asked for. */
function createRings(paths: readonly Path[], ids: VertexIds) {
  const rings: Int32Array[] = [];
  const at = (i: number): Int32Array => {
    rings[i] ??= toRing(paths[i]!, ids);
    return rings[i];
  };
  return {
    /** how many other rings are round the first vertex of a ring */
    depth(which: number): number {
      const [x, y] = at(which) as unknown as [number, number];
      return paths.filter((_, i) => i !== which && isInside(at(i), x, y)).length;
    },
  };
}

interface RingSize {
  /** twice the area */
  readonly twice: number;
  readonly perimeter: number;
}

/** Most rings stand for many snapshots: what they measure is kept as long as they are. */
const sizes = new WeakMap<Path, RingSize>();

function sizeOf(path: Path, ids: VertexIds): RingSize {
  const known = sizes.get(path);
  if (known) return known;
  let [twice, perimeter] = [0, 0];
  const last = path[path.length - 1]!;
  let [x1, y1] = [ids.x(last), ids.y(last)];
  for (const id of path) {
    const [x2, y2] = [ids.x(id), ids.y(id)];
    const [dx, dy] = [x2 - x1, y2 - y1];
    twice += x1 * y2 - x2 * y1;
    perimeter += Math.sqrt(dx * dx + dy * dy);
    [x1, y1] = [x2, y2];
  }
  const size = { twice, perimeter };
  sizes.set(path, size);
  return size;
}
