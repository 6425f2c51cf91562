import type { SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import type { ViewState } from '../../core/view/view-state.ts';

/** The day a view looks at: its date, or the newest map's where it names none. */
export function chosenDay(view: ViewState, series: Pick<SeriesInfo, 'snapshots'>): Day {
  return view.date ?? series.snapshots.at(-1)?.from ?? 0;
}
