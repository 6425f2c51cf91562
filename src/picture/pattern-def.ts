import { svg } from './svg-text.ts';
import { patternTile, type ZonePaint } from './zone-paint.ts';

/** An SVG `<pattern>` that fills an area as a zone is painted: `fill="url(#id)"`. */
export function patternDef(id: string, paint: ZonePaint): string {
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
