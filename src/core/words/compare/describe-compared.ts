import type { Day } from '../../time/civil-date.ts';
import { type DatedMaps, describeKnowledge } from '../as-of.ts';
import { createMessages } from '../messages.ts';
import { createCompareMessages } from './messages.ts';

/** A: the date compared with. B: the view's own. */
export type Side = 'a' | 'b';

/** One of two dates, in words. */
export interface DatedWords {
  /** "17 October 2016" */
  readonly date: string;
  /** "map of that day", "map of 14 October 2016, 3 days earlier", "no map, last map 3 March 2015, 9 days earlier" */
  readonly knowledge: string;
  /** false when no map stands for the day */
  readonly covered: boolean;
  /** true when the map is of the day itself, which a label need not say */
  readonly exact: boolean;
}

/** A day and what the map knows of it, as the handle of a comparison says it. */
export function describeDated(series: DatedMaps, day: Day, language: string): DatedWords {
  const words = createCompareMessages(language);
  const { date, knowledge, shown } = describeKnowledge(series, day, language);
  if (shown)
    return {
      date,
      knowledge: knowledge ?? words.mapOfThat[shown.from === day ? shown.precision : 'day'],
      covered: true,
      exact: knowledge === null,
    };
  const parts = knowledge === null ? [words.noMap] : [words.noMap, knowledge];
  const { listSeparator } = createMessages(language);
  return { date, knowledge: parts.join(listSeparator), covered: false, exact: false };
}

/** How two dates are shown, as far as the label tells. */
export interface Shown {
  readonly a: Day;
  readonly b: Day;
  readonly mode: 'change' | 'swipe' | 'flicker';
  /** A is shown in B's place for a moment */
  readonly peeking: boolean;
}

/** A date of the label of a comparison, with the words before it. */
export interface ComparedDate extends DatedWords {
  readonly side: Side;
  readonly lead: string;
  /** the one to be seen first: B, or A while it is peeked at */
  readonly main: boolean;
}

/** The two dates in the order they are read: "Since 17 October 2016" and "as of 10 July 2017". */
export function describeCompared(
  series: DatedMaps,
  { a, b, mode, peeking }: Shown,
  language: string,
): readonly [ComparedDate, ComparedDate] {
  const words = createCompareMessages(language);
  const { situationAsOf } = createMessages(language);
  const say = (side: Side, lead: string, main: boolean): ComparedDate => ({
    side,
    lead,
    main,
    ...describeDated(series, side === 'a' ? a : b, language),
  });
  if (mode === 'change') return [say('a', words.since, false), say('b', words.upTo, true)];
  if (mode === 'swipe') return [say('a', situationAsOf, true), say('b', words.and, true)];
  const [shown, other]: [Side, Side] = peeking ? ['a', 'b'] : ['b', 'a'];
  return [say(shown, situationAsOf, true), say(other, words.comparedWith, false)];
}
