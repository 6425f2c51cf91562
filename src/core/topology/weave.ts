import type { Bbox, SeriesInfo, Snapshot } from '../series/series.ts';
import type { SnapReport } from './border-guard.ts';
import type { MultiPolygon } from './dissolve.ts';
import { createLoom } from './loom.ts';
import type { Topology } from './topology.ts';

/** A series ready to weave: what is known of it, and its shapes, one snapshot after the other. */
export interface WeaveInput {
  readonly series: SeriesInfo;
  /** whole degrees; holds every position of every snapshot */
  readonly extent: Bbox;
  /** in the order of `series.snapshots`; each maps zone ids to MultiPolygon coordinates */
  readonly snapshots: Iterable<ReadonlyMap<string, MultiPolygon>>;
  /**
   * degrees within which a border redrawn is put where the snapshot before has it, and zones are made to share
   * their border; 0, the default, leaves every border as drawn
   */
  readonly snapTolerance?: number;
}

/** Told after each snapshot: how many are done, and what was altered for borders to meet. */
export type OnWoven = (done: number, snapped: SnapReport | null) => void;

/**
 * Makes borders with lifetimes of snapshots: each is put on the grid, dissolved zone by zone, and its edges
 * made to meet within `snapTolerance` (`createBorderGuard`), and recorded with the snapshots they stand in; edges of
 * equal history become arcs.
 * Throws a RangeError for a zone the series does not have, a count of snapshots that differs from the
 * series', or a position outside the extent, naming the snapshot.
 */
export function weave(input: WeaveInput, onSnapshot?: OnWoven): Topology {
  const { series, extent, snapTolerance = 0 } = input;
  const loom = createLoom({ series, extent, snapTolerance });
  let at = 0;
  for (const snapshot of input.snapshots) {
    if (at >= series.snapshots.length)
      throw new RangeError(
        `more than the ${series.snapshots.length} snapshots that the series lists`,
      );
    const report = loom.next(snapshot);
    at++;
    onSnapshot?.(at, report);
  }
  if (at !== series.snapshots.length)
    throw new RangeError(`${at} snapshots given where the series lists ${series.snapshots.length}`);
  return { series, extent, snapTolerance, ...loom.finish() };
}

/** A snapshot to append, and its shapes: zone ids to MultiPolygon coordinates. */
export interface AppendedSnapshot {
  readonly snapshot: Snapshot;
  readonly shapes: ReadonlyMap<string, MultiPolygon>;
}

/**
 * A topology with more snapshots after its last: the same as weaving all of them at once, without weaving the rest
 * again. Zones, extent and tolerance stay. Throws a RangeError as `weave` does, and for a snapshot that does not follow.
 */
export function append(
  topology: Topology,
  added: Iterable<AppendedSnapshot>,
  onSnapshot?: OnWoven,
): Topology {
  const { series, extent, snapTolerance } = topology;
  const loom = createLoom(topology, topology);
  const snapshots = [...series.snapshots];
  let done = 0;
  for (const { snapshot, shapes } of added) {
    const last = snapshots.at(-1);
    if (last && snapshot.from <= last.from)
      throw new RangeError(`snapshot ${snapshots.length}: does not follow the one before it`);
    snapshots.push(snapshot);
    const report = loom.next(shapes);
    done++;
    onSnapshot?.(done, report);
  }
  return { series: { ...series, snapshots }, extent, snapTolerance, ...loom.finish() };
}
