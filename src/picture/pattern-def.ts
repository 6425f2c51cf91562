import { svg } from './svg-text.ts';
import { patternTile } from './zone-paint.ts';

/** An SVG `<pattern>` that fills an area as a zone or a change is painted: `fill="url(#id)"`. */
export function patternDef(id: string, paint: Parameters<typeof patternTile>[0]): string {
  const { size, rotate, shapes } = patternTile(paint);
  return svg(
    'pattern',
    {
      id,
      width: size,
      height: size,
      patternUnits: 'userSpaceOnUse',
      patternTransform: `rotate(${rotate})`,
    },
    ...shapes.map(({ tag, attributes }) => svg(tag, attributes)),
  );
}
