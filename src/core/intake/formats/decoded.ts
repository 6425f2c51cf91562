import type { Problem } from '../problem.ts';
import type { Budget } from './limits.ts';

/** What a collection was read from, below any zip or gzip around it. */
export type Format = 'geojson' | 'geojson-lines' | 'topojson' | 'kml' | 'shapefile' | 'flatgeobuf';

/** One collection of features found in a file. */
export interface DecodedCollection {
  /** path of the file, and within it: `days.zip/2016/2016-10-21.kml`, `day.topojson#control` */
  readonly name: string;
  readonly format: Format;
  /** a GeoJSON FeatureCollection, or what holds one, nothing of it checked yet */
  readonly value: unknown;
  /** what its file calls each of its features, where that is not `features[3]`: `record 4`, `Placemark[3] (Mosul)` */
  readonly paths?: readonly string[];
  /** how many positions its shapes have */
  readonly positions: number;
}

/** What a decoder of one format is given. */
export interface DecodeContext {
  /** as problems and collections name the file */
  readonly file: string;
  readonly budget: Budget;
  readonly problems: Problem[];
  /** the object to take of a TopoJSON file that holds several */
  readonly object?: string | undefined;
}

/** A collection made of features found by themselves. */
export function toCollection(features: readonly unknown[]): {
  type: 'FeatureCollection';
  features: readonly unknown[];
} {
  return { type: 'FeatureCollection', features };
}

/** True for plain JSON objects. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
