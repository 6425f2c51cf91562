import { lastAtOrBefore } from '../time/interval.ts';
/** The newest snapshot at or before `day`, unless it is older than may be carried: then null, "no map". */
export function coverageAt(series, day) {
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
export function gaps(series, end) {
  const { snapshots, maxCarryDays } = series;
  if (maxCarryDays === null) return [];
  const found = [];
  snapshots.forEach((snapshot, i) => {
    const from = Math.max(snapshot.from + 1, snapshot.to ?? 0) + maxCarryDays;
    const to = snapshots[i + 1]?.from ?? end;
    if (from < to) found.push({ from, to });
  });
  return found;
}
/** The first snapshot after `day`, or null. */
export function nextSnapshot(series, day) {
  const next = lastAtOrBefore(starts(series.snapshots), day) + 1;
  return next < series.snapshots.length ? next : null;
}
/** The last snapshot before `day`, or null. */
export function previousSnapshot(series, day) {
  const previous = lastAtOrBefore(starts(series.snapshots), day - 1);
  return previous >= 0 ? previous : null;
}
const startsOf = new WeakMap();
function starts(snapshots) {
  let found = startsOf.get(snapshots);
  if (!found) {
    found = Float64Array.from(snapshots, (s) => s.from);
    startsOf.set(snapshots, found);
  }
  return found;
}
