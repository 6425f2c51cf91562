import type { SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import type { Side } from '../../core/words/compare/describe-compared.ts';
import { chosenDay } from '../state/chosen-day.ts';
import { type Compared, type ComparingMode, comparedIn } from '../state/compared.ts';
import type { HistoryStep, Store } from '../state/store.ts';
import type { Moment } from './change-sentence.ts';
import { otherDate } from './other-date.ts';

/** The dates of the view as the timeline reads and writes them. */
export interface Dates {
  /** null while one date is shown */
  readonly compared: Compared | null;
  readonly moment: Moment;
  /** A's day is B's while there is no A. */
  day(side: Side): Day;
  set(side: Side, day: Day, history?: HistoryStep, place?: string): void;
  /** Begins comparing with a date of its own choice, or ends it. False when there is no other map. */
  toggle(): boolean;
  /** Whether there is a map to compare with. */
  readonly canCompare: boolean;
  swap(): void;
  setMode(mode: ComparingMode): void;
}

export function createDates(store: Store, series: SeriesInfo): Dates {
  const compared = () => comparedIn(store.get(), series);
  const shown = () => chosenDay(store.get(), series);
  return {
    get compared() {
      return compared();
    },
    get moment() {
      return { a: compared()?.a ?? null, b: shown() };
    },
    day(side) {
      return (side === 'a' ? compared()?.a : undefined) ?? shown();
    },
    set(side, day, history = 'replace', place) {
      const patch = side === 'a' ? { vs: day } : { date: day };
      store.set(place === undefined ? patch : { ...patch, place }, 'timeline', history);
    },
    toggle() {
      if (compared()) {
        store.set({ vs: undefined, mode: undefined }, 'timeline', 'push');
        return true;
      }
      const vs = store.get().vs ?? otherDate(series, shown());
      if (vs === null) return false;
      store.set({ date: shown(), vs, mode: 'change' }, 'timeline', 'push');
      return true;
    },
    get canCompare() {
      return compared() !== null || otherDate(series, shown()) !== null;
    },
    swap() {
      const now = compared();
      if (now) store.set({ date: now.a, vs: now.b }, 'timeline', 'push');
    },
    setMode(mode) {
      store.set({ mode }, 'timeline', 'replace');
    },
  };
}
