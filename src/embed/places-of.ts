import { gazetteerTwins, withGazetteerNames } from '../core/figures/gazetteer-twins.ts';
import type { Region } from '../core/figures/region.ts';
import type { PlaceCollection } from '../core/publication/publication.ts';
import { localize } from '../core/series/series.ts';
import type { LoadedPublication } from './load-publication.ts';

const named = new WeakMap<PlaceCollection, PlaceCollection>();

/** A publication's places with the basemap's names for them where they lack their own; found once for all who show it. */
export function namedPlaces({ places, basemap }: LoadedPublication): PlaceCollection {
  const known = named.get(places);
  if (known) return known;
  const found = withGazetteerNames(places, gazetteerTwins(places, basemap.gazetteer));
  named.set(places, found);
  return found;
}

/** Name and point of a place; undefined for a region, which has no one point that could change hands. */
export function namedPoint(
  loaded: LoadedPublication,
  id: string,
  language: string,
): { name: string; lon: number; lat: number } | undefined {
  const found = namedPlaces(loaded).features.find(({ properties }) => properties.id === id);
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
