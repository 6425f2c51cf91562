import { coverageAt, nextSnapshot } from '../series/coverage.ts';
import type { SeriesInfo, Snapshot } from '../series/series.ts';
import type { Day } from '../time/civil-date.ts';
import { formatAge, formatDay, lastDayOf } from './format.ts';
import { createMessages } from './messages.ts';

/** The facts of time the label speaks of. */
export type DatedMaps = Pick<SeriesInfo, 'snapshots' | 'maxCarryDays'>;

/** What the map knows of a day, in words. */
export interface AsOf {
  /** "Situation as of" or "No map for" */
  readonly lead: string;
  /** "21 October 2016" */
  readonly date: string;
  /** "map of 18 October 2016, 3 days earlier", "next map 4 November 2016": zero to two of them */
  readonly details: readonly string[];
  /** false when no map stands for the day */
  readonly covered: boolean;
  /** all of it in one line, parted by " · " */
  readonly text: string;
}

/**
 * What the map shown on `day` knows of that day. Within an attested interval the map is of the day itself;
 * later than that, the words say how old the knowledge is. A map dated to a month or a year is never given a day.
 */
export function describeAsOf(series: DatedMaps, day: Day, language: string): AsOf {
  const messages = createMessages(language);
  const coverage = coverageAt(series, day);
  const lead = coverage ? messages.situationAsOf : messages.noMapFor;
  const { date, knowledge } = describeKnowledge(series, day, language);
  const details = [knowledge, upcoming(series, day, language)].filter((part) => part !== null);
  const text = [`${lead} ${date}`, ...details].join(' · ');
  return { lead, date, details, covered: coverage !== null, text };
}

/** A day as exactly as its map is dated, and what is known of it; `knowledge` is null when the map is of the day itself. */
export function describeKnowledge(
  series: DatedMaps,
  day: Day,
  language: string,
): { date: string; knowledge: string | null; shown: Snapshot | null } {
  const coverage = coverageAt(series, day);
  const shown = coverage && series.snapshots[coverage.index]!;
  const date = formatDay(day, shown && shown.from === day ? shown.precision : 'day', language);
  const knowledge = shown ? ageOf(shown, day, language) : lastKnown(series, day, language);
  return { date, knowledge, shown };
}

/** Null when the map is of the day itself. */
function ageOf(snapshot: Snapshot, day: Day, language: string): string | null {
  const messages = createMessages(language);
  const { from, to, precision } = snapshot;
  if (day === from) return null;
  if (to !== null) {
    if (day < to) return null;
    const until = formatDay(to - 1, 'day', language);
    return messages.attestedUntilEarlier(until, formatAge(day - (to - 1), language));
  }
  const date = formatDay(from, precision, language);
  const age = day - lastDayOf(from, precision);
  return age > 0 ? messages.mapOfEarlier(date, formatAge(age, language)) : messages.mapOf(date);
}

/** The newest map before a day that has none, or null before the first. */
function lastKnown({ snapshots }: DatedMaps, day: Day, language: string): string | null {
  const last = snapshots.findLast((snapshot) => snapshot.from <= day);
  if (!last) return null;
  const messages = createMessages(language);
  const { from, to, precision } = last;
  const end = to === null ? lastDayOf(from, precision) : to - 1;
  const date = to === null ? formatDay(from, precision, language) : formatDay(end, 'day', language);
  return day > end
    ? messages.lastMapEarlier(date, formatAge(day - end, language))
    : messages.lastMap(date);
}

function upcoming(series: DatedMaps, day: Day, language: string): string {
  const messages = createMessages(language);
  const index = nextSnapshot(series, day);
  if (index === null) return messages.noLaterMap;
  const { from, precision } = series.snapshots[index]!;
  const date = formatDay(from, precision, language);
  return index === 0 ? messages.firstMap(date) : messages.nextMap(date);
}
