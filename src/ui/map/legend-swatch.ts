import type { FillPaint } from '../../picture/change-paint.ts';
import { patternTile, type ZonePaint } from '../../picture/zone-paint.ts';
import { svg } from './dom.ts';

const SIZE = { width: 32, height: 20, inset: 4 };
let count = 0;

/** A sample of fills, the lowest first, with the border or the soft edge they have on the map. */
export function legendSwatch(
  fills: readonly FillPaint[],
  { border, featherPx }: Pick<ZonePaint, 'border' | 'featherPx'>,
): SVGSVGElement {
  const { width, height, inset } = SIZE;
  const id = `cm-swatch-${count++}`;
  const patterns = fills.map((fill, i) => {
    const { size, rotate, shapes } = patternTile(fill);
    return svg(
      'pattern',
      {
        id: `${id}-${i}`,
        width: size,
        height: size,
        patternUnits: 'userSpaceOnUse',
        patternTransform: `rotate(${rotate})`,
      },
      ...shapes.map(({ tag, attributes }) => svg(tag, attributes)),
    );
  });
  const soft = featherPx > 0;
  const blur = svg('feGaussianBlur', { stdDeviation: featherPx / 4 });
  const filter = svg('filter', { id: `${id}-soft` }, blur);
  const areas = fills.map((_, i) =>
    svg('rect', {
      x: inset,
      y: inset,
      width: width - 2 * inset,
      height: height - 2 * inset,
      fill: `url(#${id}-${i})`,
      ...(soft ? { filter: `url(#${id}-soft)` } : {}),
      ...(border ? { stroke: border.color, 'stroke-width': border.widthPx } : {}),
    }),
  );
  return svg(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      class: 'cm-legend-swatch',
      'aria-hidden': 'true',
    },
    svg('defs', {}, ...patterns, ...(soft ? [filter] : [])),
    ...areas,
  );
}
