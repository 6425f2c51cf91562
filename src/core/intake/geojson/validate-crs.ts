import { show } from '../show.ts';
import type { Report } from './report.ts';

const HARMLESS = /(CRS:?84|OGC:1\.3:CRS84|EPSG:{1,2}(4326|4979))$/i;

/** RFC 7946 knows no "crs": one that names WGS 84 is left out, any other is an error. */
export function validateCrs(collection: { crs?: unknown }, report: Report): void {
  const { crs } = collection;
  if (crs === undefined || crs === null) return;
  const name = (crs as { properties?: { name?: unknown } }).properties?.name;
  if (typeof name === 'string' && HARMLESS.test(name)) {
    report.repaired('crs-harmless');
    return;
  }
  const message = `${show(name ?? crs)} is not WGS 84: reproject to longitude and latitude in degrees`;
  report.error('crs', 'projected', message);
}
