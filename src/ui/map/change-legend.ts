import { comparedZones } from '../../core/figures/compared-zones.ts';
import type { MappedChange } from '../../core/figures/mapped-change.ts';
import type { Day } from '../../core/time/civil-date.ts';
import type { Topology } from '../../core/topology/topology.ts';
import type { Theme } from '../../core/view/view-state.ts';
import { describeDated } from '../../core/words/compare/describe-compared.ts';
import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { formatAreaKm2 } from '../../core/words/format.ts';
import { createMapComparisonMessages } from '../../core/words/map-comparison/messages.ts';
import { zoneName } from '../../core/words/zone-name.ts';
import { changeRows, rowKm2 } from '../../picture/change-rows.ts';
import { FEATHER_PX, isEstimated } from '../../picture/zone-paint.ts';
import { snapshotOf } from './compared-view.ts';
import { html } from './dom.ts';
import { legendSwatch } from './legend-swatch.ts';

export interface ShownChange {
  readonly topology: Topology;
  readonly from: Day;
  readonly to: Day;
  /** index of the zone whose change is shown; absent: see `comparedZones` */
  readonly zone: number | undefined;
  readonly theme: Theme;
  readonly language: string;
}

/** True when one of the two maps was reckoned, not reported. */
export function isEstimatedChange({ topology: { series }, from, to }: ShownChange): boolean {
  return [from, to].some((day) => isEstimated(series, snapshotOf(series, day)));
}

/** The areas of a change; null where one of its dates has no map. The overlay engine is fetched when first asked. */
export async function areasOfChange({
  topology,
  from,
  to,
  zone,
}: ShownChange): Promise<MappedChange | null> {
  const { series } = topology;
  const [a, b] = [snapshotOf(series, from), snapshotOf(series, to)];
  if (a === null || b === null) return null;
  const { mappedChange } = await import('../../core/figures/mapped-change.ts');
  return mappedChange(topology, comparedZones(series, zone), a, b);
}

/** The legend's rows of a change; `areas` are absent while they are being reckoned. */
export function changeLegendRows(shown: ShownChange, areas?: MappedChange | null): HTMLLIElement[] {
  const { topology, from, to, zone, theme, language } = shown;
  const { series } = topology;
  const compared = comparedZones(series, zone);
  const estimated = isEstimatedChange(shown);
  const edge = { border: null, featherPx: estimated ? FEATHER_PX : 0 };
  const { kinds, fromTo } = createMapComparisonMessages(language);
  const { letters } = createCompareMessages(language);
  const dated = (letter: string, day: Day) =>
    `${letter} ${describeDated(series, day, language).date}`;
  const dates = html(
    'li',
    { class: 'cm-legend-dates' },
    fromTo(dated(letters.a, from), dated(letters.b, to)),
  );
  const rows = changeRows(series, compared, theme, areas ?? undefined).flatMap((row) => {
    const words = html('span', { class: 'cm-legend-name' }, kinds[row.kind]);
    const area = html('span', { class: 'cm-legend-area' });
    if (areas) area.textContent = formatAreaKm2(rowKm2(row, areas), { estimated, language });
    const item = html(
      'li',
      { class: 'cm-legend-row', 'data-kind': row.kind },
      legendSwatch(row.paints, edge),
      words,
      area,
    );
    return row.kind === 'held' ? [header(row.zone!), item] : [item];
  });
  return [dates, ...rows];

  function header(of: number): HTMLLIElement {
    return html('li', { class: 'cm-legend-zone' }, zoneName(series, of, language));
  }
}
