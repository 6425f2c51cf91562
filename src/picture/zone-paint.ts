import type { SeriesInfo, Status } from '../core/series/series.ts';
import type { Theme } from '../core/view/view-state.ts';
import { mix, setOff } from './color.ts';
import { palettes } from './palette.ts';

/** How a status, or a change, is told apart from the others without its colour. */
export const PATTERNS = [
  'solid',
  'hatch',
  'two-hue',
  'dots',
  'cross',
  'struck',
  'ringed-dots',
] as const;
export type Pattern = (typeof PATTERNS)[number];

/** Colour `#rrggbb` at an opacity, 0-1. */
export interface Ink {
  readonly color: string;
  readonly opacity: number;
}

/** How one zone looks: on the WebGL map, in the legend and in the SVG picture alike. Lengths in CSS pixels. */
export interface ZonePaint {
  /** index into `series.zones` */
  readonly zone: number;
  readonly status: Status;
  readonly pattern: Pattern;
  /** the even tint under the pattern */
  readonly ground: Ink;
  /** the pattern's lines or dots; null for `solid` */
  readonly ink: Ink | null;
  /** the other stripes of `two-hue`, the line along each of `struck`, the ring of `ringed-dots` */
  readonly secondInk: Ink | null;
  /** the line along a reported border; null where none is drawn */
  readonly border: (Ink & { readonly widthPx: number }) | null;
  /** width over which an estimated edge fades; 0 for a reported one */
  readonly featherPx: number;
}

/** Least WCAG contrast of a solid fill, laid over the land, with that land. */
export const FILL_CONTRAST = 2;
/** Least WCAG contrast of pattern lines and borders with the land (WCAG 2.2, 1.4.11: 3). */
export const INK_CONTRAST = 3;
/** Width of the fade along an estimated edge, CSS pixels. */
export const FEATHER_PX = 6;

/** Sizes of the patterns in CSS pixels: `period` between lines or dots, `width` of a line or dot. */
export const PATTERN_SIZE: Readonly<Record<Pattern, { period: number; width: number }>> = {
  solid: { period: 8, width: 0 },
  hatch: { period: 8, width: 2 },
  'two-hue': { period: 12, width: 6 },
  dots: { period: 8, width: 3.4 },
  cross: { period: 10, width: 1.4 },
  struck: { period: 8, width: 2 },
  'ringed-dots': { period: 10, width: 2.6 },
};
/** Diameter of a dot's ring in diameters of the dot. */
export const RING = 1.8;

const PATTERN_OF: Readonly<Record<Status, Pattern>> = {
  control: 'solid',
  contested: 'two-hue',
  claimed: 'dots',
  influence: 'hatch',
  unknown: 'cross',
};

/** Statuses from the one painted first (lowest) to the one painted last. */
const PAINT_ORDER: readonly Status[] = ['influence', 'unknown', 'claimed', 'contested', 'control'];

const FILL_OPACITY = 0.58;
const TINT_OPACITY = 0.12;
const INK_OPACITY = 0.8;
const STRIPE_OPACITY = 0.6;
const BORDER_PX = 1.25;
const GREY = '#808080';

/**
 * The paint of every zone of a series, in painting order (lowest first). `estimated` edges are soft and have no line:
 * nobody reported a front there.
 */
export function zonePaints(
  series: Pick<SeriesInfo, 'actors' | 'zones'>,
  theme: Theme,
  estimated: boolean,
): ZonePaint[] {
  const colorOf = new Map(series.actors.map((actor) => [actor.id, actor.color]));
  return series.zones
    .map((zone, index) => {
      const color = zone.status === 'unknown' ? GREY : (colorOf.get(zone.actor) ?? GREY);
      const other = series.actors.find((actor) => actor.id !== zone.actor)?.color ?? GREY;
      return paintZone(index, zone.status, color, other, theme, estimated);
    })
    .sort((a, b) => PAINT_ORDER.indexOf(a.status) - PAINT_ORDER.indexOf(b.status));
}

/** The colour of a zone's actor. */
export function zoneColor(
  { actors, zones }: Pick<SeriesInfo, 'actors' | 'zones'>,
  zone: number,
): string {
  return actors.find(({ id }) => id === zones[zone]!.actor)?.color ?? GREY;
}

