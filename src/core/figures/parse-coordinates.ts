/** A point in degrees. */
export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

/** Degrees, minutes, seconds, with the letter of a hemisphere before or after; the parts' marks may be missing. */
const PART =
  /^([nsew])?\s*([+-]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*["″”]\s*)?([nsew])?$/;

/**
 * Reads `36.34, 43.12`, `36.34 43.12`, `36°20′N 43°7′E`, `N 36.34 E 43.12` and the like: latitude first unless letters
 * say otherwise, in any digits. Null for anything else, and for what lies on no globe.
 */
export function parseCoordinates(text: string): LatLon | null {
  const clean = text
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll('٫', '.')
    .replace(/[−–]/g, '-')
    .replaceAll('،', ',')
    .replaceAll("''", '"')
    .toLowerCase()
    .trim();
  for (const cut of cuts(clean)) {
    const [first, second] = cut.map(readPart);
    if (!first || !second) continue;
    const axes = [
      first.axis ?? other(second.axis) ?? 'lat',
      second.axis ?? other(first.axis) ?? 'lon',
    ];
    if (axes[0] === axes[1]) return null;
    const [lat, lon] = axes[0] === 'lat' ? [first, second] : [second, first];
    const isSound = Math.abs(lat.degrees) <= 90 && Math.abs(lon.degrees) <= 180;
    return isSound ? { lat: lat.degrees, lon: lon.degrees } : null;
  }
  return null;
}

/** Where a text may be cut in two: at a semicolon, at a comma with a space or the only one, after a hemisphere, at a space. */
function cuts(text: string): [string, string][] {
  const found: [string, string][] = [];
  const at = (index: number, length: number) =>
    found.push([text.slice(0, index).trim(), text.slice(index + length).trim()]);
  for (const { index, 0: match } of text.matchAll(/;|,\s+|\s*,/g)) at(index, match.length);
  for (const { index } of text.matchAll(/[nsew](?=.*\d)/g)) if (index > 0) at(index + 1, 0);
  for (const { index } of text.matchAll(/(?<=.)(?=[nsew])/g)) at(index, 0);
  for (const { index, 0: match } of text.matchAll(/\s+/g)) at(index, match.length);
  return found;
}

type Axis = 'lat' | 'lon';

function readPart(text: string): { degrees: number; axis: Axis | null } | null {
  const match = PART.exec(text);
  if (!match) return null;
  const [, before, whole, minutes, seconds, after] = match;
  if (before && after) return null;
  const letter = before ?? after;
  const number = (part: string | undefined) => Number((part ?? '0').replace(',', '.'));
  if (number(minutes) >= 60 || number(seconds) >= 60) return null;
  const size = Math.abs(number(whole)) + number(minutes) / 60 + number(seconds) / 3600;
  const sign = whole!.startsWith('-') !== (letter === 's' || letter === 'w') ? -1 : 1;
  const axis = letter ? (letter === 'n' || letter === 's' ? 'lat' : 'lon') : null;
  return { degrees: sign * size, axis };
}

function other(axis: Axis | null): Axis | null {
  return axis && (axis === 'lat' ? 'lon' : 'lat');
}
