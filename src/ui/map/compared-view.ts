import { coverageAt } from '../../core/series/coverage.ts';
import type { SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { comparisonMode, type ViewState } from '../../core/view/view-state.ts';
import { chosenDay } from '../state/chosen-day.ts';

/** What of a view's dates is on the map just now. */
export interface ComparedView {
  /** the view's own date */
  readonly day: Day;
  /** the date compared with; null where none is on the map beside or in place of `day` */
  readonly vs: Day | null;
  readonly mode: 'control' | 'change' | 'swipe' | 'flicker';
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
  const day = chosenDay(view, series);
  const mode = comparisonMode(view) ?? 'control';
  if (mode === 'control' || view.vs === undefined)
    return { day, vs: null, mode: 'control', shown: day };
  const zone = series.zones.findIndex(({ id }) => id === view.zone);
  return {
    day,
    vs: view.vs,
    mode,
    shown: mode === 'flicker' && peeking ? view.vs : day,
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
