import type { Day } from '../time/civil-date.ts';
import { lastAtOrBefore } from '../time/interval.ts';
import type { Snapshot } from './series.ts';

/** Which snapshot stands for a day, and how well. */
export interface Coverage {
  /** index into the series' snapshots */
  readonly index: number;
  /** the day the snapshot is of */
  readonly from: Day;
  /** true when the day lies within the attested interval, or is the snapshot's own date */
  readonly attested: boolean;
  /** days since the end of what is attested; 0 when attested */
  readonly ageDays: number;
}

/** The facts of time that coverage needs. */
export interface Timed {
  readonly snapshots: readonly Pick<Snapshot, 'from' | 'to'>[];
  readonly maxCarryDays: number | null;
}

/** The newest snapshot at or before `day`, unless it is older than may be carried: then null, "no map". */
export function coverageAt(series: Timed, day: Day): Coverage | null {
  const { snapshots, maxCarryDays } = series;
  const index = lastAtOrBefore(starts(snapshots), day);
  const snapshot = snapshots[index];
  if (!snapshot) return null;
  const lastAttested = snapshot.to === null ? snapshot.from : snapshot.to - 1;
  const ageDays = Math.max(0, day - lastAttested);
  if (maxCarryDays !== null && ageDays > maxCarryDays) return null;
  return { index, from: snapshot.from, attested: ageDays === 0, ageDays };
}

/** Half-open spans of days without a map between the first snapshot and `end`. */
export function gaps(series: Timed, end: Day): { from: Day; to: Day }[] {
  const { snapshots, maxCarryDays } = series;
  if (maxCarryDays === null) return [];
  const found: { from: Day; to: Day }[] = [];
  snapshots.forEach((snapshot, i) => {
    const from = Math.max(snapshot.from + 1, snapshot.to ?? 0) + maxCarryDays;
    const to = snapshots[i + 1]?.from ?? end;
    if (from < to) found.push({ from, to });
  });
  return found;
}

/** The first snapshot after `day`, or null. */
export function nextSnapshot(series: Timed, day: Day): number | null {
  const next = lastAtOrBefore(starts(series.snapshots), day) + 1;
  return next < series.snapshots.length ? next : null;
}

/** The last snapshot before `day`, or null. */
export function previousSnapshot(series: Timed, day: Day): number | null {
  const previous = lastAtOrBefore(starts(series.snapshots), day - 1);
  return previous >= 0 ? previous : null;
}

const startsOf = new WeakMap<readonly Pick<Snapshot, 'from'>[], Float64Array>();

function starts(snapshots: readonly Pick<Snapshot, 'from'>[]): Float64Array {
  let found = startsOf.get(snapshots);
  if (!found) {
    found = Float64Array.from(snapshots, (s) => s.from);
    startsOf.set(snapshots, found);
  }
  return found;
}
