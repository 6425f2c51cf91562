import { ringAreaKm2 } from '../../geometry/ellipsoid-area.ts';
import { degreesInKm } from '../../geometry/ellipsoid-length.ts';
import type { Bbox } from '../../series/series.ts';
import { type Problem, warning } from '../problem.ts';
import { union } from '../series/extent.ts';
import { km2 } from '../show.ts';
import { toSpot } from '../spot.ts';
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

/** Groups of areas far from the one the largest is in: coordinates that went astray. Told when they come, not while they stay. */
export function farOff(before: Held | null, now: Held, limits: CheckLimits): Problem[] {
  const parts = [...now.zones].flatMap(([zone, held]) =>
    [...held].map(([key, { box, areaKm2, polygon }]) => ({ zone, key, box, areaKm2, polygon })),
  );
  parts.sort((a, b) => b.areaKm2 - a.areaKm2);
  const [main, ...others] = groupsOf(parts, limits.farOffKm);
  return others.flatMap(({ box, parts: group }) => {
    if (group.every(({ zone, key }) => before?.zones.get(zone)?.has(key))) return [];
    const awayKm = distanceKm(main!.box, box);
    const { zone, polygon } = group[0]!;
    const message = `an area of ${zone} about [${box[0]}, ${box[1]}] lies ${Math.round(awayKm).toLocaleString('en')} km from the others (limit ${limits.farOffKm} km): check its coordinates, or set "checks": {"farOffKm"}`;
    return [warning({ file: now.file, path: '' }, 'far-off', message, toSpot(polygon[0]))];
  });
}

/** Boxes in groups that grow while another is no farther than the limit from the box around them; that of the first comes first. */
function groupsOf<T extends { readonly box: Bbox }>(
  items: readonly T[],
  limitKm: number,
): { box: Bbox; parts: T[] }[] {
  const groups: { box: Bbox; parts: T[] }[] = [];
  let left = [...items];
  while (left.length > 0) {
    const parts = [left[0]!];
    let { box } = left[0]!;
    left = left.slice(1);
    for (let size = 0; size < parts.length; ) {
      size = parts.length;
      left = left.filter((item) => {
        if (distanceKm(box, item.box) > limitKm) return true;
        box = union(box, item.box)!;
        parts.push(item);
        return false;
      });
    }
    groups.push({ box, parts });
  }
  return groups;
}

/** Kilometres between two boxes, near enough to tell far from near; 0 when they meet. */
export function distanceKm(a: Bbox, b: Bbox): number {
  const east = Math.max(0, a[0] - b[2], b[0] - a[2]);
  const north = Math.max(0, a[1] - b[3], b[1] - a[3]);
  const { lonKm, latKm } = degreesInKm((a[1] + a[3] + b[1] + b[3]) / 4);
  return Math.hypot(east * lonKm, north * latKm);
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
