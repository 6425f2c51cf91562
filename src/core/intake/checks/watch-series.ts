import type { Bbox, SeriesInfo } from '../../series/series.ts';
import type { SnapshotFeature } from '../geojson/shapes-by-zone.ts';
import type { Problem } from '../problem.ts';
import { union, wholeDegrees } from '../series/extent.ts';
import { areaJumps, type ZoneProblem } from './area-jumps.ts';
import type { CheckLimits } from './check-limits.ts';
import { flicker } from './flicker.ts';
import { type Held, toHeld } from './held.ts';
import { lostEnclaves } from './lost-enclaves.ts';
import { createNearMissCheck } from './near-misses.ts';
import { createPlaceCheck, type PlaceTable } from './place-contradictions.ts';
import { farOff, largerThanTheatre } from './theatre.ts';

/** What the checks of a whole series know beforehand. */
export interface WatchedSeries {
  readonly info: Pick<SeriesInfo, 'actors' | 'zones' | 'snapshots'>;
  readonly extent: Bbox | null;
  readonly placeFiles: readonly PlaceTable[];
  readonly checks: CheckLimits;
}

export interface SeriesWatch {
  /** the next snapshot, in the order of `info.snapshots`; not one that holds errors */
  see(index: number, file: string, features: readonly SnapshotFeature[]): void;
  /** all that was found */
  finish(): Problem[];
}

/** Holds each snapshot against those before it and against the place table, three in memory at a time. */
export function watchSeries({ info, extent, placeFiles, checks }: WatchedSeries): SeriesWatch {
  const zones = info.zones.map(({ id }) => id);
  const problems: Problem[] = [];
  const misses = createNearMissCheck(checks);
  const places = placeFiles.map((table) => createPlaceCheck(table, info, checks));
  let first: Held | null = null;
  let before: Held | null = null;
  let box: Bbox | null = null;
  const large: Problem[] = [];
  let jumps: ZoneProblem[] = [];
  const explained = new Set<Problem>();
  return {
    see(index, file, features) {
      const now = toHeld(file, info.snapshots[index]!, features, before);
      for (const parts of now.zones.values())
        for (const part of parts.values()) box = union(box, part.box);
      large.push(...largerThanTheatre(now, extent, checks));
      problems.push(...farOff(before, now, checks));
      if (before) {
        for (const jump of areaJumps(before, now, zones, checks)) {
          jumps.push(jump);
          problems.push(jump.problem);
        }
        problems.push(...lostEnclaves(before, now, zones, checks));
      }
      if (first && before)
        for (const { zone, day, problem } of flicker([first, before, now], zones, checks)) {
          // There and back again is one slip, not two leaps.
          for (const jump of jumps)
            if (jump.zone === zone && jump.day >= day) explained.add(jump.problem);
          problems.push(problem);
        }
      jumps = jumps.filter(({ day }) => day === now.snapshot.from);
      misses.see(before, now);
      for (const check of places) check.see(now);
      [first, before] = [before, now];
    },
    finish: () => [
      ...(isTight(extent, box) ? [] : large),
      ...problems.filter((problem) => !explained.has(problem)),
      ...misses.finish(),
      ...places.flatMap((check) => check.finish()),
    ],
  };
}

/** An extent that is reckoned from the shapes says nothing of how large they should be. */
function isTight(extent: Bbox | null, box: Bbox | null): boolean {
  return String(extent) === String(wholeDegrees(box));
}
