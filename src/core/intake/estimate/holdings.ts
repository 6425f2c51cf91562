import { group } from 'd3';
import type { Day, Precision } from '../../time/civil-date.ts';
import { endOf, type Span, type Supports, startOf } from './place-table.ts';

/** A date on which the table says something new. */
export interface Change {
  readonly day: Day;
  /** the finest precision of what changes; `day` for a date that was asked for */
  readonly precision: Precision;
  /** what a reader is told of it */
  readonly note: string;
}

/** A point on the ground and what the table says of it on one date. */
export interface Site {
  readonly lon: number;
  readonly lat: number;
  readonly held: 'actor' | 'other' | 'contested';
  readonly supports: Supports;
  readonly reachKm: number | null;
}

/** The holder a table gives where nobody is known to have held a place. */
export const UNKNOWN = 'unknown';

/** Names shown of a date with many changes. */
const NAMES_SHOWN = 5;

/**
 * The dates on which a holding begins or ends, within `[since, until)`, and those in `also`, in order.
 * The state at `since` is a date of its own when anything was held before it.
 */
export function changesOf(
  spans: readonly Span[],
  also: readonly Day[],
  since: Day | null,
  until: Day | null,
): Change[] {
  const first = since ?? Number.NEGATIVE_INFINITY;
  const last = until ?? Number.POSITIVE_INFINITY;
  const found = new Map<Day, { starts: Span[]; ends: Span[] }>();
  const at = (day: Day) => {
    const entry = found.get(day) ?? { starts: [], ends: [] };
    if (day >= first && day < last) found.set(day, entry);
    return entry;
  };
  for (const span of spans) {
    if (span.from) at(span.from.day).starts.push(span);
    if (span.to) at(span.to.day).ends.push(span);
  }
  for (const day of also) at(day);
  if (since !== null && spans.some((span) => startOf(span) < since)) at(since);
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([day, { starts, ends }]) => ({
      day,
      precision: finest([...starts.map((s) => s.from!), ...ends.map((s) => s.to!)]),
      note: noteOf(starts, ends),
    }));
}

/** What is known on a day, one site for each point: two holders at one point contest it. */
export function sitesOn(spans: readonly Span[], day: Day, actor: string): Site[] {
  const standing = spans.filter(
    (span) => span.holder !== UNKNOWN && startOf(span) <= day && day < endOf(span),
  );
  const points = group(standing, ({ lon, lat }) => `${lon} ${lat}`);
  return [...points.values()].map((here) => {
    const theirs = here.filter(({ holder }) => holder === actor);
    const held =
      theirs.length === 0 ? 'other' : theirs.length < here.length ? 'contested' : 'actor';
    const speaking = (theirs.length > 0 ? theirs : here)[0]!;
    const { lon, lat, supports, reachKm } = speaking;
    return { lon, lat, held, supports, reachKm };
  });
}

function finest(dates: readonly { precision: Precision }[]): Precision {
  const order: Precision[] = ['day', 'month', 'year'];
  if (dates.length === 0) return 'day';
  return order.find((precision) => dates.some((date) => date.precision === precision))!;
}

function noteOf(starts: readonly Span[], ends: readonly Span[]): string {
  if (starts.length + ends.length === 0) return 'No listed place changed hands on this day.';
  const begun = new Set(starts.map(({ id }) => id));
  const words = [
    ...starts.map(({ place, holder, fromEvidence }) =>
      fromEvidence ? `${place}: ${holder} by now` : `${place}: ${holder}`,
    ),
    ...ends
      .filter(({ id }) => !begun.has(id))
      .map(({ place, holder }) => `${place}: no longer ${holder}`),
  ];
  const more = words.length - NAMES_SHOWN;
  return `${words.slice(0, NAMES_SHOWN).join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}
