import { degreesInKm } from '../core/geometry/ellipsoid-length.ts';
import type { Camera, Theme } from '../core/view/view-state.ts';
import { palettes } from './palette.ts';
import { escapeXml, svg } from './svg-text.ts';

/** Degrees of longitude a pixel spans at zoom 0, as MapLibre counts. */
const DEGREES_PER_PIXEL = 360 / 512;
/** Longest bar, in pixels. */
const MOST = 140;
const EDGE = 12;

export interface ScaleBarOptions {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** boxes along the lower edge to stand above: [left, top, right, bottom] */
  readonly taken?: readonly (readonly [number, number, number, number])[];
}

/** A bar as long as a round number of km in the middle of the picture: the scale of Web Mercator changes with latitude. */
export function scaleBar(
  { zoom, lat }: Camera,
  { width, height, theme, taken = [] }: ScaleBarOptions,
): { readonly svg: string; readonly box: readonly [number, number, number, number] } {
  const kmPerPixel = (degreesInKm(lat).lonKm * DEGREES_PER_PIXEL) / 2 ** zoom;
  const km = roundBelow(MOST * kmPerPixel);
  const length = Math.round((km / kmPerPixel) * 10) / 10;
  const right = width - EDGE;
  const left = Math.round((right - length) * 10) / 10;
  const below = taken.filter((box) => box[2] > left - EDGE && box[3] > height - EDGE);
  const y = Math.min(height, ...below.map((box) => box[1])) - EDGE;
  const { place, halo } = palettes[theme];
  const d = `M${left},${y - 5}V${y}H${right}V${y - 5}`;
  const line = (stroke: string, strokeWidth: number) =>
    svg('path', {
      d,
      fill: 'none',
      stroke,
      'stroke-width': strokeWidth,
      'stroke-linecap': 'square',
    });
  const label = svg(
    'text',
    {
      x: (left + right) / 2,
      y: y - 6,
      'font-size': 11,
      'text-anchor': 'middle',
      fill: place,
      stroke: halo,
      'stroke-width': 3,
      'paint-order': 'stroke',
    },
    escapeXml(`${km} km`),
  );
  return { svg: line(halo, 4) + line(place, 1.25) + label, box: [left, y - 18, right, y] };
}

/** The largest of 1, 2, 5 times a power of ten that is not above `value`. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Number(([5, 2, 1].find((digit) => digit * power <= value)! * power).toPrecision(1));
}
