import type { ChangedPlace } from '../figures/changed-places.ts';
import { localize } from '../series/series.ts';
import { createFiguresMessages } from '../words/figures/messages.ts';
import { formatNumber } from '../words/format.ts';

/** Where a piece of changed ground lies: "Hawija" when that lies inside, else "12 km north-west of Hawija". */
export function placeWords({ nearest }: Pick<ChangedPlace, 'nearest'>, language: string): string {
  const words = createFiguresMessages(language);
  if (!nearest) return words.unnamedPlace;
  const { place, distanceKm, direction } = nearest;
  const name = localize(place.names, language);
  return direction
    ? words.away(formatNumber(distanceKm, language), words.direction[direction], name)
    : name;
}
