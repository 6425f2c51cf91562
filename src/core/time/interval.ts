import type { Day } from './civil-date.ts';

/** Half-open `[from, to)`; `to: null` has not ended. */
export interface Interval {
  readonly from: Day;
  readonly to: Day | null;
}

/** True when `day` lies in the interval. */
export function contains(interval: Interval, day: Day): boolean {
  return day >= interval.from && (interval.to === null || day < interval.to);
}

/** Index of the last element of ascending `starts` that is at or before `day`; -1 when none is. */
export function lastAtOrBefore(starts: ArrayLike<Day>, day: Day): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
