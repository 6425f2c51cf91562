import type { AreaFigures } from '../../core/figures/add-up.ts';
import { addUp, stepFor } from '../../core/figures/add-up.ts';
import { ratesOf } from '../../core/figures/rates.ts';
import type { FiguresContext } from './context.ts';
import { h } from './dom.ts';
import { digitsFor, figure, signed } from './numbers.ts';

/** A row group of `changeTable`: what its figures are of. */
export interface ChangeRow {
  /** the row group's head */
  readonly head: Node | string;
  readonly figures: AreaFigures;
  readonly chosen?: boolean;
}

/** Held, gained, lost and net of each row in km², per cent of the map's extent and km² a day; `days` between the two dates. */
export function changeTable(
  { words, language, topology }: FiguresContext,
  caption: string,
  rows: readonly ChangeRow[],
  days: number,
): HTMLElement {
  const columns = [words.held, words.gained, words.lost, words.net];
  const table = h(
    'table',
    { class: 'cmf-table cmf-changes-table' },
    h('caption', {}, caption),
    h(
      'thead',
      {},
      h('tr', {}, h('td'), ...columns.map((column) => h('th', { scope: 'col' }, column))),
    ),
  );
  const all = rows.map((row) => ({ row, rates: ratesOf(row.figures, topology.extent, days) }));
  const of = (what: 'percentOfExtent' | 'km2PerDay') =>
    all.flatMap(({ rates }) => Object.values(rates).map((rate) => rate[what] ?? 0));
  const percentDigits = digitsFor(of('percentOfExtent'));
  const dayDigits = digitsFor(of('km2PerDay'), 2);
  for (const { row, rates } of all) {
    const step = stepFor([row.figures]);
    const { heldKm2, gainKm2, lossKm2, netKm2 } = addUp([row.figures], step).total;
    const { held, gain, loss, net } = rates;
    const line = (unit: string, values: readonly (number | null)[], digits: number) =>
      h(
        'tr',
        { class: 'cmf-line' },
        h('th', { scope: 'row', class: 'cmf-unit' }, unit),
        ...values.map((value, i) =>
          h('td', {}, value === null ? '–' : (i === 3 ? signed : figure)(value, language, digits)),
        ),
      );
    const body = h(
      'tbody',
      { class: row.chosen ? 'cmf-chosen' : undefined },
      h('tr', {}, h('th', { scope: 'rowgroup', colspan: 5, class: 'cmf-group' }, row.head)),
      line(words.km2, [heldKm2, gainKm2, lossKm2, netKm2], step < 1 ? 1 : 0),
      line(
        words.percentOfExtent,
        [held, gain, loss, net].map((rate) => rate.percentOfExtent),
        percentDigits,
      ),
    );
    if (days !== 0)
      body.append(
        line(words.km2PerDay, [null, gain.km2PerDay, loss.km2PerDay, net.km2PerDay], dayDigits),
      );
    table.append(body);
  }
  return h('div', { class: 'cmf-scroll' }, table);
}
