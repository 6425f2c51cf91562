import { type Localized, localize, type SeriesInfo } from '../../core/series/series.ts';
import type { Theme } from '../../core/view/view-state.ts';
import { firstClause } from '../../core/words/first-clause.ts';
import { zoneName } from '../../core/words/zone-name.ts';
import { patternTile, type ZonePaint, zonePaints } from '../../picture/zone-paint.ts';
import { html, svg } from './dom.ts';
import { createMapMessages } from './map-messages.ts';

export interface LegendOptions {
  readonly series: SeriesInfo;
  readonly theme: Theme;
  readonly language: string;
  /** how the shapes were made, when they are estimated */
  readonly methodNote?: Localized;
}

const SWATCH = { width: 32, height: 20, inset: 4 };
let count = 0;

/**
 * Adds the legend to `container`: a swatch for every zone in the map's own paint, its name, and, unfolded, its
 * definition. It begins folded, so that it does not hide the map.
 */
export function createLegend(
  container: HTMLElement,
  { series, theme, language, methodNote }: LegendOptions,
): { destroy(): void } {
  const words = createMapMessages(language);
  const estimated = series.snapshots.some(({ method }) => method === 'estimate');
  const id = `cm-legend-${count++}`;

  const rows = zonePaints(series, theme, estimated)
    .sort((a, b) => a.zone - b.zone)
    .map((paint) => {
      const zone = series.zones[paint.zone]!;
      const name = zoneName(series, paint.zone, language);
      const text = html('div', {}, html('b', { class: 'cm-legend-name' }, name));
      if (zone.definition)
        text.append(
          html('p', { class: 'cm-legend-text', dir: 'auto' }, localize(zone.definition, language)),
        );
      return html('li', { class: 'cm-legend-row' }, swatch(paint, `${id}-${paint.zone}`), text);
    });
  const list = html('ul', { id, class: 'cm-legend-rows' }, ...rows);
  const icon = svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  icon.append(svg('path', { d: 'M4 10l4-4l4 4' }));
  const fold = html(
    'button',
    { type: 'button', class: 'cm-legend-fold', 'aria-controls': id },
    icon,
  );
  const legend = html('section', { class: 'cm-legend', 'aria-label': words.legend }, fold, list);
  const note = methodNote ? localize(methodNote, language) : estimated ? words.estimated : null;
  if (note)
    legend.append(
      html('p', { class: 'cm-legend-short', dir: 'auto' }, firstClause(note)),
      html('p', { class: 'cm-legend-text cm-legend-note', dir: 'auto' }, note),
    );

  const setFolded = (folded: boolean) => {
    legend.classList.toggle('cm-folded', folded);
    fold.setAttribute('aria-expanded', String(!folded));
    fold.setAttribute('aria-label', folded ? words.showLegend : words.hideLegend);
    fold.title = folded ? words.showLegend : words.hideLegend;
  };
  fold.addEventListener('click', () => setFolded(!legend.classList.contains('cm-folded')));
  container.append(legend);
  setFolded(true);
  return { destroy: () => legend.remove() };
}

/** A sample of a zone: pattern, and its border or soft edge. */
function swatch(paint: ZonePaint, id: string): SVGSVGElement {
  const { width, height, inset } = SWATCH;
  const { size, rotate, shapes } = patternTile(paint);
  const pattern = svg(
    'pattern',
    {
      id: `${id}-fill`,
      width: size,
      height: size,
      patternUnits: 'userSpaceOnUse',
      patternTransform: `rotate(${rotate})`,
    },
    ...shapes.map(({ tag, attributes }) => svg(tag, attributes)),
  );
  const soft = paint.featherPx > 0;
  const blur = svg('feGaussianBlur', { stdDeviation: paint.featherPx / 4 });
  const filter = svg('filter', { id: `${id}-soft` }, blur);
  const area = svg('rect', {
    x: inset,
    y: inset,
    width: width - 2 * inset,
    height: height - 2 * inset,
    fill: `url(#${id}-fill)`,
    ...(soft ? { filter: `url(#${id}-soft)` } : {}),
    ...(paint.border ? { stroke: paint.border.color, 'stroke-width': paint.border.widthPx } : {}),
  });
  return svg(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      class: 'cm-legend-swatch',
      'aria-hidden': 'true',
    },
    svg('defs', {}, pattern, ...(soft ? [filter] : [])),
    area,
  );
}
