import { coverageAt } from '../series/coverage.ts';
import type { SeriesInfo } from '../series/series.ts';
import type { Day } from '../time/civil-date.ts';
import { describeAsOf } from './as-of.ts';
import { formatAreaKm2 } from './format.ts';
import { createMessages } from './messages.ts';
import { createShareMessages } from './share/messages.ts';
import { zoneName } from './zone-name.ts';

/**
 * What a picture of the map on `day` shows, for who cannot see it: "Title. Situation as of 21 October 2016. ISIS,
 * control: about 65,000 km². …". `areasKm2` is by zone and snapshot (`areas`). Estimated maps say so.
 */
export function describePicture(
  series: SeriesInfo,
  areasKm2: readonly ArrayLike<number>[],
  day: Day,
  language: string,
): string {
  const messages = createShareMessages(language);
  const { lead, date, details, covered } = describeAsOf(series, day, language);
  const sentences = [series.title, `${lead} ${date}`];
  const coverage = coverageAt(series, day);
  if (!coverage || !covered) return `${[...sentences, ...details].join('. ')}.`;
  const estimated = series.snapshots[coverage.index]!.method === 'estimate';
  const holdings = series.zones.flatMap((_, zone) => {
    const km2 = areasKm2[zone]![coverage.index]!;
    const area = formatAreaKm2(km2, { estimated, language });
    return km2 > 0 ? [messages.holding(zoneName(series, zone, language), area)] : [];
  });
  sentences.push(holdings.length > 0 ? holdings.join('; ') : messages.nothingHeld);
  if (estimated) sentences.push(createMessages(language).estimatedNoFront);
  return `${sentences.join('. ')}.`;
}
