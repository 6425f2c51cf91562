import type { Status } from '../../core/series/series.ts';
import { svg } from './svg.ts';

/** What is drawn inside one tile of a status's pattern; none for control, which is plain. */
const MARKS: Record<Exclude<Status, 'control'>, string> = {
  contested: 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2 M-1,5 l2,2 M0,0 l6,6 M5,-1 l2,2',
  claimed: 'M2,3 h2 M5,0 h2 M-1,0 h2 M5,6 h2 M-1,6 h2',
  influence: 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2',
  unknown: 'M0,3 h6 M3,0 v6',
};

/** A pattern for a status in the current `color` of the CSS class given; fill with `url(#id)`. */
export function statusPattern(id: string, status: Exclude<Status, 'control'>): SVGPatternElement {
  return tile(id, 6, MARKS[status], 'cm-pattern');
}

/** The hatching of days without a map. */
export function noMapPattern(id: string): SVGPatternElement {
  return tile(id, 5, 'M-1,-1 l7,7 M-1,4 l2,2 M4,-1 l2,2', 'cm-pattern cm-pattern-no-map');
}

function tile(id: string, size: number, d: string, className: string): SVGPatternElement {
  const pattern = svg('pattern', {
    id,
    width: size,
    height: size,
    patternUnits: 'userSpaceOnUse',
  });
  pattern.append(svg('path', { d, class: className }));
  return pattern;
}