/** True when a snapshot's shapes were reckoned, not reported. */
export function isEstimated(
  { snapshots }: Pick<SeriesInfo, 'snapshots'>,
  snapshot: number | null,
): boolean {
  return snapshot !== null && snapshots[snapshot]?.method === 'estimate';
}

/** An actor's colour fit for lines, dots and text marks on a theme's land. */
export function inkColor(color: string, theme: Theme): string {
  return setOff(color, palettes[theme].focusLand, INK_CONTRAST, theme === 'dark' ? 0.06 : 0);
}

function paintZone(
  zone: number,
  status: Status,
  color: string,
  other: string,
  theme: Theme,
  estimated: boolean,
): ZonePaint {
  const land = palettes[theme].focusLand;
  const pattern = PATTERN_OF[status];
  const overLand = (opacity: number) => (c: string) => mix(c, land, opacity);
  const lift = theme === 'dark' ? 0.06 : 0;
  const lineOpacity = pattern === 'two-hue' ? STRIPE_OPACITY : INK_OPACITY;
  const lineContrast = pattern === 'two-hue' ? FILL_CONTRAST : INK_CONTRAST;
  const line = (hue: string): Ink => ({
    color: setOff(hue, land, lineContrast, lift, overLand(lineOpacity)),
    opacity: lineOpacity,
  });
  const groundOpacity = pattern === 'solid' ? FILL_OPACITY : TINT_OPACITY;
  const groundContrast = pattern === 'solid' ? FILL_CONTRAST : 1;
  const ground = {
    color: setOff(color, land, groundContrast, lift, overLand(groundOpacity)),
    opacity: groundOpacity,
  };
  const bordered = status === 'control' && !estimated;
  return {
    zone,
    status,
    pattern,
    ground,
    ink: pattern === 'solid' ? null : line(color),
    secondInk: pattern === 'two-hue' ? line(other) : null,
    border: bordered
      ? { color: setOff(ground.color, land, INK_CONTRAST, 0.09), opacity: 1, widthPx: BORDER_PX }
      : null,
    featherPx: estimated ? FEATHER_PX : 0,
  };
}

/** An SVG element as data: made into DOM by the legend and into text by the picture. */
export interface SvgShape {
  readonly tag: 'rect' | 'circle';
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** A zone's fill as the content of an SVG `<pattern patternUnits="userSpaceOnUse">`, `size` CSS pixels square. */
export interface PatternTile {
  readonly size: number;
  /** `patternTransform="rotate(…)"`, degrees */
  readonly rotate: number;
  readonly shapes: readonly SvgShape[];
}

/** The tile that repeats over a zone's area: the same lines and dots that the WebGL map draws. */
export function patternTile(
  paint: Pick<ZonePaint, 'pattern' | 'ground' | 'ink' | 'secondInk'>,
): PatternTile {
  const { period, width } = PATTERN_SIZE[paint.pattern];
  const rect = (x: number, y: number, w: number, h: number, ink: Ink): SvgShape => ({
    tag: 'rect',
    attributes: { x, y, width: w, height: h, fill: ink.color, 'fill-opacity': ink.opacity },
  });
  const shapes = [rect(0, 0, period, period, paint.ground)];
  const { ink, secondInk } = paint;
  const at = (period - width) / 2;
  const dot = (diameter: number, { color, opacity }: Ink): SvgShape => ({
    tag: 'circle',
    attributes: {
      cx: period / 2,
      cy: period / 2,
      r: diameter / 2,
      fill: color,
      'fill-opacity': opacity,
    },
  });
  if (ink && isDotted(paint.pattern)) {
    if (secondInk) shapes.push(dot(width * RING, secondInk));
    shapes.push(dot(width, ink));
  } else if (ink) {
    shapes.push(rect(at, 0, width, period, ink));
    if (paint.pattern === 'cross') {
      shapes.push(rect(0, at, at, width, ink), rect(at + width, at, at, width, ink));
    }
    if (secondInk && paint.pattern === 'struck')
      shapes.push(rect(at + width, 0, width, period, secondInk));
    else if (secondInk)
      shapes.push(rect(0, 0, at, period, secondInk), rect(at + width, 0, at, period, secondInk));
  }
  const rotate = isDotted(paint.pattern) || paint.pattern === 'solid' ? 0 : 45;
  return { size: period, rotate, shapes };
}

function isDotted(pattern: Pattern): boolean {
  return pattern === 'dots' || pattern === 'ringed-dots';
}
