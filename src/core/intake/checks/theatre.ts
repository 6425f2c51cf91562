import { ringAreaKm2 } from '../../geometry/ellipsoid-area.ts';
import { degreesInKm } from '../../geometry/ellipsoid-length.ts';
import type { Bbox } from '../../series/series.ts';
import { type Problem, warning } from '../problem.ts';
import { km2 } from '../show.ts';
import type { CheckLimits } from './check-limits.ts';
import { areaOf, type Held } from './held.ts';

/** Zones that hold more of the extent than any does in life, as when a country's outline stands in for its front. */
export function largerThanTheatre(now: Held, extent: Bbox | null, limits: CheckLimits): Problem[] {
  if (!extent) return [];
  const [west, south, east, north] = extent;
  const extentKm2 = ringAreaKm2([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);
  return [...now.zones].flatMap(([zone, parts]) => {
    const areaKm2 = areaOf(parts);
    if (areaKm2 <= limits.theatreShare * extentKm2) return [];
    const message = `${zone} holds ${km2(areaKm2)} of the extent's ${km2(extentKm2)} (limit ${percent(limits.theatreShare)}): look for an area that is too large, widen "extent", or set "checks": {"theatreShare"}`;
    return [warning({ file: now.file, path: '' }, 'larger-than-theatre', message)];
  });
}

/** Areas, but the largest, far from all others of their snapshot and of the one before: coordinates that went astray. */
export function farOff(before: Held | null, now: Held, limits: CheckLimits): Problem[] {
  const all = [...partsWithKeys(now), ...(before ? partsWithKeys(before) : [])];
  const fresh = partsWithKeys(now).filter(({ zone, key }) => !before?.zones.get(zone)?.has(key));
  const largest = Math.max(...partsWithKeys(now).map(({ areaKm2 }) => areaKm2));
  return fresh.flatMap(({ zone, key, box, areaKm2 }) => {
    if (areaKm2 === largest) return [];
    const others = all.filter((other) => other.key !== key);
    if (others.length === 0) return [];
    const awayKm = Math.min(...others.map((other) => distanceKm(box, other.box)));
    if (awayKm <= limits.farOffKm) return [];
    const message = `an area of ${zone} about [${box[0]}, ${box[1]}] lies ${Math.round(awayKm).toLocaleString('en')} km from all others (limit ${limits.farOffKm} km): check its coordinates, or set "checks": {"farOffKm"}`;
    return [warning({ file: now.file, path: '' }, 'far-off', message)];
  });
}

/** Kilometres between two boxes, near enough to tell far from near; 0 when they meet. */
export function distanceKm(a: Bbox, b: Bbox): number {
  const east = Math.max(0, a[0] - b[2], b[0] - a[2]);
  const north = Math.max(0, a[1] - b[3], b[1] - a[3]);
  const { lonKm, latKm } = degreesInKm((a[1] + a[3] + b[1] + b[3]) / 4);
  return Math.hypot(east * lonKm, north * latKm);
}

function partsWithKeys({
  zones,
}: Held): { zone: string; key: string; box: Bbox; areaKm2: number }[] {
  return [...zones].flatMap(([zone, parts]) =>
    [...parts].map(([key, { box, areaKm2 }]) => ({ zone, key, box, areaKm2 })),
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
