import type { Position } from 'geojson';
import { degreesInKm } from '../../geometry/ellipsoid-length.ts';
import { firstCrossing } from '../../geometry/first-crossing.ts';
import { count, show } from '../show.ts';
import { type Report, SLIVER_WIDTH_M } from './report.ts';

/** Positions are kept to 7 decimals, finer than any map of control is known. */
const PRECISION = 1e7;

/** However narrow, a ring with more area than this is kept. */
const MAX_SLIVER_KM2 = 0.01;

/**
 * One linear ring, checked and put right: two numbers a position, closed, no vertex twice in a row,
 * counter-clockwise outside and clockwise for a hole. Null when it holds an error, or no area at all.
 */
export function readRing(
  value: unknown,
  path: string,
  isHole: boolean,
  report: Report,
): Position[] | null {
  if (!Array.isArray(value)) {
    report.error(path, 'not-a-ring', `${show(value)} is not a ring: write a list of positions`);
    return null;
  }
  if (value.length > 0 && value.every((one) => typeof one === 'number')) {
    const message = `a flat list of ${count(value.length, 'number')}: write each position as [longitude, latitude], in this order`;
    report.error(path, 'not-a-position', message);
    return null;
  }
  if (!readPositions(value, path, report)) return null;
  const first = value[0];
  const last = value.at(-1);
  if (value.length > 1 && (first[0] !== last[0] || first[1] !== last[1])) {
    const message = 'ring is not closed: repeat its first position at its end';
    report.error(path, 'ring-not-closed', message, value, last);
    return null;
  }
  if (value.length < 4) {
    const message = `ring of ${count(value.length, 'position')}: a ring needs four or more, the last like the first`;
    report.error(path, 'ring-short', message, value);
    return null;
  }
  const leap = value.findIndex((position, i) => i > 0 && isLeap(value[i - 1], position));
  if (leap > 0) {
    const [from, to] = [value[leap - 1][0], value[leap][0]];
    const message = `an edge runs from longitude ${from} to ${to}: part areas at the 180th meridian, with an area on each side`;
    report.error(path, 'antimeridian', message, value, value[leap]);
    return null;
  }
  return tidy(value, isHole, report);
}

/** True for an edge that means to cross the 180th meridian; one all round the world runs along a parallel. */
function isLeap(a: Position, b: Position): boolean {
  const width = Math.abs(b[0]! - a[0]!);
  return width > 180 && width < 360;
}

/** Errors are told once a ring and kind, with how many positions have it. */
function readPositions(ring: unknown[], path: string, report: Report): boolean {
  const faults = new Map<string, { at: number; message: string; times: number }>();
  ring.forEach((position, at) => {
    const [code, message] = faultOf(position) ?? [];
    if (Array.isArray(position) && (code === undefined || code === 'position-range'))
      report.extendTo(position[0], position[1]);
    if (code === undefined || message === undefined) return;
    const known = faults.get(code);
    if (known) known.times += 1;
    else faults.set(code, { at, message, times: 1 });
  });
  for (const [code, { at, message, times }] of faults) {
    const others = times > 1 ? ` (and ${count(times - 1, 'position')} more of this ring)` : '';
    const position = ring[at];
    if (code === 'position-range') report.outOfRange(`${path}[${at}]`, message + others, ring);
    else report.error(`${path}[${at}]`, code, message + others, ring, position);
  }
  return faults.size === 0;
}

function faultOf(position: unknown): [code: string, message: string] | null {
  if (!Array.isArray(position) || position.length < 2)
    return ['not-a-position', `${show(position)} is not a position: write [longitude, latitude]`];
  const [lon, lat] = position;
  if (typeof lon !== 'number' || typeof lat !== 'number')
    return [
      'position-text',
      `${show(position)} is not two numbers: write coordinates as numbers, without quotes`,
    ];
  if (!Number.isFinite(lon) || !Number.isFinite(lat))
    return ['position-not-finite', `${lon}, ${lat} is not finite: write degrees`];
  if (lon < -180 || lon > 180)
    return [
      'position-range',
      `longitude ${lon} is not within -180 and 180: write degrees, and part areas at the 180th meridian`,
    ];
  if (lat < -90 || lat > 90)
    return ['position-range', `latitude ${lat} is not within -90 and 90: write degrees`];
  return null;
}

function tidy(ring: Position[], isHole: boolean, report: Report): Position[] | null {
  const kept: Position[] = [];
  let heights = 0;
  let rounded = 0;
  for (const position of ring) {
    const lon = Math.round(position[0]! * PRECISION) / PRECISION;
    const lat = Math.round(position[1]! * PRECISION) / PRECISION;
    if (position.length > 2) heights += 1;
    if (lon !== position[0] || lat !== position[1]) rounded += 1;
    const before = kept.at(-1);
    if (before && before[0] === lon && before[1] === lat) continue;
    kept.push([lon, lat]);
  }
  if (heights > 0) report.repaired('z-dropped', heights);
  if (kept.length < ring.length)
    report.repaired('position-repeated', ring.length - kept.length, 0, ring);
  const area = kept.length < 4 ? 0 : doubleArea(kept);
  const { lonKm, latKm } = degreesInKm(kept[0]![1]!);
  const areaKm2 = (Math.abs(area) / 2) * lonKm * latKm;
  if (rounded > 0) {
    const before = (Math.abs(doubleArea(ring)) / 2) * lonKm * latKm;
    report.repaired('precision', rounded, Math.abs(before - areaKm2));
  }
  if (area === 0 && !firstCrossing([kept])) {
    report.repaired('ring-collapsed', 1, 0, ring);
    return null;
  }
  const isNarrow = () => (2 * areaKm2) / perimeterKm(kept, lonKm, latKm) < SLIVER_WIDTH_M / 1000;
  if (areaKm2 < MAX_SLIVER_KM2 && isNarrow() && !firstCrossing([kept])) {
    report.repaired('sliver', 1, areaKm2, ring);
    return null;
  }
  if (area < 0 !== isHole) {
    report.repaired('ring-wound');
    kept.reverse();
  }
  return kept;
}

/** Length of a small ring, whose degrees are as long everywhere. */
function perimeterKm(ring: readonly Position[], lonKm: number, latKm: number): number {
  return ring.reduce((sum, [lon, lat], i) => {
    const [lon2, lat2] = ring[(i + 1) % ring.length] as [number, number];
    return sum + Math.hypot((lon2 - lon!) * lonKm, (lat2 - lat!) * latKm);
  }, 0);
}

/** Twice the area in square degrees; positive when counter-clockwise. Taken from the first vertex, to lose no digits. */
function doubleArea(ring: readonly Position[]): number {
  const [x0, y0] = ring[0] as [number, number];
  let sum = 0;
  for (let i = 1; i + 1 < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[i + 1]!;
    sum += (a[0]! - x0) * (b[1]! - y0) - (b[0]! - x0) * (a[1]! - y0);
  }
  return sum;
}
