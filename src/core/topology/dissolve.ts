import { doubleArea } from '../geometry/flat-ring.ts';
import { positiveRings } from '../geometry/positive-rings.ts';
import type { Bbox } from '../series/series.ts';
import { GRID_PER_DEGREE } from './topology.ts';

/** GeoJSON MultiPolygon coordinates. */
export type MultiPolygon = readonly (readonly (readonly (readonly number[])[])[])[];

/**
 * Polygons on the grid: exterior rings counter-clockwise and holes clockwise, whichever way they came,
 * consecutive equal vertices dropped, and rings that keep fewer than three left out.
 * Throws a RangeError naming the first position outside `extent`.
 */
export function quantise(polygons: MultiPolygon, extent: Bbox): Int32Array[] {
  const rings: Int32Array[] = [];
  for (const polygon of polygons)
    polygon.forEach((ring, i) => {
      const flat = quantiseRing(ring, extent);
      if (flat.length < 6) return;
      const clockwise = doubleArea(flat) < 0;
      rings.push(clockwise === i > 0 ? flat : reversed(flat));
    });
  return rings;
}

/** One zone's rings with overlaps and shared edges gone: see `positiveRings`. */
export function dissolve(rings: readonly Int32Array[]): Int32Array[] {
  return positiveRings(rings);
}

function quantiseRing(ring: readonly (readonly number[])[], extent: Bbox): Int32Array {
  const west = extent[0] * GRID_PER_DEGREE;
  const south = extent[1] * GRID_PER_DEGREE;
  const east = (extent[2] - extent[0]) * GRID_PER_DEGREE;
  const north = (extent[3] - extent[1]) * GRID_PER_DEGREE;
  const flat = new Int32Array(ring.length * 2);
  let size = 0;
  for (const position of ring) {
    const x = Math.round(position[0]! * GRID_PER_DEGREE - west);
    const y = Math.round(position[1]! * GRID_PER_DEGREE - south);
    if (!(x >= 0 && y >= 0 && x <= east && y <= north))
      throw new RangeError(
        `position [${position[0]}, ${position[1]}] lies outside the extent [${extent}]: widen it`,
      );
    if (size > 0 && flat[size - 2] === x && flat[size - 1] === y) continue;
    flat[size++] = x;
    flat[size++] = y;
  }
  while (size >= 4 && flat[0] === flat[size - 2] && flat[1] === flat[size - 1]) size -= 2;
  return flat.subarray(0, size);
}

function reversed(flat: Int32Array): Int32Array {
  const out = new Int32Array(flat.length);
  for (let i = 0; i < flat.length; i += 2) {
    out[i] = flat[flat.length - 2 - i]!;
    out[i + 1] = flat[flat.length - 1 - i]!;
  }
  return out;
}
