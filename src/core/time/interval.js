/** True when `day` lies in the interval. */
export function contains(interval, day) {
  return day >= interval.from && (interval.to === null || day < interval.to);
}
/** Index of the last element of ascending `starts` that is at or before `day`; -1 when none is. */
export function lastAtOrBefore(starts, day) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
