import type { SeriesInfo } from '../../core/series/series.ts';
import { languageDirection } from '../i18n/language.ts';
import type { Store } from '../state/store.ts';
import { describeAsOf } from './as-of.ts';
import { chosenDay } from './chosen-day.ts';
import { element } from './element.ts';

export interface AsOfLabelOptions {
  readonly series: Pick<SeriesInfo, 'snapshots' | 'maxCarryDays'>;
  readonly store: Store;
  /** BCP 47 */
  readonly language: string;
}

/** Shows in `container` which day the map is of and how well it is known; follows the store's date. */
export function createAsOfLabel(
  container: HTMLElement,
  { series, store, language }: AsOfLabelOptions,
): { destroy(): void } {
  const lead = element('span', 'cm-as-of-lead');
  const date = element('span', 'cm-as-of-date');
  const details = element('span', 'cm-as-of-details');
  const root = element('p', 'cm-as-of');
  root.lang = language;
  root.dir = languageDirection(language);
  root.append(lead, ' ', date, ' ', details);
  container.append(root);

  const show = () => {
    const asOf = describeAsOf(series, chosenDay(store.get(), series), language);
    root.classList.toggle('cm-as-of-uncovered', !asOf.covered);
    lead.textContent = asOf.lead;
    date.textContent = asOf.date;
    details.replaceChildren(
      ...asOf.details.flatMap((text, i) => {
        const part = element('span', 'cm-as-of-detail');
        part.textContent = text;
        return i === 0 ? [part] : [' · ', part];
      }),
    );
  };
  show();
  const unsubscribe = store.subscribe(({ view, previous }) => {
    if (view.date !== previous.date) show();
  });
  return {
    destroy() {
      unsubscribe();
      root.remove();
    },
  };
}
