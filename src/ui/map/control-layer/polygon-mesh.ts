import earcut from 'earcut';
import type { Bbox } from '../../../core/series/series.ts';
import { GRID_PER_DEGREE, type GridPolygon } from '../../../core/topology/topology.ts';

/**
 * Side of the Web Mercator square in integer units: 1.9 cm at the equator, 1/16 of a CSS pixel at zoom 18.
 * Vertices are kept as integers and taken relative to an integer camera centre on the GPU, so that no precision is
 * lost however close one looks.
 */
export const WORLD_UNITS = 2 ** 31;

/** A polygon in Mercator units, with its triangles. */
export interface PolygonMesh {
  /** x0, y0, x1, y1, … ring after ring, not closed */
  readonly vertices: Int32Array;
  /** vertex index at which each ring ends (exclusive) */
  readonly ringEnds: readonly number[];
  /** vertex indexes, three a triangle */
  readonly triangles: Uint32Array;
}

/** Projects a polygon of the grid (EPSG:3857 formulas, north up, y grows southwards) and triangulates it. */
export function toMesh(polygon: GridPolygon, extent: Bbox): PolygonMesh {
  const length = polygon.rings.reduce((sum, ring) => sum + ring.length, 0);
  const vertices = new Int32Array(length);
  const ringEnds: number[] = [];
  const rows = rowsOf(extent);
  let at = 0;
  for (const ring of polygon.rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const row = ring[i + 1]!;
      const y = rows[row] || mercatorY(extent[1] + row / GRID_PER_DEGREE);
      rows[row] = y;
      vertices[at++] = mercatorX(extent[0] + ring[i]! / GRID_PER_DEGREE);
      vertices[at++] = y;
    }
    ringEnds.push(at / 2);
  }
  const triangles = earcut(nearZero(vertices), ringEnds.slice(0, -1));
  return { vertices, ringEnds, triangles: new Uint32Array(triangles) };
}

const known = new WeakMap<Bbox, Int32Array>();
/** Degrees of latitude beyond which rows are reckoned anew each time. */
const MOST_DEGREES = 60;

/** The Mercator units of an extent's rows of the grid, filled as they are met: most vertices are met again and again. */
function rowsOf(extent: Bbox): Int32Array {
  const degrees = extent[3] - extent[1];
  const rows =
    known.get(extent) ?? new Int32Array(degrees > MOST_DEGREES ? 0 : degrees * GRID_PER_DEGREE + 1);
  known.set(extent, rows);
  return rows;
}

let near = new Int32Array(0);

/**
 * The same vertices, the first of them at zero: numbers so small that a browser keeps each in the word that points to
 * it (31 bits), not in a box of its own. Good until the next call.
 */
function nearZero(vertices: Int32Array): Int32Array {
  if (near.length < vertices.length) near = new Int32Array(vertices.length * 2);
  for (let i = 0; i < vertices.length; i++) near[i] = vertices[i]! - vertices[i & 1]!;
  return near.subarray(0, vertices.length);
}

/** Mercator units east of the antimeridian, of a longitude in degrees. */
export function mercatorX(lon: number): number {
  return Math.round((lon / 360 + 0.5) * WORLD_UNITS);
}

/** Mercator units south of the square's top, of a latitude in degrees. */
export function mercatorY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return Math.round((0.5 - Math.atanh(sine) / (2 * Math.PI)) * WORLD_UNITS);
}
