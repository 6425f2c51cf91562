import { toHeld } from '../checks/held.ts';
import { createPlaceCheck } from '../checks/place-contradictions.ts';
import { type WatchedSeries, watchSeries } from '../checks/watch-series.ts';
import type { SnapshotFeature } from '../geojson/shapes-by-zone.ts';
import type { Problem } from '../problem.ts';

/** A snapshot as it is held against others. */
export interface LastSnapshot {
  readonly file: string;
  readonly features: readonly SnapshotFeature[];
}

/**
 * Holds the last snapshot of a series against those before it, two of which are enough, and against the place table:
 * what `watchSeries` tells of it and has not told of those. `last` ends with it, as `info.snapshots` does.
 */
export function checkLast(last: readonly LastSnapshot[], series: WatchedSeries): Problem[] {
  const snapshots = series.info.snapshots.slice(-last.length);
  const info = { ...series.info, snapshots };
  const watch = watchSeries({ ...series, info, placeFiles: [] });
  last.forEach(({ file, features }, i) => {
    watch.see(i, file, features);
  });
  const { file, features } = last.at(-1)!;
  const held = toHeld(file, snapshots.at(-1)!, features, null);
  const places = series.placeFiles.flatMap((table) => {
    const check = createPlaceCheck(table, info, series.checks);
    check.see(held);
    return check.finish();
  });
  const names = new Set(last.slice(0, -1).map((one) => one.file));
  return [...watch.finish().filter((problem) => !names.has(problem.file)), ...places];
}
