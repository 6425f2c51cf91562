import type { Bbox } from '../../series/series.ts';
import { type Day, toIso } from '../../time/civil-date.ts';
import { watchSeries } from '../checks/watch-series.ts';
import type { Polygons } from '../geojson/read-geometry.ts';
import { createSnapshotReader, readSnapshot } from '../geojson/read-snapshot.ts';
import { shapesByZone } from '../geojson/shapes-by-zone.ts';
import { addTo, error, hasErrors, type Problem } from '../problem.ts';
import { union, wholeDegrees } from './extent.ts';
import { SERIES_FILE } from './read-series-folder.ts';
import type { SeriesFiles, SeriesFolder } from './series-folder.ts';
import { validateExtent } from './validate-extent.ts';
import { warnOfRepeats } from './warn-of-dates.ts';

/**
 * The shapes of each snapshot in turn, as `weave` takes them, one in memory at a time. What is wrong is told
 * to `problems`; a snapshot with an error is given as empty, so that the rest is still looked at.
 */
export function* readSnapshots(
  folder: SeriesFolder,
  files: SeriesFiles,
  problems: Problem[],
): Generator<Map<string, Polygons>> {
  const zones = new Set(folder.info.zones.map(({ id }) => id));
  const repeats: Day[] = [];
  const read = createSnapshotReader(folder.mapping, zones);
  const watch = watchSeries(folder);
  let before = '';
  let isHeld = false;
  for (const [i, file] of folder.files.entries()) {
    const { from } = folder.info.snapshots[i]!;
    const text = files.read(file);
    if (text === null) {
      const message = `"${file}" of ${toIso(from)} is not in the folder: add it, or take it out`;
      problems.push(error({ file: SERIES_FILE, path: 'snapshots' }, 'missing-file', message));
      yield new Map();
      continue;
    }
    const snapshot = read(text, file);
    const outside = validateExtent(snapshot, folder.extent, file);
    addTo(problems, [...snapshot.problems, ...outside]);
    const isSound = !hasErrors(snapshot.problems) && outside.length === 0;
    const print = isSound ? snapshot.fingerprint : '';
    if (print !== '' && print === before) repeats.push(from);
    before = print;
    isHeld ||= snapshot.bbox !== null;
    if (isSound) watch.see(i, file, snapshot.features);
    yield outside.length > 0 ? new Map() : shapesByZone(snapshot.features);
  }
  if (!folder.extent && !isHeld && !hasErrors(problems)) problems.push(noExtent());
  addTo(problems, [...watch.finish(), ...warnOfRepeats(repeats, SERIES_FILE)]);
}

/** Without an extent, and shapes to reckon it from, there is nothing to show. */
export function noExtent(): Problem {
  const message = 'nothing is held on any date: give an "extent" for the map to show';
  return error({ file: SERIES_FILE, path: 'extent' }, 'no-extent', message);
}

/** Whole degrees around all shapes of a series; null when nothing is held on any date. */
export function extentOf(folder: SeriesFolder, files: SeriesFiles): Bbox | null {
  const zones = new Set(folder.info.zones.map(({ id }) => id));
  let all: Bbox | null = null;
  for (const file of folder.files) {
    const { bbox } = readSnapshot(files.read(file) ?? '', file, folder.mapping, zones);
    all = union(all, bbox);
  }
  return wholeDegrees(all);
}
