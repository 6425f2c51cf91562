import type { PlaceCollection } from '../publication/publication.ts';
import type { Bbox, Localized } from '../series/series.ts';
import type { NamedPlace } from './changed-places.ts';
import { foldName } from './fold-name.ts';
import { gazetteerTwins } from './gazetteer-twins.ts';
import { type LatLon, parseCoordinates } from './parse-coordinates.ts';
import type { Region } from './region.ts';

/** Something that a search finds. */
export type Found =
  /** a place of the series */
  | { readonly kind: 'place'; readonly id: string; readonly names: Localized; readonly at: LatLon }
  /** a place of the basemap's gazetteer */
  | { readonly kind: 'town'; readonly id: string; readonly names: Localized; readonly at: LatLon }
  | { readonly kind: 'region'; readonly id: string; readonly names: Localized }
  | { readonly kind: 'point'; readonly at: LatLon };

/** What is searched. */
export interface Searched {
  readonly places: PlaceCollection;
  readonly gazetteer: readonly NamedPlace[];
  readonly regions: readonly Region[];
  /** towns and coordinates outside of it are not offered: nothing is known of them */
  readonly extent: Bbox;
}

/** Finds places, regions and coordinates by what a reader types; see `createPlaceSearch`. */
export interface PlaceSearch {
  /** best first, no more than `most` */
  find(text: string, most?: number): Found[];
  /** the place or town with an id; the series' own go first */
  byId(id: string): Extract<Found, { kind: 'place' | 'town' }> | null;
}

/**
 * An index of the series' places, the gazetteer's towns and the regions, by their names in every language: what equals
 * the text goes before what begins with it, that before a later word that does, and that before a mere part; within
 * these, the series' places go first. A town that is one of the series' places is found as that.
 */
export function createPlaceSearch({ places, gazetteer, regions, extent }: Searched): PlaceSearch {
  const [west, south, east, north] = extent;
  const isWithin = ({ lat, lon }: LatLon) =>
    lon >= west && lon <= east && lat >= south && lat <= north;
  const twins = gazetteerTwins(places, { places: gazetteer });
  const twinned = new Set([...twins.values()].map(({ id }) => id));
  const own = places.features
    .filter(({ properties }) => properties.kind === 'place')
    .map(({ properties: { id, name, rank }, geometry: { coordinates } }) => ({
      rank,
      found: {
        kind: 'place' as const,
        id,
        names: { ...twins.get(id)?.names, ...name },
        at: { lon: coordinates[0], lat: coordinates[1] },
      },
    }));
  const towns = gazetteer
    .filter((town) => !twinned.has(town.id) && isWithin(town))
    .map(({ id, names, lon, lat, rank }) => ({
      rank,
      found: { kind: 'town' as const, id, names, at: { lat, lon } },
    }));
  const areas = regions.map(({ id, name }) => ({
    rank: 2,
    found: { kind: 'region' as const, id, names: name },
  }));
  const entries = [...own, ...areas, ...towns].map(({ rank, found }) => ({
    rank,
    found,
    names: [...new Set(Object.values(found.names).map(foldName))],
  }));
  const ids = new Map([...towns, ...own].map(({ found }) => [found.id, found]));

  return {
    byId: (id) => ids.get(id) ?? null,
    find(text, most = 8) {
      const point = parseCoordinates(text);
      if (point) return isWithin(point) ? [{ kind: 'point', at: point }] : [];
      const asked = foldName(text);
      if (asked === '') return [];
      return entries
        .map((entry, order) => ({ ...entry, order, fit: fitOf(entry.names, asked) }))
        .filter(({ fit }) => fit < NO_FIT)
        .sort((a, b) => a.fit - b.fit || a.rank - b.rank || a.order - b.order)
        .slice(0, most)
        .map(({ found }) => found);
    },
  };
}

const NO_FIT = 4;
/** The article that names are written with and without. */
const ARTICLE = /^(?:al |el |ال)/;

/** 0 for the whole name to 3 for a part within a word; `NO_FIT` for none. */
function fitOf(names: readonly string[], asked: string): number {
  let best = NO_FIT;
  for (const name of names) {
    const bare = name.replace(ARTICLE, '');
    const fit =
      name === asked || bare === asked
        ? 0
        : name.startsWith(asked) || bare.startsWith(asked)
          ? 1
          : name.includes(` ${asked}`)
            ? 2
            : asked.length > 1 && name.includes(asked)
              ? 3
              : NO_FIT;
    best = Math.min(best, fit);
  }
  return best;
}
