import { coverageAt } from '../core/series/coverage.ts';
import type { SeriesInfo } from '../core/series/series.ts';
import type { Day } from '../core/time/civil-date.ts';
import { describeAsOf } from '../core/words/as-of.ts';
import { createMapComparisonMessages } from '../core/words/map-comparison/messages.ts';
import { comparedView } from '../ui/map/compared-view.ts';
import type { Attention } from '../ui/state/attention.ts';
import type { Store } from '../ui/state/store.ts';

export interface NoMapNoticeOptions {
  readonly series: SeriesInfo;
  readonly store: Store;
  readonly attention: Attention;
  readonly language: string;
}

/**
 * Says in the middle of the map, on a date that no snapshot covers, that there is no map: not the same as nobody. Two
 * dates on their sides of a divider say so themselves.
 */
export function createNoMapNotice(
  container: HTMLElement,
  { series, store, attention, language }: NoMapNoticeOptions,
): { destroy(): void } {
  const notice = document.createElement('p');
  notice.className = 'cm-no-map-notice';
  container.append(notice);
  const hasNone = (day: Day) => coverageAt(series, day) === null;
  const show = () => {
    const { mode, day, vs, shown } = comparedView(store.get(), series, attention.get().peeking);
    const missing =
      mode === 'change' && vs !== null ? [vs, day].find(hasNone) : [shown].find(hasNone);
    notice.hidden = mode === 'swipe' || missing === undefined;
    if (missing === undefined) return;
    const { lead, date } = describeAsOf(series, missing, language);
    notice.textContent =
      mode === 'change'
        ? createMapComparisonMessages(language).nothingToCompare(date)
        : `${lead} ${date}`;
  };
  show();
  const ends = [store.subscribe(show), attention.subscribe(show)];
  return {
    destroy() {
      for (const end of ends) end();
      notice.remove();
    },
  };
}
