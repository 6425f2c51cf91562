/** WGS 84 */
export const SEMI_MAJOR_KM = 6378.137;
const FLATTENING = 1 / 298.257223563;
export const E2 = FLATTENING * (2 - FLATTENING);
const E = Math.sqrt(E2);
export const RADIANS = Math.PI / 180;

/**
 * Area in km² between the equator and a latitude, a degree of longitude wide: the authalic integral
 * (Snyder, Map Projections: A Working Manual, USGS 1395, 1987, equation 3-12) times a²/2 and π/180.
 */
export function zoneAreaKm2(latDegrees: number): number {
  const s = Math.sin(latDegrees * RADIANS);
  const es = E * s;
  const q = (1 - E2) * (s / (1 - es * es) + Math.atanh(es) / E);
  return 0.5 * SEMI_MAJOR_KM * SEMI_MAJOR_KM * q * RADIANS;
}

/**
 * What an edge, straight in longitude and latitude (RFC 7946, section 3.1.1), adds to the area of a
 * polygon on its left: -∮ zoneAreaKm2(lat) dlon, by Simpson's rule. Sums over closed rings are areas in km²,
 * and the edge run backwards adds the negative.
 */
export function edgeAreaKm2(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const ends = zoneAreaKm2(lat1) + zoneAreaKm2(lat2);
  return ((lon1 - lon2) * (ends + 4 * zoneAreaKm2((lat1 + lat2) / 2))) / 6;
}

/** Signed area in km² of a ring of [lon, lat] positions, closed by a repeated position or not; counter-clockwise is positive. */
export function ringAreaKm2(ring: readonly (readonly number[])[]): number {
  if (ring.length === 0) return 0;
  let sum = 0;
  let [lon1, lat1] = ring[ring.length - 1] as [number, number];
  let atStart = zoneAreaKm2(lat1);
  for (let i = 0; i < ring.length; i++) {
    const [lon2, lat2] = ring[i] as [number, number];
    const atEnd = zoneAreaKm2(lat2);
    sum += ((lon1 - lon2) * (atStart + atEnd + 4 * zoneAreaKm2((lat1 + lat2) / 2))) / 6;
    [lon1, lat1, atStart] = [lon2, lat2, atEnd];
  }
  return sum;
}

/** Area in km² of polygons given as GeoJSON MultiPolygon coordinates, whichever way their rings wind. */
export function multiPolygonAreaKm2(
  polygons: readonly (readonly (readonly number[])[])[][],
): number {
  let sum = 0;
  for (const polygon of polygons)
    polygon.forEach((ring, i) => {
      sum += (i === 0 ? 1 : -1) * Math.abs(ringAreaKm2(ring));
    });
  return sum;
}
