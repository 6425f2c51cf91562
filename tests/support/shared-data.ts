import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SERIES = fileURLToPath(new URL('../../../shared/series/deepstate/', import.meta.url));

/** A day of the real series that lies beside the checkout, never in it. */
export interface RealDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly file: string;
  polygons(): number[][][][];
}

/** The 769 real days, or none, said once on the console, where ../shared is absent. */
export function realDays(): RealDay[] {
  if (!existsSync(SERIES)) {
    console.warn('skipped: ../shared/series/deepstate is not here');
    return [];
  }
  return readdirSync(SERIES)
    .filter((name) => name.endsWith('.geojson'))
    .sort()
    .map((name) => ({
      date: name.replace(/.*(\d{4})(\d\d)(\d\d).*/, '$1-$2-$3'),
      file: SERIES + name,
      polygons: () =>
        (
          JSON.parse(readFileSync(SERIES + name, 'utf8')) as GeoJSON.FeatureCollection
        ).features.flatMap(({ geometry }) =>
          geometry.type === 'MultiPolygon'
            ? geometry.coordinates
            : geometry.type === 'Polygon'
              ? [geometry.coordinates]
              : [],
        ),
    }));
}
