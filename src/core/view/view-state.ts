import { type Day, parseDate, toIso } from '../time/civil-date.ts';

/**
 * How two dates are shown: one of them alone, what changed between them, each on its side of a divider, or one with
 * the other while something is held down. Without a compared date there is nothing to choose.
 */
export const MODES = ['control', 'change', 'swipe', 'flicker'] as const;
export type Mode = (typeof MODES)[number];
/** Panels of figures, one open at a time. */
export const PANELS = ['changes', 'history', 'downloads'] as const;
export type Panel = (typeof PANELS)[number];
/** What tables of change are sorted by. */
export const SORT_COLUMNS = ['name', 'held', 'gain', 'loss', 'net'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Where the camera looks: zoom, latitude and longitude in degrees, as `map=zoom/lat/lon` is written. */
export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

/** A point of the map in degrees, written `lat/lon` as in `map`. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** How a table is sorted: written `net`, or `-net` for the largest first. */
export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** What a reader looks at. Every key may be absent, which means the default. */
export interface ViewState {
  readonly date?: Day;
  /** the date compared with */
  readonly vs?: Day;
  readonly mode?: Mode;
  /** id of a place in places.geojson */
  readonly place?: string;
  readonly map?: Camera;
  /** a point chosen on the map: its history is told, and the changed ground about it outlined */
  readonly spot?: Point;
  /** ids of places, and points, whose histories are stacked; never empty, no more than `MOST_PINS` */
  readonly pins?: readonly (string | Point)[];
  /** id of the zone whose changes are looked at: `isis/control`; absent: of all */
  readonly zone?: string;
  /** id of the region (ISO 3166-2 for provinces) whose changes are looked at; absent: of the whole map */
  readonly region?: string;
  readonly sort?: Sort;
  readonly panel?: Panel;
  /** BCP 47 language tag */
  readonly lang?: string;
  readonly theme?: Theme;
}

/** More histories than these cannot be compared at a glance. */
export const MOST_PINS = 8;

const PLACE = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,127}$/u;
const ZONE = /^[\p{L}\p{N}][\p{L}\p{N}_./-]{0,127}$/u;
const LANG = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/;

type Readers = { [K in keyof Required<ViewState>]: (text: string) => ViewState[K] | undefined };

const readers: Readers = {
  date: (text) => readDay(text),
  vs: (text) => readDay(text),
  mode: (text) => MODES.find((mode) => mode === text),
  place: (text) => (PLACE.test(text) ? text : undefined),
  map: (text) => readCamera(text),
  spot: (text) => readPoint(text),
  pins: (text) => readPins(text),
  zone: (text) => (ZONE.test(text) ? text : undefined),
  region: (text) => (PLACE.test(text) ? text : undefined),
  sort: (text) => readSort(text),
  panel: (text) => PANELS.find((panel) => panel === text),
  lang: (text) => (LANG.test(text) ? text : undefined),
  theme: (text) => THEMES.find((theme) => theme === text),
};

/** The keys of a view, in the order a fragment has them. */
export const VIEW_KEYS = Object.keys(readers) as readonly (keyof ViewState)[];

/** How the two dates of a view are shown; null where it compares none. */
export function comparisonMode({ vs, mode }: ViewState): Mode | null {
  return vs === undefined ? null : (mode ?? 'change');
}

/** True for the keys of a fragment. */
export function isViewKey(key: string): key is keyof ViewState {
  return Object.hasOwn(readers, key);
}

/** One value of a view as its fragment writes it; undefined when it is not understood. */
export function parseViewValue<K extends keyof ViewState>(
  key: K,
  text: string,
): ViewState[K] | undefined {
  return (readers[key] as (text: string) => ViewState[K] | undefined)(text);
}

/**
 * Reads a view from `date=2016-10-21&place=mosul`, with or without a leading `#`.
 * Unknown keys and broken values are left out and named in `ignored`.
 */
export function parseView(fragment: string): { view: ViewState; ignored: string[] } {
  const view: Record<string, unknown> = {};
  const ignored: string[] = [];
  for (const pair of fragment.replace(/^#/, '').split('&')) {
    if (pair === '') continue;
    const [key, text] = splitPair(pair);
    const value = isViewKey(key) ? parseViewValue(key, text) : undefined;
    if (value === undefined) ignored.push(`${key}=${text}`);
    else view[key] = value;
  }
  return { view: view as ViewState, ignored };
}

/** One value of a view as its fragment writes it. */
export function formatViewValue<K extends keyof ViewState>(
  key: K,
  value: NonNullable<ViewState[K]>,
): string {
  if (key === 'date' || key === 'vs') return toIso(value as Day);
  if (key === 'map') {
    const { zoom, lat, lon } = value as Camera;
    const digits = Math.max(
      0,
      Math.ceil((zoom * Math.LN2 + Math.log(512 / 360 / 0.5)) / Math.LN10),
    );
    return [round(zoom, 2), round(lat, digits), round(lon, digits)].join('/');
  }
  if (key === 'spot') return formatPoint(value as Point);
  if (key === 'pins')
    return (value as NonNullable<ViewState['pins']>)
      .map((pin) => (typeof pin === 'string' ? pin : formatPoint(pin)))
      .join(',');
  if (key === 'sort') {
    const { column, descending } = value as Sort;
    return descending ? `-${column}` : column;
  }
  return String(value);
}

/** Writes a view as a fragment without `#`, keys in a fixed order, absent keys left out. */
export function formatView(view: ViewState): string {
  return VIEW_KEYS.filter((key) => view[key] !== undefined)
    .map((key) => {
      const text = encodeURIComponent(formatViewValue(key, view[key]!));
      return `${key}=${text.replaceAll('%2F', '/').replaceAll('%2C', ',')}`;
    })
    .join('&');
}

function readDay(text: string): Day | undefined {
  return parseDate(text)?.day;
}

function readPoint(text: string): Point | undefined {
  const parts = text.split('/');
  const [lat, lon] = parts.map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (parts.length !== 2 || lat === undefined || lon === undefined) return undefined;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined;
}

function readPins(text: string): ViewState['pins'] {
  const pins = text.split(',').map((part) => (PLACE.test(part) ? part : readPoint(part)));
  return pins.length <= MOST_PINS && pins.every((pin) => pin !== undefined) ? pins : undefined;
}

function readSort(text: string): Sort | undefined {
  const descending = text.startsWith('-');
  const column = SORT_COLUMNS.find((name) => name === text.slice(descending ? 1 : 0));
  return column && { column, descending };
}

/** To a hundred-thousandth of a degree, about a metre: the grid of a topology. */
function formatPoint({ lat, lon }: Point): string {
  return `${round(lat, 5)}/${round(lon, 5)}`;
}

function readCamera(text: string): Camera | undefined {
  const parts = text.split('/');
  const [zoom, lat, lon] = parts.map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (parts.length !== 3 || zoom === undefined || lat === undefined || lon === undefined)
    return undefined;
  const sound = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return sound ? { zoom, lat, lon } : undefined;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function splitPair(pair: string): [key: string, text: string] {
  const at = pair.indexOf('=');
  const key = at < 0 ? pair : pair.slice(0, at);
  const text = at < 0 ? '' : pair.slice(at + 1);
  try {
    return [key, decodeURIComponent(text)];
  } catch {
    return [key, text];
  }
}
