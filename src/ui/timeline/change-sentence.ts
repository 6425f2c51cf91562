import { compareDates } from '../../core/figures/comparison.ts';
import type { SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { describeAsOf } from '../../core/words/as-of.ts';
import { describeDated } from '../../core/words/compare/describe-compared.ts';
import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { formatAreaKm2, formatDay } from '../../core/words/format.ts';
import { createMessages } from '../../core/words/messages.ts';
import { zoneName } from '../../core/words/zone-name.ts';

/** Where the dates stand: `b` the view's own, `a` the one it is compared with, or null. */
export interface Moment {
  readonly a: Day | null;
  readonly b: Day;
}

export function sameMoment(one: Moment, other: Moment): boolean {
  return one.a === other.a && one.b === other.b;
}

/**
 * The sentence spoken when the dates come to rest at `to` after they rested at `from`: the date, or the two compared,
 * and the zone whose area changed most between them, or since the date before.
 */
export function changeSentence(
  series: SeriesInfo,
  areasKm2: readonly Float64Array[],
  from: Moment,
  to: Moment,
  language: string,
): string {
  const { lead, date, covered } = describeAsOf(series, to.b, language);
  const since = to.a ?? from.b;
  const opening = () => {
    if (to.a !== null) return comparing(series, to.a, to.b, language);
    const ended = from.a === null ? '' : `${createCompareMessages(language).ended} `;
    return `${ended}${covered ? date : `${lead} ${date}`}.`;
  };
  const change =
    to.a === null && from.a !== null ? null : areaChange(series, areasKm2, since, to.b, language);
  return change === null ? opening() : `${opening()} ${change}`;
}

function comparing(series: SeriesInfo, a: Day, b: Day, language: string): string {
  const [from, to] = [a, b].map((day) => {
    const { date, knowledge, covered } = describeDated(series, day, language);
    return covered ? date : `${date}, ${knowledge}`;
  });
  return createCompareMessages(language).comparing(from!, to!);
}

/** What changed most from `since` to `day`, and a word where the two are not comparable; null without a map on either. */
function areaChange(
  series: SeriesInfo,
  areasKm2: readonly Float64Array[],
  since: Day,
  day: Day,
  language: string,
): string | null {
  const comparison = since === day ? null : compareDates(series, since, day);
  if (!comparison) return null;
  const messages = createMessages(language);
  const { a, b, comparable } = comparison;
  const caveat = comparable ? '' : ` ${createCompareMessages(language).notComparable}.`;
  const changes = areasKm2.map((zone) => (zone[b] ?? 0) - (zone[a] ?? 0));
  const most = changes.reduce(
    (best, c, i) => (Math.abs(c) > Math.abs(changes[best]!) ? i : best),
    0,
  );
  const sinceText = formatDay(since, 'day', language);
  const change = changes[most] ?? 0;
  if (change === 0) return messages.areaUnchanged(sinceText) + caveat;
  const estimated = [a, b].some((index) => series.snapshots[index]!.method === 'estimate');
  const area = formatAreaKm2(Math.abs(change), { estimated, language });
  const name = zoneName(series, most, language);
  const say = change > 0 ? messages.areaMore : messages.areaLess;
  return say(name, area, sinceText) + caveat;
}
