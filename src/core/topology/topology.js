/** Grid cells a degree: 1e-5 degrees, about 1.1 m. */
export const GRID_PER_DEGREE = 100000;
/** Longitude and latitude in degrees of a grid vertex. */
export function toLonLat(extent, x, y) {
  return [
    Math.round(extent[0] * GRID_PER_DEGREE + x) / GRID_PER_DEGREE,
    Math.round(extent[1] * GRID_PER_DEGREE + y) / GRID_PER_DEGREE,
  ];
}
