import { createPointInRing } from '../geometry/point-in-ring.ts';
import type { VertexIds } from '../geometry/vertex-ids.ts';
import { type Path, toRing } from './zone-paths.ts';

/** What is known of a ring that meets no other. */
interface Facts {
  /** 1 when it runs counter-clockwise, else -1 */
  readonly sign: number;
  /** from its westernmost vertex, the southernmost of several */
  readonly fromLeast: Path;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  contains(x: number, y: number): boolean;
}

/**
 * Of rings that meet neither themselves nor one another, those that part where the winding number is positive from
 * where it is not; what `positiveRings` gives of them. Facts of a ring are kept from one call to the next.
 */
export function createRegions(ids: VertexIds): (paths: readonly Path[]) => Path[] {
  let facts = new Map<Path, Facts>();
  return (paths) => {
    facts = new Map(paths.map((path) => [path, facts.get(path) ?? factsOf(path, ids)]));
    const all = [...facts.values()];
    return all
      .filter((ring) => {
        const outside = windingAbout(ring, all, ids);
        return outside > 0 !== outside + ring.sign > 0;
      })
      .map(({ fromLeast }) => fromLeast)
      .sort((a, b) => ids.compare(a[0]!, b[0]!));
  };
}

/** How often the others wind round a ring. */
function windingAbout(ring: Facts, all: readonly Facts[], ids: VertexIds): number {
  const [x, y] = [ids.x(ring.fromLeast[0]!), ids.y(ring.fromLeast[0]!)];
  let winding = 0;
  for (const other of all) {
    if (other === ring || x < other.west || x > other.east) continue;
    if (y < other.south || y > other.north || !other.contains(x, y)) continue;
    winding += other.sign;
  }
  return winding;
}

function factsOf(path: Path, ids: VertexIds): Facts {
  let least = 0;
  for (let i = 1; i < path.length; i++) if (ids.compare(path[i]!, path[least]!) < 0) least = i;
  const fromLeast = least === 0 ? path : [...path.slice(least), ...path.slice(0, least)];
  const ring = toRing(fromLeast, ids);
  const west = ring[0]!;
  let [south, east, north] = [ring[1]!, west, ring[1]!];
  let twice = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [x, y] = [ring[i]!, ring[i + 1]!];
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
    twice += (ring[j]! - west) * (y - ring[1]!) - (x - west) * (ring[j + 1]! - ring[1]!);
  }
  let contains: Facts['contains'] | null = null;
  return {
    sign: Math.sign(twice),
    fromLeast,
    west,
    south,
    east,
    north,
    contains(x, y) {
      contains ??= createPointInRing(ring);
      return contains(x, y);
    },
  };
}
