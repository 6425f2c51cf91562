import type { Problem } from '../../../core/intake/problem.ts';
import type { LonLat } from '../../../core/intake/spot.ts';
import type { Bbox } from '../../../core/series/series.ts';

/** A position on the map, and the box of the ring it speaks for. */
export interface FoundSpot {
  readonly lon: number;
  readonly lat: number;
  readonly box: Bbox;
  /** the ring it lies on; empty when it is no ring's */
  readonly ring: readonly LonLat[];
}

/** Where on the map a problem is; null when its check does not know. */
export function spotOf({ at, ring = [] }: Problem): FoundSpot | null {
  if (!at) return null;
  const [lon, lat] = at;
  const lons = [lon, ...ring.map(([x]) => x)];
  const lats = [lat, ...ring.map(([, y]) => y)];
  const box: Bbox = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  return { lon, lat, box, ring };
}
