import type { Snapshot } from '../../series/series.ts';
import { type Day, toIso } from '../../time/civil-date.ts';
import { type Problem, warning } from '../problem.ts';
import { count, some } from '../show.ts';

/** A cadence is regular when this share of the steps between snapshots is the same. */
const REGULAR = 0.8;

/** Warns of days missing from a series that otherwise has a snapshot every so many days. */
export function warnOfDates(snapshots: readonly Snapshot[], file: string): Problem[] {
  const points = snapshots.filter(({ to, precision }) => to === null && precision === 'day');
  if (points.length < 5 || points.length < snapshots.length) return [];
  const steps = points.slice(1).map(({ from }, i) => from - points[i]!.from);
  const cadence = mostFrequent(steps);
  if (steps.filter((step) => step === cadence).length < REGULAR * steps.length) return [];
  const missing: Day[] = [];
  steps.forEach((step, i) => {
    for (let ahead = cadence; ahead < step; ahead += cadence) missing.push(points[i]!.from + ahead);
  });
  if (missing.length === 0) return [];
  const every = cadence === 1 ? 'every day' : `every ${cadence} days`;
  const message = `${count(missing.length, 'date')} missing from a series of ${every}: ${some(missing.map(toIso))}; the map before is carried on: add the maps of these dates if there are any`;
  return [warning({ file, path: 'snapshots' }, 'missing-dates', message)];
}

/** Warns of snapshots equal to the one before; `dates` of those. */
export function warnOfRepeats(dates: readonly Day[], file: string): Problem[] {
  if (dates.length === 0) return [];
  const message = `${count(dates.length, 'snapshot')} the same as the one before: ${some(dates.map(toIso))}; leave out those that only stand in for a map nobody drew`;
  return [warning({ file, path: 'snapshots' }, 'repeated-snapshots', message)];
}

function mostFrequent(values: readonly number[]): number {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}
