import { nearestPlace } from '../../core/figures/changed-places.ts';
import type { Region } from '../../core/figures/region.ts';
import type { Found } from '../../core/figures/search-places.ts';
import type { PlaceFeature } from '../../core/publication/publication.ts';
import { localize } from '../../core/series/series.ts';
import { placeWords } from '../../core/take-away/place-words.ts';
import type { Point } from '../../core/view/view-state.ts';
import { formatFixed } from '../../core/words/format.ts';
import type { FiguresContext } from './context.ts';

/** Something whose history is told. */
export interface Subject {
  /** as `pins` of a view name it */
  readonly pin: string | Point;
  readonly key: string;
  readonly name: string;
  /** what it is, or where */
  readonly detail: string;
  /** null for a region */
  readonly at: Point | null;
  readonly region: Region | null;
  /** the series' own entry, with its dated holders */
  readonly place: PlaceFeature | null;
}

/** A point this near to a place is called by its name alone. */
const AT_KM = 0.5;

/** What a pin names; null when there is no such place. */
export function subjectOf(pin: string | Point, context: FiguresContext): Subject | null {
  const { words, language, search, regions, places, gazetteer } = context;
  if (typeof pin !== 'string') {
    const detail = coordinates(pin, language);
    const nearest = nearestPlace(gazetteer, pin.lon, pin.lat);
    const name = nearest
      ? placeWords(
          { nearest: nearest.distanceKm < AT_KM ? { ...nearest, direction: null } : nearest },
          language,
        )
      : words.pointOnMap;
    return { pin, key: `${pin.lat}/${pin.lon}`, name, detail, at: pin, region: null, place: null };
  }
  const found = search.byId(pin);
  if (found) {
    const place = places.features.find(({ properties }) => properties.id === pin) ?? null;
    const name = localize(found.names, language);
    const detail = coordinates(found.at, language);
    return { pin, key: pin, name, detail, at: found.at, region: null, place };
  }
  const region = regions.find(({ id }) => id === pin);
  if (!region) return null;
  const name = localize(region.name, language);
  return { pin, key: pin, name, detail: words.kinds.region, at: null, region, place: null };
}

/** What a pin of something found is. */
export function pinOf(found: Found): string | Point {
  return found.kind === 'point' ? found.at : found.id;
}

/** A position for readers, to about a hundred metres. */
export function coordinates({ lat, lon }: Point, language: string): string {
  const part = (degrees: number, [plus, minus]: readonly [string, string]) =>
    `${formatFixed(Math.abs(degrees), language, 3)}° ${degrees < 0 ? minus : plus}`;
  return `\u2066${part(lat, ['N', 'S'])}, ${part(lon, ['E', 'W'])}\u2069`;
}
