import type { SeriesInfo } from '../../core/series/series.ts';
import { describeAsOf } from '../../core/words/as-of.ts';
import { languageDirection } from '../../core/words/language.ts';
import { chosenDay } from '../state/chosen-day.ts';
import type { Store } from '../state/store.ts';
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
  const lead = part('cm-as-of-lead');
  const date = part('cm-as-of-date');
  const first = part('cm-as-of-detail');
  const second = part('cm-as-of-detail');
  const separator = document.createTextNode('');
  const details = element('span', 'cm-as-of-details');
  details.append(first.node, separator, second.node);
  const root = element('p', 'cm-as-of');
  root.lang = language;
  root.dir = languageDirection(language);
  root.append(lead.node, ' ', date.node, ' ', details);
  container.append(root);

  const show = () => {
    const asOf = describeAsOf(series, chosenDay(store.get(), series), language);
    root.classList.toggle('cm-as-of-uncovered', !asOf.covered);
    lead.text.data = asOf.lead;
    date.text.data = asOf.date;
    first.text.data = asOf.details[0] ?? '';
    second.text.data = asOf.details[1] ?? '';
    separator.data = asOf.details.length > 1 ? ' · ' : '';
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

/** An element whose text changes in place, which costs less layout than new text. */
function part(className: string): { node: HTMLElement; text: Text } {
  const node = element('span', className);
  const text = document.createTextNode('');
  node.append(text);
  return { node, text };
}
