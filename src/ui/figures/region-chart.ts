import { areasInRegion } from '../../core/figures/by-region.ts';
import type { Region } from '../../core/figures/region.ts';
import { gaps } from '../../core/series/coverage.ts';
import { formatAreaKm2, formatNumber } from '../../core/words/format.ts';
import { languageDirection } from '../../core/words/language.ts';
import { createMessages } from '../../core/words/messages.ts';
import { zoneName } from '../../core/words/zone-name.ts';
import type { FiguresContext } from './context.ts';
import { h } from './dom.ts';
import { asZone } from './paint.ts';
import { percentAt, type TimeSpan } from './time-axis.ts';

/** How much of a region each zone held through time, stacked, as shares of a height that stands for all of the region. */
export function regionChart(
  region: Region,
  time: TimeSpan,
  { topology, language }: FiguresContext,
): HTMLElement {
  const { series } = topology;
  const { snapshots } = series;
  const byZone = areasInRegion(topology, region);
  const isRtl = languageDirection(language) === 'rtl';
  const x = (day: number) => percentAt(time, day);
  const chart = h('div', { class: 'cmf-strip cmf-region-chart', 'aria-hidden': 'true' });
  const floor = new Float64Array(snapshots.length);
  byZone.forEach((values, zone) => {
    const top = floor.map((under, at) =>
      Math.min(100, under + (values[at]! / region.areaKm2) * 100),
    );
    const steps = (heights: Float64Array) =>
      snapshots.flatMap(({ from }, at) => [
        [x(from), heights[at]!],
        [x(snapshots[at + 1]?.from ?? time.to), heights[at]!],
      ]);
    const outline = [...steps(top), ...steps(floor).reverse()].filter(isCorner);
    if (values.some((value) => value > 0)) {
      const part = asZone(h('span', { class: 'cmf-part' }), zone);
      const points = outline.map(
        ([at, height]) => `${(isRtl ? 100 - at! : at!).toFixed(2)}% ${(100 - height!).toFixed(2)}%`,
      );
      part.style.clipPath = `polygon(${points.join(',')})`;
      chart.append(part);
    }
    floor.set(top);
  });
  for (const hole of gaps(series, time.to)) {
    const gap = h('span', { class: 'cmf-gap' });
    gap.style.insetInlineStart = `${x(hole.from)}%`;
    gap.style.inlineSize = `${x(hole.to) - x(hole.from)}%`;
    chart.append(gap);
  }
  return chart;
}

/** False for points between two at the same height: a step's outline needs its corners alone. */
function isCorner(
  point: readonly number[],
  i: number,
  all: readonly (readonly number[])[],
): boolean {
  return !(all[i - 1]?.[1] === point[1] && all[i + 1]?.[1] === point[1]);
}

/** What each zone holds of a region at a snapshot, in one line. */
export function regionLine(region: Region, at: number, context: FiguresContext): string {
  const { topology, words, language } = context;
  const messages = createMessages(language);
  const parts = areasInRegion(topology, region).flatMap((values, zone) => {
    const area = values[at]!;
    if (area < 0.05) return [];
    const percent = (area / region.areaKm2) * 100;
    const name = zoneName(topology.series, zone, language);
    return [
      words.share(
        name,
        formatAreaKm2(area, { language }),
        formatNumber(percent, language, percent < 1 ? 2 : 0),
      ),
    ];
  });
  return parts.join(messages.listSeparator) || words.nobody;
}
