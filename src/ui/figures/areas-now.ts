import { extentKm2 } from '../../core/figures/rates.ts';
import { coverageAt } from '../../core/series/coverage.ts';
import { areas } from '../../core/topology/areas.ts';
import { formatDay } from '../../core/words/format.ts';
import { zoneName } from '../../core/words/zone-name.ts';
import { chosenDay } from '../state/chosen-day.ts';
import { earlierDates } from './compare-start.ts';
import type { FiguresContext } from './context.ts';
import { button, h } from './dom.ts';
import { digitsFor, figure } from './numbers.ts';
import { swatch } from './paint.ts';

/** Without a compared date: the area of each zone, and how to begin a comparison. */
export function areasNow(context: FiguresContext): HTMLElement[] {
  const { topology, store, words, language } = context;
  const { series } = topology;
  const day = chosenDay(store.get(), series);
  const coverage = coverageAt(series, day);
  if (!coverage)
    return [h('p', { class: 'cmf-note' }, words.noMapOf(formatDay(day, 'day', language)))];
  const whole = extentKm2(topology.extent);
  const values = areas(topology).map((zone) => zone[coverage.index]!);
  const percents = values.map((area) => (area / whole) * 100);
  const [digits, percentDigits] = [Math.max(...values) < 100 ? 1 : 0, digitsFor(percents)];
  const rows = values.map((area, zone) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, swatch(zone), zoneName(series, zone, language)),
      h('td', {}, figure(area, language, digits)),
      h('td', {}, figure(percents[zone]!, language, percentDigits)),
    ),
  );
  const heads = [words.zone, words.km2, words.percentOfExtent];
  const offers = earlierDates(series, day, words).map(({ day: earlier, name }) =>
    button(
      { class: 'cmf-button', key: `compare ${earlier}` },
      () => store.set({ vs: earlier }, 'figures', 'push'),
      name,
    ),
  );
  const isEstimated = series.snapshots[coverage.index]!.method === 'estimate';
  return [
    h(
      'table',
      { class: 'cmf-table' },
      h('caption', {}, words.areasNow),
      h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, ...rows),
    ),
    ...(isEstimated
      ? [h('p', { class: 'cmf-note' }, words.estimated(formatDay(day, 'day', language)))]
      : []),
    h(
      'section',
      { class: 'cmf-compare' },
      h('h3', {}, words.compareWith),
      h('p', { class: 'cmf-note' }, words.howToCompare),
      h('div', { class: 'cmf-buttons' }, ...offers),
    ),
  ];
}
