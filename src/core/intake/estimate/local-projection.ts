import { geoAzimuthalEquidistant } from 'd3';

/** Mean radius of the Earth in metres (IUGG R1). */
const EARTH_RADIUS_M = 6_371_008.8;

/** Longitude and latitude to metres around a centre, and back. */
export interface LocalProjection {
  toMetres(lon: number, lat: number): [x: number, y: number];
  toDegrees(x: number, y: number): [lon: number, lat: number];
}

/**
 * The azimuthal equidistant projection of the sphere around a centre. Distances from the centre are true to the
 * sphere; across, at r metres, they are too long by (r/R)²/6: 0.2% at 700 km. The sphere for the ellipsoid adds
 * at most 0.3%. Both are far below what a reach of some tens of kilometres means.
 */
export function localProjection(lon: number, lat: number): LocalProjection {
  const projection = geoAzimuthalEquidistant()
    .rotate([-lon, -lat])
    .scale(EARTH_RADIUS_M)
    .translate([0, 0]);
  return {
    toMetres(x, y) {
      const [east, south] = projection([x, y])!;
      return [east, -south];
    },
    toDegrees: (x, y) => projection.invert!([x, -y])!,
  };
}
