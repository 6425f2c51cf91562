import { show } from '../show.ts';
import type { Report } from './report.ts';

const HARMLESS = /(CRS:?84|EPSG[:/]{1,2}(0\/)?(4326|4979))\/?$/i;

/** What a "crs" member of the GeoJSON of 2008, or of its drafts, names: `urn:ogc:def:crs:EPSG::3857`, an address, `EPSG:4326`. */
export function crsNameOf(crs: unknown): string | null {
  const { properties } = (crs ?? {}) as { properties?: Record<string, unknown> };
  const { name, href, code } = properties ?? {};
  if (typeof name === 'string') return name;
  if (typeof href === 'string') return href;
  return typeof code === 'number' || typeof code === 'string' ? `EPSG:${code}` : null;
}

/** True for the names of longitude and latitude in degrees on WGS 84. */
export function isWgs84Name(name: string): boolean {
  return HARMLESS.test(name);
}

/** RFC 7946 knows no "crs": one that names WGS 84 is left out, any other is an error. */
export function validateCrs(collection: { crs?: unknown }, report: Report): void {
  const { crs } = collection;
  if (crs === undefined || crs === null) return;
  const name = crsNameOf(crs);
  if (name !== null && isWgs84Name(name)) {
    report.repaired('crs-harmless');
    return;
  }
  const message = `${show(name ?? crs)} is not WGS 84: reproject to longitude and latitude in degrees`;
  report.error('crs', 'projected', message);
}
