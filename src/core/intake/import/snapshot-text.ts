import type { SnapshotFeature } from '../geojson/shapes-by-zone.ts';

/** A snapshot as its file in a series folder: GeoJSON, one feature a line, each with its `zone`. */
export function toSnapshotText(features: readonly SnapshotFeature[]): string {
  const lines = features.map(({ zone, properties, polygons }) => {
    const geometry =
      polygons.length === 1
        ? { type: 'Polygon', coordinates: polygons[0] }
        : { type: 'MultiPolygon', coordinates: polygons };
    return JSON.stringify({ type: 'Feature', properties: { ...properties, zone }, geometry });
  });
  const body = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
  return `{"type":"FeatureCollection","features":${body}}\n`;
}
