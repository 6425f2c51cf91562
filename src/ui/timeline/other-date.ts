import {
  coverageAt,
  nextSnapshot,
  previousSnapshot,
  type Timed,
} from '../../core/series/coverage.ts';
import type { Day } from '../../core/time/civil-date.ts';

const YEAR = 365;
/** Share of the series that a comparison begins with. */
const SHARE = 0.1;

/**
 * The date a comparison with `day` begins with: that of the map a tenth of the series earlier, a year at most; the
 * first one where there is none so early, the next one from the first. Null when there is no other map.
 */
export function otherDate(series: Timed, day: Day): Day | null {
  const { snapshots } = series;
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  if (!first || !last || first === last) return null;
  const back = Math.min(YEAR, Math.ceil((last.from - first.from) * SHARE));
  const wanted = previousSnapshot(series, day - back + 1) ?? 0;
  const shown = coverageAt(series, day)?.index ?? nextSnapshot(series, day);
  if (wanted !== shown) return snapshots[wanted]!.from;
  const beside = wanted > 0 ? wanted - 1 : nextSnapshot(series, Math.max(day, first.from));
  return beside === null ? null : snapshots[beside]!.from;
}
