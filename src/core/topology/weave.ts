import type { Bbox, SeriesInfo } from '../series/series.ts';
import { cutArcs } from './cut-arcs.ts';
import { dissolve, type MultiPolygon, quantise } from './dissolve.ts';
import { createEdgeSet } from './edge-set.ts';
import type { Topology } from './topology.ts';

/** A series ready to weave: what is known of it, and its shapes, one snapshot after the other. */
export interface WeaveInput {
  readonly series: SeriesInfo;
  /** whole degrees; holds every position of every snapshot */
  readonly extent: Bbox;
  /** in the order of `series.snapshots`; each maps zone ids to MultiPolygon coordinates */
  readonly snapshots: Iterable<ReadonlyMap<string, MultiPolygon>>;
}

/**
 * Makes borders with lifetimes of snapshots: each is put on the grid, dissolved zone by zone, and its edges
 * recorded with the snapshots they stand in; edges of equal history become arcs.
 * Throws a RangeError for a zone the series does not have, a count of snapshots that differs from the
 * series', or a position outside the extent, naming the snapshot.
 */
export function weave(input: WeaveInput, onSnapshot?: (done: number) => void): Topology {
  const { series, extent } = input;
  const zoneIndex = new Map(series.zones.map((zone, i) => [zone.id, i]));
  const edges = createEdgeSet();
  const memory = series.zones.map(() => ({
    quantised: [] as Int32Array[],
    rings: [] as Int32Array[],
  }));
  let at = 0;
  for (const snapshot of input.snapshots) {
    if (at >= series.snapshots.length)
      throw new RangeError(
        `more than the ${series.snapshots.length} snapshots that the series lists`,
      );
    for (const [id, polygons] of snapshot) {
      const zone = zoneIndex.get(id);
      if (zone === undefined)
        throw new RangeError(`snapshot ${at}: zone "${id}" is not in the series`);
      const quantised = within(at, () => quantise(polygons, extent));
      const last = memory[zone]!;
      if (!sameRings(last.quantised, quantised))
        memory[zone] = { quantised, rings: dissolve(quantised) };
      for (const ring of memory[zone]!.rings) edges.add(zone, at, ring);
    }
    at++;
    onSnapshot?.(at);
  }
  if (at !== series.snapshots.length)
    throw new RangeError(`${at} snapshots given where the series lists ${series.snapshots.length}`);
  return { series, extent, ...cutArcs(edges) };
}

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
