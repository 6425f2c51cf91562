import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provincesOf, type Region, regionsOf } from '../core/figures/region.ts';
import type { Bbox } from '../core/series/series.ts';
import { readBasemap } from '../publish/read-basemap.ts';
import { NoAnswer } from './exit.ts';
import type { Installation } from './main.ts';

/** The regions to sum by: the polygons of a GeoJSON file, or the provinces of the basemap that fits the map. */
export function regionsFor(
  file: string | undefined,
  extent: Bbox,
  { root }: Installation,
): Region[] {
  if (file === undefined)
    return provincesOf(readBasemap(join(root, 'data', 'basemap'), extent).region);
  const regions = regionsOf(parse(file));
  if (regions.length === 0)
    throw new NoAnswer(`${file}: holds no polygon with an "id" and a "name"`);
  return regions;
}

function parse(file: string): GeoJSON.FeatureCollection {
  const text = readFileSync(file, 'utf8');
  try {
    const parsed = JSON.parse(text) as GeoJSON.FeatureCollection;
    if (Array.isArray(parsed?.features)) return parsed;
  } catch (error) {
    throw new NoAnswer(`${file}: not JSON: ${(error as Error).message}`);
  }
  throw new NoAnswer(`${file}: not a GeoJSON FeatureCollection`);
}
