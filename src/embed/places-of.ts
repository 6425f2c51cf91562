import type { Region } from '../core/figures/region.ts';
import { localize } from '../core/series/series.ts';
import type { LoadedPublication } from './load-publication.ts';

/** Name and point of a place; undefined for a region, which has no one point that could change hands. */
export function namedPoint(
  { places }: LoadedPublication,
  id: string,
  language: string,
): { name: string; lon: number; lat: number } | undefined {
  const found = places.features.find(({ properties }) => properties.id === id);
  if (!found || found.properties.kind === 'region') return undefined;
  const [lon, lat] = found.geometry.coordinates;
  return { name: localize(found.properties.name, language), lon, lat };
}

/** A province of the basemap by its id. What reckons with provinces is fetched when one is first asked for. */
export async function provinceOf(
  { basemap }: LoadedPublication,
  id: string,
): Promise<Region | undefined> {
  const { provincesOf } = await import('../core/figures/region.ts');
  return provincesOf(basemap.region).find((region) => region.id === id);
}
