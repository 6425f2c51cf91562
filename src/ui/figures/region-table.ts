import { type AreaFigures, addUp, stepFor } from '../../core/figures/add-up.ts';
import type { RegionChange } from '../../core/figures/by-region.ts';
import { localize } from '../../core/series/series.ts';
import type { Sort, SortColumn } from '../../core/view/view-state.ts';
import { createMessages } from '../../core/words/messages.ts';
import type { FiguresContext } from './context.ts';
import { button, h } from './dom.ts';
import { figure, signed } from './numbers.ts';

const COLUMNS: Readonly<Record<Exclude<SortColumn, 'name'>, keyof AreaFigures>> = {
  held: 'heldKm2',
  gain: 'gainKm2',
  loss: 'lossKm2',
  net: 'netKm2',
};

interface Row {
  readonly id: string | null;
  readonly name: string;
  /** what sorting goes by */
  readonly exact: AreaFigures;
  readonly shown: AreaFigures;
}

/** One zone's changes by region, sorted as the view says (the most changed first while it does not), with totals that add up as shown. */
export function regionTable(
  context: FiguresContext,
  caption: string,
  regions: readonly RegionChange[],
  zone: number,
): HTMLElement {
  const { words, language, store } = context;
  const { sort, region: chosen } = store.get();
  const exact = regions.map(({ zones }) => zones[zone]!);
  const step = stepFor(exact);
  const digits = step < 1 ? 1 : 0;
  const { rows: shown, total } = addUp(exact, step);
  const rows = regions
    .map(
      ({ region }, i): Row => ({
        id: region?.id ?? null,
        name: region ? localize(region.name, language) : words.elsewhere,
        exact: exact[i]!,
        shown: shown[i]!,
      }),
    )
    .filter(
      ({ id, shown: { heldKm2, gainKm2, lossKm2 } }) =>
        heldKm2 + gainKm2 + lossKm2 > 0 || (id !== null && id === chosen),
    )
    .sort(order(sort, language));

  const heads = (['name', 'held', 'gain', 'loss', 'net'] as const).map((column) => {
    const isSorted = sort?.column === column;
    const name = {
      name: words.region,
      held: words.held,
      gain: words.gained,
      loss: words.lost,
      net: words.net,
    }[column];
    const next = {
      column,
      descending: isSorted ? !sort.descending : column !== 'name',
    };
    return h(
      'th',
      {
        scope: 'col',
        'aria-sort': isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none',
      },
      button(
        { class: 'cmf-sort', key: `sort ${column}` },
        () => store.set({ sort: next }, 'figures'),
        name,
      ),
    );
  });
  const cells = ({ heldKm2, gainKm2, lossKm2, netKm2 }: AreaFigures) => [
    ...[heldKm2, gainKm2, lossKm2].map((value) => h('td', {}, figure(value, language, digits))),
    h('td', {}, signed(netKm2, language, digits)),
  ];
  const line = ({ id, name, shown: figures }: Row) => {
    const isChosen = id !== null && id === chosen;
    const head =
      id === null
        ? name
        : button(
            { class: 'cmf-choice', key: `region ${id}`, 'aria-pressed': String(isChosen) },
            () => store.set({ region: isChosen ? undefined : id }, 'figures', 'push'),
            name,
          );
    return h(
      'tr',
      { class: isChosen ? 'cmf-chosen' : undefined },
      h('th', { scope: 'row' }, head),
      ...cells(figures),
    );
  };
  return h(
    'div',
    { class: 'cmf-scroll' },
    h(
      'table',
      { class: 'cmf-table cmf-region-table' },
      h('caption', {}, [caption, words.km2].join(createMessages(language).listSeparator)),
      h('thead', {}, h('tr', {}, ...heads)),
      h('tbody', {}, ...rows.map(line)),
      h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, words.all), ...cells(total))),
    ),
  );
}

function order(sort: Sort | undefined, language: string): (a: Row, b: Row) => number {
  const { compare } = new Intl.Collator(language);
  const turnover = ({ exact: { gainKm2, lossKm2 } }: Row) => gainKm2 + lossKm2;
  return (a, b) => {
    if ((a.id === null) !== (b.id === null)) return a.id === null ? 1 : -1;
    const byName = compare(a.name, b.name);
    if (!sort) return turnover(b) - turnover(a) || byName;
    const way = sort.descending ? -1 : 1;
    if (sort.column === 'name') return way * byName;
    const what = COLUMNS[sort.column];
    return way * (a.exact[what] - b.exact[what]) || byName;
  };
}
