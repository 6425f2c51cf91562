import type { Snapshot } from '../../series/series.ts';
import { type Day, toIso } from '../../time/civil-date.ts';
import { type Problem, warning } from '../problem.ts';
import { count } from '../show.ts';

/** A cadence is regular when this share of the steps between snapshots is the same. */
const REGULAR = 0.8;

/** Runs of dates that a message names; `dates` of the problem has all. */
const MOST_RUNS = 12;

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
  const message = `${count(missing.length, 'date')} missing from a series of ${every}: ${inRuns(missing, cadence)}; the map before is carried on: add the maps of these dates if there are any`;
  const dates = missing.map(toIso);
  return [warning({ file, path: 'snapshots' }, 'missing-dates', message, { dates })];
}

/** Warns of snapshots equal to the one before; `days` are those on which they take effect. */
export function warnOfRepeats(days: readonly Day[], file: string): Problem[] {
  if (days.length === 0) return [];
  const message = `${count(days.length, 'snapshot')} the same as the one before: ${inRuns(days, 1)}; leave out those that only stand in for a map nobody drew`;
  const dates = days.map(toIso);
  return [warning({ file, path: 'snapshots' }, 'repeated-snapshots', message, { dates })];
}

/** `2024-08-18 to 2024-08-20, 2025-01-01`: days a step apart as one run, and how many are left out. */
function inRuns(days: readonly Day[], step: number): string {
  const runs: [first: Day, last: Day][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && day - run[1] === step) run[1] = day;
    else runs.push([day, day]);
  }
  const shown = runs.slice(0, MOST_RUNS);
  const named = days.filter((day) => day <= shown.at(-1)![1]).length;
  const rest = days.length - named;
  const text = shown
    .map(([first, last]) =>
      [...new Set([toIso(first), toIso(last)])].join(last - first > step ? ' to ' : ', '),
    )
    .join(', ');
  return rest === 0 ? text : `${text} and ${rest.toLocaleString('en')} more`;
}

function mostFrequent(values: readonly number[]): number {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}
