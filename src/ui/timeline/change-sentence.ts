import { coverageAt } from '../../core/series/coverage.ts';
import type { SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { describeAsOf } from '../../core/words/as-of.ts';
import { formatAreaKm2, formatDay } from '../../core/words/format.ts';
import { createMessages } from '../../core/words/messages.ts';
import { zoneName } from '../../core/words/zone-name.ts';

/**
 * The sentence spoken when the date comes to rest on `day` after it rested on `since`: the date, and the zone whose
 * area changed most between the two. Without a map on either, the date alone.
 */
export function changeSentence(
  series: SeriesInfo,
  areasKm2: readonly Float64Array[],
  since: Day,
  day: Day,
  language: string,
): string {
  const messages = createMessages(language);
  const { lead, date, covered } = describeAsOf(series, day, language);
  const now = coverageAt(series, day);
  const before = coverageAt(series, since);
  if (!covered || !now) return `${lead} ${date}.`;
  if (!before || since === day) return `${date}.`;
  const changes = areasKm2.map((zone) => (zone[now.index] ?? 0) - (zone[before.index] ?? 0));
  const most = changes.reduce(
    (best, c, i) => (Math.abs(c) > Math.abs(changes[best]!) ? i : best),
    0,
  );
  const sinceText = formatDay(since, 'day', language);
  const change = changes[most] ?? 0;
  if (change === 0) return `${date}. ${messages.areaUnchanged(sinceText)}`;
  const estimated = [now, before].some(
    ({ index }) => series.snapshots[index]!.method === 'estimate',
  );
  const area = formatAreaKm2(Math.abs(change), { estimated, language });
  const name = zoneName(series, most, language);
  const say = change > 0 ? messages.areaMore : messages.areaLess;
  return `${date}. ${say(name, area, sinceText)}`;
}
