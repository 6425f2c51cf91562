import { compareDates } from '../../core/figures/comparison.ts';
import { coverageAt } from '../../core/series/coverage.ts';
import type { SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { describeAsOf } from '../../core/words/as-of.ts';
import { describeCompared } from '../../core/words/compare/describe-compared.ts';
import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { languageDirection } from '../../core/words/language.ts';
import { createMessages } from '../../core/words/messages.ts';
import type { Attention } from '../state/attention.ts';
import { chosenDay } from '../state/chosen-day.ts';
import { type Compared, comparedIn } from '../state/compared.ts';
import type { Store } from '../state/store.ts';
import { element } from './element.ts';

export interface AsOfLabelOptions {
  readonly series: SeriesInfo;
  readonly store: Store;
  /** absent: nobody peeks at the compared date */
  readonly attention?: Attention;
  /** BCP 47 */
  readonly language: string;
}

/** Shows in `container` which day the map is of and how well it is known, or the two it compares; follows the store. */
export function createAsOfLabel(
  container: HTMLElement,
  { series, store, attention, language }: AsOfLabelOptions,
): { destroy(): void } {
  const words = createCompareMessages(language);
  const root = element('p', 'cm-as-of');
  root.lang = language;
  root.dir = languageDirection(language);
  const [first, second] = [datePart(), datePart()];
  const caveat = part('cm-as-of-caveat');
  root.append(first.node);
  container.append(root);
  let comparing = false;

  function isEstimated(day: Day): boolean {
    const coverage = coverageAt(series, day);
    return coverage !== null && series.snapshots[coverage.index]!.method === 'estimate';
  }

  /** For styles to say where there is no room for the legend, which says it else. */
  function sayEstimated(isSo: boolean): void {
    if (isSo) root.dataset.estimate = createMessages(language).estimated;
    else delete root.dataset.estimate;
  }

  function showOne(): void {
    const day = chosenDay(store.get(), series);
    const asOf = describeAsOf(series, day, language);
    sayEstimated(isEstimated(day));
    root.classList.toggle('cm-as-of-uncovered', !asOf.covered);
    first.show({ ...asOf, letter: null, main: true });
  }

  function showTwo({ a, b, mode }: Compared): void {
    const peeking = attention?.get().peeking ?? false;
    const dates = describeCompared(series, { a, b, mode, peeking }, language);
    dates.forEach(({ side, lead, date, knowledge, exact, covered, main }, i) => {
      const letter = words.letters[side];
      const details = exact ? [] : [knowledge];
      [first, second][i]!.show({ lead, date, details, letter, main, covered });
    });
    const isComparable = compareDates(series, a, b)?.comparable ?? true;
    sayEstimated(isEstimated(a) || isEstimated(b));
    caveat.text.data = isComparable ? '' : words.notComparable;
  }

  function show(): void {
    const compared = comparedIn(store.get(), series);
    if ((compared !== null) !== comparing) {
      comparing = !comparing;
      root.classList.toggle('cm-as-of-compared', comparing);
      if (comparing) {
        root.classList.remove('cm-as-of-uncovered');
        root.append(' ', second.node, ' ', caveat.node);
      } else root.replaceChildren(first.node);
    }
    if (compared) showTwo(compared);
    else showOne();
  }

  show();
  const unsubscribe = store.subscribe(({ view, previous }) => {
    if (view.date !== previous.date || view.vs !== previous.vs || view.mode !== previous.mode)
      show();
  });
  const unattend = attention?.subscribe((now, before) => {
    if (now.peeking !== before.peeking && comparing) show();
  });
  return {
    destroy() {
      unsubscribe();
      unattend?.();
      root.remove();
    },
  };
}

/** What the label says of one date. */
interface DateWords {
  readonly lead: string;
  readonly date: string;
  /** zero to two */
  readonly details: readonly string[];
  readonly letter: string | null;
  readonly main: boolean;
  readonly covered: boolean;
}

/** The elements of one date: its lead, the date, its details. */
function datePart(): { node: HTMLElement; show(words: DateWords): void } {
  const node = element('span', 'cm-as-of-part');
  const lead = part('cm-as-of-lead');
  const date = part('cm-as-of-date');
  const details = element('span', 'cm-as-of-details');
  const parts = [part('cm-as-of-detail'), part('cm-as-of-detail')];
  const separator = document.createTextNode('');
  details.append(parts[0]!.node, separator, parts[1]!.node);
  node.append(lead.node, ' ', date.node, ' ', details);
  return {
    node,
    show(words) {
      lead.text.data = words.lead;
      date.text.data = words.date;
      if (words.letter === null) delete date.node.dataset.letter;
      else date.node.dataset.letter = words.letter;
      date.node.classList.toggle('cm-as-of-other', !words.main);
      date.node.classList.toggle('cm-as-of-no-map', !words.covered);
      parts.forEach(({ text }, i) => {
        text.data = words.details[i] ?? '';
      });
      separator.data = words.details.length > 1 ? ' · ' : '';
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
