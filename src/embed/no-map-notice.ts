import { coverageAt } from '../core/series/coverage.ts';
import type { SeriesInfo } from '../core/series/series.ts';
import { describeAsOf } from '../core/words/as-of.ts';
import { chosenDay } from '../ui/state/chosen-day.ts';
import type { Store } from '../ui/state/store.ts';

/** Says in the middle of the map, on a date that no snapshot covers, that there is no map: not the same as nobody. */
export function createNoMapNotice(
  container: HTMLElement,
  { series, store, language }: { series: SeriesInfo; store: Store; language: string },
): { destroy(): void } {
  const notice = document.createElement('p');
  notice.className = 'cm-no-map';
  container.append(notice);
  const show = () => {
    const day = chosenDay(store.get(), series);
    notice.hidden = coverageAt(series, day) !== null;
    const { lead, date } = describeAsOf(series, day, language);
    notice.textContent = `${lead} ${date}`;
  };
  show();
  const unsubscribe = store.subscribe(({ view, previous }) => {
    if (view.date !== previous.date) show();
  });
  return {
    destroy() {
      unsubscribe();
      notice.remove();
    },
  };
}
