import { E2, RADIANS, SEMI_MAJOR_KM } from './ellipsoid-area.ts';

/** Kilometres a degree of longitude and of latitude span at a latitude on WGS 84: π/180 times N cos φ, and times M. */
export function degreesInKm(latDegrees: number): { lonKm: number; latKm: number } {
  const phi = latDegrees * RADIANS;
  const w2 = 1 - E2 * Math.sin(phi) ** 2;
  const w = Math.sqrt(w2);
  return {
    lonKm: ((SEMI_MAJOR_KM * Math.cos(phi)) / w) * RADIANS,
    latKm: ((SEMI_MAJOR_KM * (1 - E2)) / (w2 * w)) * RADIANS,
  };
}

/**
 * Length in km of an edge that is straight in longitude and latitude (RFC 7946, section 3.1.1): the line element of
 * WGS 84, √((N cos φ dλ)² + (M dφ)²), by Simpson's rule. That is the edge the areas are of. It is never shorter than
 * the geodesic between its ends, and 1e-6 longer at 10 km and middle latitudes.
 */
export function edgeLengthKm(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const element = (lat: number) => {
    const { lonKm, latKm } = degreesInKm(lat);
    return Math.hypot((lon2 - lon1) * lonKm, (lat2 - lat1) * latKm);
  };
  return (element(lat1) + 4 * element((lat1 + lat2) / 2) + element(lat2)) / 6;
}

export const DIRECTIONS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
/** One of eight directions of the compass. */
export type Direction = (typeof DIRECTIONS)[number];

/** The direction from one point to another, near enough for the ground between them to be taken as even. */
export function directionOf(lon1: number, lat1: number, lon2: number, lat2: number): Direction {
  const { lonKm, latKm } = degreesInKm((lat1 + lat2) / 2);
  const eighths = Math.atan2((lon2 - lon1) * lonKm, (lat2 - lat1) * latKm) / (Math.PI / 4);
  return DIRECTIONS[(Math.round(eighths) + 8) % 8]!;
}
