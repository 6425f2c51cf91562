import type { Polygons } from '../geojson/read-geometry.ts';
import type { SnapshotFeature } from '../geojson/shapes-by-zone.ts';
import type { Problem } from '../problem.ts';
import { type WatchedSeries, watchSeries } from './watch-series.ts';

/** A snapshot as `toSnapshotText` writes it. */
export interface WrittenSnapshot {
  /** index in `info.snapshots` */
  readonly index: number;
  /** the file that problems are to name */
  readonly file: string;
  read(): string;
}

/** Holds snapshots that were written without an error against one another, in the order of their dates. */
export function checkWritten(
  snapshots: readonly WrittenSnapshot[],
  series: WatchedSeries,
  onSnapshot?: (done: number, all: number) => void,
): Problem[] {
  const watch = watchSeries(series);
  snapshots.forEach(({ index, file, read }, i) => {
    watch.see(index, file, featuresOf(read()));
    onSnapshot?.(i + 1, snapshots.length);
  });
  return watch.finish();
}

/** The features of our own text, in which nothing needs to be checked any more. */
function featuresOf(text: string): SnapshotFeature[] {
  const { features } = JSON.parse(text) as {
    features: {
      properties: { zone: string };
      geometry: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown };
    }[];
  };
  return features.map(({ properties, geometry: { type, coordinates } }) => ({
    zone: properties.zone,
    properties,
    polygons: (type === 'Polygon' ? [coordinates] : coordinates) as Polygons,
  }));
}
