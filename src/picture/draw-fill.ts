import type { FillPaint } from './change-paint.ts';
import { patternDef } from './pattern-def.ts';
import { type Attributes, svg } from './svg-text.ts';

/** An area filled as painted, its edge fading over `featherPx`; `id` is its pattern's in the document. */
export function drawFill(
  id: string,
  paint: FillPaint,
  featherPx: number,
  d: string,
  attributes: Attributes = {},
): string {
  const soft = featherPx > 0;
  const filter = soft
    ? svg(
        'filter',
        { id: `${id}-soft`, x: '-5%', y: '-5%', width: '110%', height: '110%' },
        svg('feGaussianBlur', { stdDeviation: featherPx / 3 }),
      )
    : '';
  return (
    svg('defs', {}, patternDef(id, paint), filter) +
    svg('path', {
      d,
      'fill-rule': 'evenodd',
      fill: `url(#${id})`,
      filter: soft ? `url(#${id}-soft)` : undefined,
      ...attributes,
    })
  );
}
