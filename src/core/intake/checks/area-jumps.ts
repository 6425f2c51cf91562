import { type Day, toIso } from '../../time/civil-date.ts';
import { type Problem, warning } from '../problem.ts';
import { km2 } from '../show.ts';
import { toSpot } from '../spot.ts';
import type { CheckLimits } from './check-limits.ts';
import { areaOf, type Held, isEstimate, largestOf, partsNotIn, partsOf } from './held.ts';

/** A problem of one zone in the snapshot of one day. */
export interface ZoneProblem {
  readonly zone: string;
  readonly day: Day;
  readonly problem: Problem;
}

/** Zones that grow or shrink many times over within days: most often a file cut short, or a shape too many. */
export function areaJumps(
  before: Held,
  now: Held,
  zones: readonly string[],
  limits: CheckLimits,
): ZoneProblem[] {
  const { from, to } = before.snapshot;
  const days = now.snapshot.from - Math.max(from, (to ?? from) - 1);
  if (days > limits.jumpDays || (isEstimate(before) && isEstimate(now))) return [];
  return zones.flatMap((zone) => {
    const [old, young] = [partsOf(before, zone), partsOf(now, zone)];
    const [was, is] = [areaOf(old), areaOf(young)];
    const factor = Math.max(was, is) / Math.min(was, is);
    if (Math.abs(is - was) < limits.jumpKm2 || factor < limits.jumpFactor) return [];
    const message = `${zone} goes from ${km2(was)} on ${toIso(from)} to ${km2(is)} on ${toIso(now.snapshot.from)} (limit ${limits.jumpFactor} times within ${limits.jumpDays} days): look for areas left out or drawn too large, or set "checks": {"jumpFactor"}`;
    const part = largestOf(is > was ? partsNotIn(young, old) : partsNotIn(old, young));
    const problem = warning(
      { file: now.file, path: '' },
      'area-jump',
      message,
      toSpot(part?.polygon[0]),
    );
    return [{ zone, day: now.snapshot.from, problem }];
  });
}
