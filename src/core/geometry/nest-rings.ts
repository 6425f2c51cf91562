import { doubleArea, type FlatRing, isInside } from './flat-ring.ts';

/** West, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** A ring to be put into a polygon. */
export interface NestedRing {
  readonly vertices: FlatRing;
  /** positive when counter-clockwise, in any unit that is the same for all */
  readonly area: number;
  readonly box: Box;
}

/**
 * Rings that do not cross as polygons: each hole (clockwise) under the smallest exterior ring around it. Polygons come
 * from large to small, an exterior ring first; of holes that lie in none, and of rings without area, there is no trace in them.
 */
export function nestRings<T extends NestedRing>(rings: readonly T[]): T[][] {
  const sorted = [...rings].sort((a, b) => b.area - a.area);
  const polygons = sorted.filter(({ area }) => area > 0).map((ring) => [ring]);
  for (const hole of sorted) {
    if (hole.area >= 0) continue;
    const [x1, y1, x2, y2] = hole.vertices as unknown as [number, number, number, number];
    const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
    const owner = polygons.findLast(([exterior]) => {
      const [west, south, east, north] = exterior!.box;
      if (x < west || x > east || y < south || y > north) return false;
      return isInside(exterior!.vertices, x, y);
    });
    owner?.push(hole);
  }
  return polygons;
}

/** A ring with its area, in the square of its own units, and its box. */
export function toNested<T extends FlatRing>(vertices: T): NestedRing & { readonly vertices: T } {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < vertices.length; i += 2) {
    west = Math.min(west, vertices[i]!);
    south = Math.min(south, vertices[i + 1]!);
    east = Math.max(east, vertices[i]!);
    north = Math.max(north, vertices[i + 1]!);
  }
  return { vertices, area: doubleArea(vertices) / 2, box: [west, south, east, north] };
}
