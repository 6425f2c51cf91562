import { type Day, parseDate, toIso } from '../time/civil-date.ts';

export const MODES = ['control', 'change'] as const;
export type Mode = (typeof MODES)[number];
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Where the camera looks: zoom, latitude and longitude in degrees, as `map=zoom/lat/lon` is written. */
export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
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
  /** BCP 47 language tag */
  readonly lang?: string;
  readonly theme?: Theme;
}

const PLACE = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,127}$/u;
const LANG = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/;

type Readers = { [K in keyof Required<ViewState>]: (text: string) => ViewState[K] | undefined };

const readers: Readers = {
  date: (text) => readDay(text),
  vs: (text) => readDay(text),
  mode: (text) => MODES.find((mode) => mode === text),
  place: (text) => (PLACE.test(text) ? text : undefined),
  map: (text) => readCamera(text),
  lang: (text) => (LANG.test(text) ? text : undefined),
  theme: (text) => THEMES.find((theme) => theme === text),
};

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
  return String(value);
}

/** Writes a view as a fragment without `#`, keys in a fixed order, absent keys left out. */
export function formatView(view: ViewState): string {
  return (Object.keys(readers) as (keyof ViewState)[])
    .filter((key) => view[key] !== undefined)
    .map(
      (key) =>
        `${key}=${encodeURIComponent(formatViewValue(key, view[key]!)).replaceAll('%2F', '/')}`,
    )
    .join('&');
}

function readDay(text: string): Day | undefined {
  return parseDate(text)?.day;
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
