import { type Coverage, coverageAt } from '../core/series/coverage.ts';
import type { SeriesInfo } from '../core/series/series.ts';
import { type Day, toIso } from '../core/time/civil-date.ts';
import { NoAnswer } from './exit.ts';

/** The snapshot that stands for a day; a day without one is an error, not a day when nobody held anything. */
export function covered(series: SeriesInfo, day: Day): Coverage {
  const coverage = coverageAt(series, day);
  if (coverage) return coverage;
  const first = series.snapshots[0];
  const why =
    first && day < first.from
      ? `the series begins on ${toIso(first.from)}`
      : `the last map before it is older than ${series.maxCarryDays} days`;
  throw new NoAnswer(`${toIso(day)}: no map: ${why}`);
}
