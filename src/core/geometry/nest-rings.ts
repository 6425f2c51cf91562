import { doubleArea, type FlatRing, isInside } from './flat-ring.ts';

/** A ring to be put into a polygon. */
export interface SizedRing {
  readonly vertices: FlatRing;
  /** positive when counter-clockwise, in any unit that is the same for all */
  readonly area: number;
}

/**
 * Rings that do not cross as polygons: each hole (clockwise) under the smallest exterior ring around it. Polygons come
 * from large to small, an exterior ring first; of holes that lie in none, and of rings without area, there is no trace in them.
 */
export function nestRings<T extends SizedRing>(rings: readonly T[]): T[][] {
  const sorted = [...rings].sort((a, b) => b.area - a.area);
  const polygons = sorted.filter(({ area }) => area > 0).map((ring) => [ring]);
  const holes = sorted.filter(({ area }) => area < 0);
  if (holes.length === 0) return polygons;
  const boxes = polygons.map(([exterior]) => boxOf(exterior!.vertices));
  for (const hole of holes) {
    const [x1, y1, x2, y2] = hole.vertices as unknown as [number, number, number, number];
    const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
    const owner = boxes.findLastIndex(
      ([west, south, east, north], i) =>
        x >= west &&
        x <= east &&
        y >= south &&
        y <= north &&
        isInside(polygons[i]![0]!.vertices, x, y),
    );
    polygons[owner]?.push(hole);
  }
  return polygons;
}

/** A ring with its area, in the square of its own units. */
export function sized<T extends FlatRing>(vertices: T): { vertices: T; area: number } {
  return { vertices, area: doubleArea(vertices) / 2 };
}

function boxOf(ring: FlatRing): [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    if (ring[i]! < west) west = ring[i]!;
    if (ring[i]! > east) east = ring[i]!;
    if (ring[i + 1]! < south) south = ring[i + 1]!;
    if (ring[i + 1]! > north) north = ring[i + 1]!;
  }
  return [west, south, east, north];
}
