import type { FlatRing } from '../../geometry/flat-ring.ts';

/** The vertices of rings. */
export interface PositionSet {
  has(lon: number, lat: number): boolean;
}

/**
 * The positions of rings, each as one number: hardly ever the same for two of seven decimals, and never for many along a
 * ring. An open table of numbers, since a Set boxes each of them.
 */
export function createPositionSet(rings: readonly FlatRing[]): PositionSet {
  const count = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  const size = 2 ** Math.ceil(Math.log2(2 * count + 1));
  const table = new Float64Array(size).fill(Number.NaN);
  const placeOf = (key: number): number => {
    let place = hash(key) & (size - 1);
    while (table[place] !== key && !Number.isNaN(table[place]!)) place = (place + 1) & (size - 1);
    return place;
  };
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      const key = keyOf(ring[i]!, ring[i + 1]!);
      table[placeOf(key)] = key;
    }
  return {
    has(lon, lat) {
      const key = keyOf(lon, lat);
      return table[placeOf(key)] === key;
    },
  };
}

function keyOf(lon: number, lat: number): number {
  return lon * 1e6 + lat;
}

/** Of the seven decimals, mixed, since neighbours differ in the last alone. */
function hash(key: number): number {
  const scaled = Math.round(key * 64) % 4_294_967_291;
  const mixed = Math.imul(scaled ^ (scaled >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
