import { placeHistory } from '../../core/figures/place-history.ts';
import { readHoldings } from '../../core/figures/place-holding.ts';
import { disagreements } from '../../core/figures/place-table.ts';
import { coverageAt } from '../../core/series/coverage.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { formatDay } from '../../core/words/format.ts';
import type { FiguresContext } from './context.ts';
import { h } from './dom.ts';
import { holderName, mapSpans, type ToldSpan, tableSpans } from './history-spans.ts';
import { historyTable } from './history-table.ts';
import { regionChart, regionLine } from './region-chart.ts';
import { strip } from './strip.ts';
import type { Subject } from './subject.ts';
import { type TimeSpan, timeAxis } from './time-axis.ts';

/** One place, point or region with its history. */
export interface HistoryEntry {
  readonly element: HTMLElement;
  /** Says what is on another day, and marks its span. */
  setDay(day: Day): void;
}

export function createHistoryEntry(
  subject: Subject,
  time: TimeSpan,
  day: Day,
  context: FiguresContext,
  tools: readonly HTMLElement[],
): HistoryEntry {
  const { topology, words, store, language } = context;
  const status = h('p', { class: 'cmf-entry-now' });
  const head = h(
    'header',
    { class: 'cmf-entry-head' },
    h(
      'div',
      {},
      h('h2', { class: 'cmf-entry-name', dir: 'auto' }, subject.name),
      h('p', { class: 'cmf-entry-detail' }, subject.detail),
    ),
    h('div', { class: 'cmf-entry-tools' }, ...tools),
  );
  const element = h('li', { class: 'cmf-entry', 'data-subject': subject.key }, head, status);
  const go = (to: Day) => store.set({ date: to }, 'figures', 'push');
  const date = (at: Day) => formatDay(at, 'day', language);

  if (subject.region) {
    const { region } = subject;
    const plot = h('div', { class: 'cmf-plot' }, regionChart(region, time, context), marker());
    element.append(plot, timeAxis(time, language));
    const setDay = (at: Day) => {
      const coverage = coverageAt(topology.series, at);
      const held = coverage ? regionLine(region, coverage.index, context) : words.noMap;
      status.textContent = `${date(at)}: ${held}`;
    };
    setDay(day);
    return { element, setDay };
  }

  const { lon, lat } = subject.at!;
  const history = placeHistory(topology, lon, lat);
  const spans = mapSpans(history, context);
  const holdings = readHoldings(subject.place?.properties.holders);
  const differing = disagreements(holdings, history, topology.series);
  const label = words.historyOf(subject.name);
  const plot = h('div', { class: 'cmf-plot' }, stripOf(spans, label), marker());
  element.append(plot);
  const tables = [historyTable(context, label, spans, ({ from }) => go(from))];
  // The map may be of one actor alone; the table says who else held the place.
  const told = tableSpans(holdings, context);
  if (told.length > 0) {
    const named = `${label}: ${words.placeTable}`;
    const second = h('div', { class: 'cmf-plot cmf-plot-table' }, stripOf(told, named), marker());
    element.append(h('p', { class: 'cmf-strip-name' }, words.placeTable), second);
    plot.before(h('p', { class: 'cmf-strip-name' }, words.mapShapes));
    tables.push(historyTable(context, named, told, ({ from }) => go(from)));
  }
  element.append(timeAxis(time, language));
  if (differing.length > 0)
    element.append(
      h(
        'ul',
        { class: 'cmf-disagree' },
        ...differing.map(({ from, to, table, map }) =>
          h(
            'li',
            {},
            words.tableDisagrees(
              date(from),
              to === null ? words.now : date(to),
              holderName(table.holder, context),
              mapSpans([map], context)[0]!.holder,
            ),
          ),
        ),
      ),
    );
  element.append(
    h(
      'details',
      { 'data-key': `table ${subject.key}` },
      h('summary', {}, words.datesAndSources(spans.length)),
      ...tables,
    ),
  );
  const setDay = (at: Day) => {
    const now = spanAt(spans, at);
    const other = now?.kind === 'nobody' ? spanAt(told, at) : undefined;
    const named = other ? `. ${words.placeTable}: ${other.holder}` : '';
    status.textContent = `${date(at)}: ${now?.holder ?? words.noMap}${named}`;
    plot.querySelectorAll('.cmf-span').forEach((button, i) => {
      if (spans[i] === now) button.setAttribute('aria-current', 'date');
      else button.removeAttribute('aria-current');
    });
  };
  setDay(day);
  return { element, setDay };

  function stripOf(told: readonly ToldSpan[], name: string): HTMLElement {
    const at = told.indexOf(spanAt(told, day)!);
    return strip(time, told, name, at, ({ from }) => go(Math.max(from, time.from)));
  }
}

function spanAt(spans: readonly ToldSpan[], day: Day): ToldSpan | undefined {
  return spans.find(({ from, to }) => from <= day && (to === null || day < to));
}

/** The lines at the view's dates, placed by the panel's custom properties. */
function marker(): HTMLElement {
  return h(
    'div',
    { class: 'cmf-markers', 'aria-hidden': 'true' },
    h('i'),
    h('i', { class: 'cmf-marker-vs' }),
  );
}
