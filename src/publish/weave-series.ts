import { hasErrors, type Problem } from '../core/intake/problem.ts';
import { readSeriesFolder } from '../core/intake/series/read-series-folder.ts';
import { extentOf, noExtent, readSnapshots } from '../core/intake/series/read-snapshots.ts';
import type { SeriesFiles, SeriesFolder } from '../core/intake/series/series-folder.ts';
import type { SnapReport } from '../core/topology/border-guard.ts';
import type { Topology } from '../core/topology/topology.ts';
import { weave } from '../core/topology/weave.ts';
import { tellOfSnapping } from './tell-of-snapping.ts';

export interface WovenSeries {
  readonly folder: SeriesFolder;
  readonly topology: Topology;
}

/** Every problem of a series folder, its shapes included. */
export function validateSeries(files: SeriesFiles, onSnapshot?: OnSnapshot): Problem[] {
  const { folder, problems } = readSeriesFolder(files);
  let done = 0;
  if (folder)
    for (const _ of readSnapshots(folder, files, problems))
      onSnapshot?.(++done, folder.files.length);
  return problems;
}

/** Told after each snapshot. */
export type OnSnapshot = (done: number, all: number) => void;

/** Reads, checks and weaves a series folder in one pass over its files; `woven` is null when an error was found. */
export function weaveSeries(
  files: SeriesFiles,
  onSnapshot?: OnSnapshot,
): { woven: WovenSeries | null; problems: Problem[] } {
  const { folder, problems } = readSeriesFolder(files);
  if (!folder) return { woven: null, problems };
  const extent = folder.extent ?? extentOf(folder, files);
  if (!extent) {
    if (!hasErrors(problems)) problems.push(noExtent());
    return { woven: null, problems };
  }
  const { info, snapTolerance } = folder;
  const snapshots = readSnapshots(folder, files, problems);
  const snapped: SnapReport[] = [];
  const topology = weave({ series: info, extent, snapshots, snapTolerance }, (done, report) => {
    if (report) snapped.push(report);
    onSnapshot?.(done, folder.files.length);
  });
  problems.push(...tellOfSnapping(snapped, snapTolerance));
  return { woven: hasErrors(problems) ? null : { folder, topology }, problems };
}
