import type { Bbox, SeriesInfo } from '../series/series.ts';

/** Snapshot indexes `[from, to)` during which a border stood; `to` is the snapshot count while it stands. */
export type Lifetime = readonly [from: number, to: number];

/** Borders of one zone that stood during the same lifetimes. */
export interface Border {
  /** index into `series.zones` */
  readonly zone: number;
  /** ascending, disjoint, not touching */
  readonly lifetimes: readonly Lifetime[];
  /** arc indexes; `~i` runs arc `i` backwards. The zone lies on the left of the direction run. */
  readonly arcs: Int32Array;
}

/** A whole series as borders with lifetimes. Plain data: see `ringsAt`, `areas`, `changes`, `historyAt`. */
export interface Topology {
  readonly series: SeriesInfo;
  /** whole degrees; the grid's origin is its south-west corner */
  readonly extent: Bbox;
  /** each arc's vertices as x0, y0, x1, y1, … on the grid (see `toLonLat`) */
  readonly arcs: readonly Int32Array[];
  readonly borders: readonly Border[];
  /** degrees within which borders redrawn were put where the snapshot before has them; 0 where each is as drawn */
  readonly snapTolerance: number;
}

/** Grid cells a degree: 1e-5 degrees, about 1.1 m. */
export const GRID_PER_DEGREE = 100_000;

/** Longitude and latitude in degrees of a grid vertex. */
export function toLonLat(extent: Bbox, x: number, y: number): [lon: number, lat: number] {
  return [
    Math.round(extent[0] * GRID_PER_DEGREE + x) / GRID_PER_DEGREE,
    Math.round(extent[1] * GRID_PER_DEGREE + y) / GRID_PER_DEGREE,
  ];
}

/** A polygon of a zone on the grid: exterior ring first, counter-clockwise; holes clockwise; rings not closed by a repeated vertex. */
export interface GridPolygon {
  /** equal for equal polygons of any date, so that work on it (triangles) can be kept */
  readonly key: string;
  /** each x0, y0, x1, y1, … */
  readonly rings: readonly Int32Array[];
}
