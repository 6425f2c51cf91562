import { parseDate, toIso } from '../time/civil-date.ts';
export const MODES = ['control', 'change'];
export const THEMES = ['light', 'dark'];
const PLACE = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,127}$/u;
const LANG = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/;
const readers = {
  date: (text) => readDay(text),
  vs: (text) => readDay(text),
  mode: (text) => MODES.find((mode) => mode === text),
  place: (text) => (PLACE.test(text) ? text : undefined),
  map: (text) => readCamera(text),
  lang: (text) => (LANG.test(text) ? text : undefined),
  theme: (text) => THEMES.find((theme) => theme === text),
};
/** True for the keys of a fragment. */
export function isViewKey(key) {
  return Object.hasOwn(readers, key);
}
/** One value of a view as its fragment writes it; undefined when it is not understood. */
export function parseViewValue(key, text) {
  return readers[key](text);
}
/**
 * Reads a view from `date=2016-10-21&place=mosul`, with or without a leading `#`.
 * Unknown keys and broken values are left out and named in `ignored`.
 */
export function parseView(fragment) {
  const view = {};
  const ignored = [];
  for (const pair of fragment.replace(/^#/, '').split('&')) {
    if (pair === '') continue;
    const [key, text] = splitPair(pair);
    const value = isViewKey(key) ? parseViewValue(key, text) : undefined;
    if (value === undefined) ignored.push(`${key}=${text}`);
    else view[key] = value;
  }
  return { view: view, ignored };
}
/** One value of a view as its fragment writes it. */
export function formatViewValue(key, value) {
  if (key === 'date' || key === 'vs') return toIso(value);
  if (key === 'map') {
    const { zoom, lat, lon } = value;
    const digits = Math.max(
      0,
      Math.ceil((zoom * Math.LN2 + Math.log(512 / 360 / 0.5)) / Math.LN10),
    );
    return [round(zoom, 2), round(lat, digits), round(lon, digits)].join('/');
  }
  return String(value);
}
/** Writes a view as a fragment without `#`, keys in a fixed order, absent keys left out. */
export function formatView(view) {
  return Object.keys(readers)
    .filter((key) => view[key] !== undefined)
    .map(
      (key) =>
        `${key}=${encodeURIComponent(formatViewValue(key, view[key])).replaceAll('%2F', '/')}`,
    )
    .join('&');
}
function readDay(text) {
  return parseDate(text)?.day;
}
function readCamera(text) {
  const parts = text.split('/');
  const [zoom, lat, lon] = parts.map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (parts.length !== 3 || zoom === undefined || lat === undefined || lon === undefined)
    return undefined;
  const sound = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return sound ? { zoom, lat, lon } : undefined;
}
function round(value, digits) {
  return Number(value.toFixed(digits));
}
function splitPair(pair) {
  const at = pair.indexOf('=');
  const key = at < 0 ? pair : pair.slice(0, at);
  const text = at < 0 ? '' : pair.slice(at + 1);
  try {
    return [key, decodeURIComponent(text)];
  } catch {
    return [key, text];
  }
}
