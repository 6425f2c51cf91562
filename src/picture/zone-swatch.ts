import type { SeriesInfo } from '../core/series/series.ts';
import type { Theme } from '../core/view/view-state.ts';
import { patternDef } from './pattern-def.ts';
import { svg } from './svg-text.ts';
import { zonePaints } from './zone-paint.ts';

/** A sample of each zone's paint, in the order of the series' zones: an SVG document that fills whatever room it is given. */
export function zoneSwatches(series: Pick<SeriesInfo, 'actors' | 'zones'>, theme: Theme): string[] {
  const paints = zonePaints(series, theme, false);
  return series.zones.map((_, zone) =>
    svg(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', width: '100%', height: '100%' },
      svg('defs', {}, patternDef('zone', paints.find((paint) => paint.zone === zone)!)),
      svg('rect', { width: '100%', height: '100%', fill: 'url(#zone)' }),
    ),
  );
}
