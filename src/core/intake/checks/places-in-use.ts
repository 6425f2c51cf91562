import type { PlaceFeature } from '../../publication/publication.ts';
import type { Bbox } from '../../series/series.ts';
import { type Problem, warning } from '../problem.ts';
import { count, some } from '../show.ts';
import type { CheckLimits } from './check-limits.ts';
import type { PlaceTable } from './place-contradictions.ts';
import { distanceKm } from './theatre.ts';

/** Places that nothing names and nobody held, so that a reader never comes to them but by chance. */
export function unusedPlaces(
  placeFiles: readonly PlaceTable[],
  named: ReadonlySet<string>,
): Problem[] {
  return placeFiles.flatMap(({ file, features }) => {
    const unused = features
      .map(({ properties }) => properties)
      .filter(({ id, holders = [] }) => holders.length === 0 && !named.has(id));
    if (unused.length === 0) return [];
    const message = `${count(unused.length, 'place')} without a holder that neither story, events nor view name: ${some(unused.map(({ id }) => id))}; link or remove them`;
    return [warning({ file, path: '' }, 'unused-place', message)];
  });
}

/** Held places far outside the theatre: most often a name found in another country. */
export function strayPlaces(
  placeFiles: readonly PlaceTable[],
  extent: Bbox | null,
  { farOffKm }: CheckLimits,
): Problem[] {
  return placeFiles.flatMap(({ file, features }) => {
    const held = features.filter(({ properties }) => (properties.holders ?? []).length > 0);
    const theatre = extent ?? middleBox(held);
    return held.flatMap(({ properties, geometry: { coordinates } }) => {
      const [lon, lat] = coordinates;
      const awayKm = distanceKm(theatre, [lon, lat, lon, lat]);
      const limitKm = extent ? 0 : farOffKm;
      if (awayKm <= limitKm) return [];
      const limit = extent ? `the extent ${extent.join(', ')}` : `limit ${farOffKm} km`;
      const message = `lies at [${coordinates.join(', ')}], ${Math.round(awayKm).toLocaleString('en')} km outside the theatre (${limit}): look its coordinates up again`;
      return [
        warning({ file, path: properties.id }, 'outside-theatre', message, { at: [lon, lat] }),
      ];
    });
  });
}

/** The box of the middle half of the places, by longitude and by latitude. */
function middleBox(places: readonly PlaceFeature[]): Bbox {
  const middle = (axis: 0 | 1) => {
    const sorted = places.map(({ geometry }) => geometry.coordinates[axis]).sort((a, b) => a - b);
    const quarter = Math.floor(sorted.length / 4);
    return [sorted[quarter] ?? 0, sorted[sorted.length - 1 - quarter] ?? 0] as const;
  };
  const [[west, east], [south, north]] = [middle(0), middle(1)];
  return [west, south, east, north];
}
