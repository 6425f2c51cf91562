import type { PlaceCollection } from '../publication/publication.ts';
import type { NamedPlace } from './changed-places.ts';
import { foldName } from './fold-name.ts';

/** Places this near each other, in degrees, may be the same place. */
const NEAR_DEGREES = 0.25;

/** The gazetteer's own entry of each of the series' places, by the place's id: not to be named on the map twice. */
export function gazetteerTwins<T extends NamedPlace>(
  places: PlaceCollection,
  gazetteer: { readonly places: readonly T[] },
): Map<string, T> {
  const twins = new Map<string, T>();
  for (const { properties, geometry } of places.features) {
    if (properties.kind !== 'place') continue;
    const [lon, lat] = geometry.coordinates;
    const names = new Set(Object.values(properties.name).map(plain));
    const twin = gazetteer.places.find(
      (known) =>
        Math.abs(known.lon - lon) < NEAR_DEGREES &&
        Math.abs(known.lat - lat) < NEAR_DEGREES &&
        (known.id === properties.id || Object.values(known.names).some((n) => names.has(plain(n)))),
    );
    if (twin) twins.set(properties.id, twin);
  }
  return twins;
}

/** The places with the gazetteer's names in the languages that they lack themselves. */
export function withGazetteerNames(
  places: PlaceCollection,
  twins: ReadonlyMap<string, NamedPlace>,
): PlaceCollection {
  const features = places.features.map((place) => {
    const name = { ...twins.get(place.properties.id)?.names, ...place.properties.name };
    return { ...place, properties: { ...place.properties, name } };
  });
  return { ...places, features };
}

/** Without spaces too: "Tal Afar" and "Tal-Afar" are one. */
function plain(name: string): string {
  return foldName(name).replaceAll(' ', '');
}
