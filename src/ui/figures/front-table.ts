import type { ChangeFigures } from '../../core/figures/change-figures.ts';
import { localize } from '../../core/series/series.ts';
import type { FiguresContext } from './context.ts';
import { h } from './dom.ts';
import { digitsFor, figure } from './numbers.ts';

/** Length of the fronts at both dates and how far they moved, or in words why there is nothing to tell. */
export function frontTable(
  { words, language, topology }: FiguresContext,
  { fronts, comparison }: Pick<ChangeFigures, 'fronts' | 'comparison'>,
): HTMLElement {
  const { actors, snapshots } = topology.series;
  const name = (id: string) =>
    localize(actors.find((actor) => actor.id === id)?.name ?? { en: id }, language);
  if (fronts === null) {
    const estimated = [comparison.a, comparison.b].some(
      (at) => snapshots[at]!.method === 'estimate',
    );
    return h('p', { class: 'cmf-note' }, estimated ? words.noFrontEstimated : words.noFrontAlone);
  }
  if (fronts.length === 0) return h('p', { class: 'cmf-note' }, words.noFront);
  const digits = digitsFor(
    fronts.map(({ movedKm }) => movedKm ?? 0),
    2,
  );
  return h(
    'div',
    { class: 'cmf-scroll' },
    h(
      'table',
      { class: 'cmf-table' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...[words.front, words.before, words.after, words.moved].map((head) =>
            h('th', { scope: 'col' }, head),
          ),
        ),
      ),
      h(
        'tbody',
        {},
        ...fronts.map((front) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, words.between(name(front.actors[0]), name(front.actors[1]))),
            h('td', {}, figure(front.fromLengthKm, language, 0)),
            h('td', {}, figure(front.toLengthKm, language, 0)),
            h('td', {}, front.movedKm === null ? '–' : figure(front.movedKm, language, digits)),
          ),
        ),
      ),
    ),
    h('p', { class: 'cmf-note' }, words.movedNote),
  );
}
