import type { SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { comparisonMode, type Mode, type ViewState } from '../../core/view/view-state.ts';
import { chosenDay } from './chosen-day.ts';

/** The ways two dates are shown together; `control`, which shows one of them alone, compares nothing. */
export const COMPARING_MODES = ['change', 'swipe', 'flicker'] as const satisfies readonly Mode[];
export type ComparingMode = (typeof COMPARING_MODES)[number];

/** The two dates of a view and how they are shown: A the one compared with, B the view's own. */
export interface Compared {
  readonly a: Day;
  readonly b: Day;
  readonly mode: ComparingMode;
}

/** What a view compares; null when it shows one date. */
export function comparedIn(
  view: ViewState,
  series: Pick<SeriesInfo, 'snapshots'>,
): Compared | null {
  const mode = comparisonMode(view);
  if (mode === null || mode === 'control' || view.vs === undefined) return null;
  return { a: view.vs, b: chosenDay(view, series), mode };
}
