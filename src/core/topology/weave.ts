import type { Bbox, SeriesInfo } from '../series/series.ts';
import { createBorderGuard, type SnapReport } from './border-guard.ts';
import { cutArcs } from './cut-arcs.ts';
import { dissolve, type MultiPolygon, quantise } from './dissolve.ts';
import { createEdgeSet } from './edge-set.ts';
import { GRID_PER_DEGREE, type Topology } from './topology.ts';

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
  const { series, extent } = input;
  const zoneIndex = new Map(series.zones.map((zone, i) => [zone.id, i]));
  const edges = createEdgeSet();
  const guard = createBorderGuard((input.snapTolerance ?? 0) * GRID_PER_DEGREE, extent);
  let memory = series.zones.map(() => NOTHING);
  let at = 0;
  for (const snapshot of input.snapshots) {
    if (at >= series.snapshots.length)
      throw new RangeError(
        `more than the ${series.snapshots.length} snapshots that the series lists`,
      );
    const drawn = series.zones.map(() => NOTHING);
    for (const [id, polygons] of snapshot) {
      const zone = zoneIndex.get(id);
      if (zone === undefined)
        throw new RangeError(`snapshot ${at}: zone "${id}" is not in the series`);
      const quantised = within(at, () => quantise(polygons, extent));
      const last = memory[zone]!;
      drawn[zone] = sameRings(last.quantised, quantised)
        ? last
        : { quantised, rings: dissolve(quantised) };
    }
    memory = drawn;
    const { rings, report } = guard.next(drawn.map((zone) => zone.rings));
    rings.forEach((zoneRings, zone) => {
      for (const ring of zoneRings) edges.add(zone, at, ring);
    });
    at++;
    onSnapshot?.(at, report);
  }
  if (at !== series.snapshots.length)
    throw new RangeError(`${at} snapshots given where the series lists ${series.snapshots.length}`);
  return { series, extent, ...cutArcs(edges) };
}

/** A zone as drawn: what it was dissolved from, to tell that it stays, and its rings. */
interface Drawn {
  readonly quantised: readonly Int32Array[];
  readonly rings: readonly Int32Array[];
}

const NOTHING: Drawn = { quantised: [], rings: [] };

function within<T>(snapshot: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`snapshot ${snapshot}: ${error.message}`);
    throw error;
  }
}

function sameRings(a: readonly Int32Array[], b: readonly Int32Array[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (ring, i) => ring.length === b[i]!.length && ring.every((value, j) => value === b[i]![j]),
    )
  );
}
