import { coverageAt } from '../../core/series/coverage.ts';
import type { SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import type { ViewState } from '../../core/view/view-state.ts';
import { chosenDay } from '../state/chosen-day.ts';
import { type ComparingMode, comparedIn } from '../state/compared.ts';

/** What of a view's dates is on the map just now. */
export interface ComparedView {
  /** the view's own date */
  readonly day: Day;
  /** the date compared with; null where none is on the map beside or in place of `day` */
  readonly vs: Day | null;
  readonly mode: 'control' | ComparingMode;
  /** the one date on screen: `vs` while it is peeked at; meant for modes that show one at a time */
  readonly shown: Day;
  /** index into `series.zones` of the zone whose change is looked at; absent: of all */
  readonly zone?: number;
}

/** Reads a view: a date compared with counts only in a mode that shows it, a zone only where the series has it. */
export function comparedView(
  view: ViewState,
  series: Pick<SeriesInfo, 'snapshots' | 'zones'>,
  peeking: boolean,
): ComparedView {
  const compared = comparedIn(view, series);
  const day = chosenDay(view, series);
  if (!compared) return { day, vs: null, mode: 'control', shown: day };
  const { a: vs, mode } = compared;
  const zone = series.zones.findIndex(({ id }) => id === view.zone);
  return {
    day,
    vs,
    mode,
    shown: mode === 'flicker' && peeking ? vs : day,
    ...(zone >= 0 && { zone }),
  };
}

/** Index of the snapshot that stands for a day; null for no map. */
export function snapshotOf(
  series: Pick<SeriesInfo, 'snapshots' | 'maxCarryDays'>,
  day: Day,
): number | null {
  return coverageAt(series, day)?.index ?? null;
}
