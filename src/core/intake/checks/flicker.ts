import { createAreaWithin } from '../../geometry/area-within.ts';
import { toIso } from '../../time/civil-date.ts';
import { warning } from '../problem.ts';
import { km2 } from '../show.ts';
import { toSpot } from '../spot.ts';
import type { ZoneProblem } from './area-jumps.ts';
import type { CheckLimits } from './check-limits.ts';
import {
  areaOf,
  type Held,
  isEstimate,
  largestOf,
  type Part,
  type Parts,
  partsNotIn,
  partsOf,
} from './held.ts';

/**
 * Ground that is there, gone and there again within days, or the other way round: a slip in the middle file.
 * Both are measured from below, and only where the zone's whole area turns back as well, so that a front that
 * moves there and on is never told as one.
 */
export function flicker(
  [first, middle, last]: readonly [Held, Held, Held],
  zones: readonly string[],
  limits: CheckLimits,
): ZoneProblem[] {
  if (last.snapshot.from - middle.snapshot.from > limits.flickerDays) return [];
  if (isEstimate(middle)) return [];
  return zones.flatMap((zone) => {
    const [a, b, c] = [first, middle, last].map((held) => partsOf(held, zone)) as Trio;
    const tell = (areaKm2: number, what: string, parts: readonly Part[]) => {
      const message = `${km2(areaKm2)} of ${zone} ${what} within ${limits.flickerDays} days (limit ${km2(limits.flickerKm2)}): check the map of ${toIso(middle.snapshot.from)}, or set "checks": {"flickerKm2"}`;
      const spot = toSpot(largestOf(parts)?.polygon[0]);
      const problem = warning({ file: middle.file, path: '' }, 'flicker', message, spot);
      return [{ zone, day: middle.snapshot.from, problem }];
    };
    const [was, between, is] = [areaOf(a), areaOf(b), areaOf(c)];
    if (Math.min(was, is) - between > limits.flickerKm2 / 2) {
      const gone = sum(partsNotIn(a, b), (part) => shared(part, c) - shared(part, b));
      if (gone > limits.flickerKm2) return tell(gone, 'is gone and back', partsNotIn(a, b));
    }
    if (between - Math.max(was, is) > limits.flickerKm2 / 2) {
      const left = sum(partsNotIn(a, c), (part) => part.areaKm2 - shared(part, c));
      const came = sum(partsNotIn(b, a), (part) => part.areaKm2 - shared(part, c));
      if (came - left > limits.flickerKm2)
        return tell(came - left, 'comes and goes', partsNotIn(b, a));
    }
    return [];
  });
}

type Trio = [Parts, Parts, Parts];

function shared(part: Part, parts: Parts): number {
  const within = createAreaWithin(part.rings);
  return sum([...parts.values()], ({ rings }) => within.ringsKm2(rings));
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
