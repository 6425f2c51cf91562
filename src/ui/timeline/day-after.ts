import { nextSnapshot, previousSnapshot, type Timed } from '../../core/series/coverage.ts';
import { addMonths, type Day } from '../../core/time/civil-date.ts';

/** What moves a date along: to a map's day, or by a month. */
export type DayCommand = 'next' | 'previous' | 'nextMonth' | 'previousMonth' | 'first' | 'last';

/** The day a command leads to from `day`, within the half-open `domain`; `day` itself where there is none. */
export function dayAfter(
  command: DayCommand,
  day: Day,
  series: Timed,
  domain: readonly [Day, Day],
): Day {
  const { snapshots } = series;
  const at = (index: number | null) => (index === null ? day : (snapshots[index]?.from ?? day));
  const within = (wanted: Day) => Math.max(domain[0], Math.min(domain[1] - 1, wanted));
  switch (command) {
    case 'next':
      return at(nextSnapshot(series, day));
    case 'previous':
      return at(previousSnapshot(series, day));
    case 'nextMonth':
      return within(addMonths(day, 1));
    case 'previousMonth':
      return within(addMonths(day, -1));
    case 'first':
      return at(0);
    case 'last':
      return at(snapshots.length - 1);
  }
}
