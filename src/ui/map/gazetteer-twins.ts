import type { PlaceCollection } from '../../core/publication/publication.ts';
import type { Gazetteer, GazetteerPlace } from '../../picture/basemap.ts';

/** Places this near each other, in degrees, may be the same place. */
const NEAR_DEGREES = 0.25;

/** The gazetteer's own entry of each of the series' places, by the place's id: not to be named on the map twice. */
export function gazetteerTwins(
  places: PlaceCollection,
  gazetteer: Gazetteer,
): Map<string, GazetteerPlace> {
  const twins = new Map<string, GazetteerPlace>();
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
  twins: ReadonlyMap<string, GazetteerPlace>,
): PlaceCollection {
  const features = places.features.map((place) => {
    const name = { ...twins.get(place.properties.id)?.names, ...place.properties.name };
    return { ...place, properties: { ...place.properties, name } };
  });
  return { ...places, features };
}

/** Without case, accents, articles' hyphens and spaces: "Tal Afar" and "Tal-Afar" are one. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
