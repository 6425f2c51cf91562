import type { Comparison } from '../../core/figures/comparison.ts';
import { caveatWords } from '../../core/take-away/caveat-words.ts';
import type { FiguresContext } from './context.ts';
import { h } from './dom.ts';

/** Whether two dates may be compared, and all that a reader must know who does. */
export function caveatList(
  { comparable, caveats }: Comparison,
  { topology, words, language }: FiguresContext,
): HTMLElement {
  if (caveats.length === 0) return h('p', { class: 'cmf-note' }, words.comparable);
  const items = caveats.map((caveat) =>
    h('li', {}, caveatWords(caveat, topology.series, language)),
  );
  return h(
    'div',
    { class: comparable ? 'cmf-caveats' : 'cmf-caveats cmf-not-comparable' },
    ...(comparable ? [] : [h('p', {}, h('strong', {}, words.notComparable))]),
    h('ul', {}, ...items),
  );
}
