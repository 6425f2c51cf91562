/** Positions of a ring that a problem carries at most: enough to draw it where it lies. */
export const MOST_RING_POSITIONS = 500;

/** Longitude and latitude in degrees. */
export type LonLat = readonly [lon: number, lat: number];

/** Where on the map a problem is. */
export interface Spot {
  readonly at: LonLat;
  /** the ring or area it is about, evenly thinned to `MOST_RING_POSITIONS`; absent when it is about none */
  readonly ring?: readonly LonLat[];
}

/**
 * The spot of anything made of positions as GeoJSON nests them: a position, a ring, a geometry, a feature. `at` is
 * `position` when that is one a map has, else the first of these in `part`; `ring` is the ring that one lies on.
 * Undefined when there is none.
 */
export function toSpot(part: unknown, position?: unknown): Spot | undefined {
  const ring = firstRing(part);
  if (!ring) return isLonLat(position) ? { at: lonLat(position) } : undefined;
  const at = isLonLat(position) ? position : (ring as unknown[]).find(isLonLat)!;
  const line = thin(ring);
  return { at: lonLat(at), ...(line.length > 1 && { ring: line }) };
}

/** The first list of positions, one of which is on the map, in a value that nests them. */
function firstRing(part: unknown): readonly unknown[] | null {
  if (isLonLat(part)) return [part];
  if (Array.isArray(part)) {
    if (part.some(isLonLat)) return part;
    for (const inner of part) {
      const found = Array.isArray(inner) ? firstRing(inner) : null;
      if (found) return found;
    }
    return null;
  }
  if (typeof part !== 'object' || part === null) return null;
  const { geometry, coordinates, geometries } = part as Record<string, unknown>;
  for (const inner of [geometry, coordinates]) {
    const found = firstRing(inner);
    if (found) return found;
  }
  for (const inner of Array.isArray(geometries) ? geometries : []) {
    const found = firstRing(inner);
    if (found) return found;
  }
  return null;
}

function thin(ring: readonly unknown[]): LonLat[] {
  const positions = ring.filter(isLonLat);
  const step = Math.ceil(positions.length / (MOST_RING_POSITIONS - 1));
  return positions.filter((_, i) => i % step === 0 || i === positions.length - 1).map(lonLat);
}

function isLonLat(value: unknown): value is [number, number] {
  if (!Array.isArray(value) || value.length < 2) return false;
  const [lon, lat] = value;
  return (
    typeof lon === 'number' &&
    typeof lat === 'number' &&
    Math.abs(lon) <= 180 &&
    Math.abs(lat) <= 90
  );
}

/** To seven decimals, as positions are kept. */
function lonLat([lon, lat]: readonly [number, number]): LonLat {
  return [round(lon), round(lat)];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
