import { gaps } from '../series/coverage.ts';
import type { Day } from '../time/civil-date.ts';
import { historyAt, type PointSpan } from '../topology/history-at.ts';
import type { Topology } from '../topology/topology.ts';

/** A span of days through which a point lay in the same zones, or through which there is no map. */
export interface HistorySpan {
  readonly from: Day;
  /** first day after it; null while it stands */
  readonly to: Day | null;
  /** false where there is no map: that is not the same as nobody */
  readonly covered: boolean;
  /** ids; empty where nobody held the point, or nothing is known */
  readonly zones: readonly string[];
  /** indexes `[first, last]` of the snapshots it rests on; for a span without a map, the one carried no further */
  readonly snapshots: readonly [first: number, last: number];
  /** ids of the sources of those snapshots; empty where there is no map */
  readonly sources: readonly string[];
}

/** Who held a point from when to when, from the first snapshot on, without holes: spans without a map are spans too. */
export function placeHistory(topology: Topology, lon: number, lat: number): HistorySpan[] {
  const { series } = topology;
  const { snapshots } = series;
  const holes = gaps(series, Number.POSITIVE_INFINITY);
  const spans: HistorySpan[] = [];
  const add = (from: Day, to: Day, span: PointSpan, covered: boolean) => {
    if (from >= to) return;
    const first = snapshots.findLastIndex((snapshot) => snapshot.from <= from);
    const last = snapshots.findLastIndex((snapshot) => snapshot.from < to);
    const named = snapshots.slice(first, last + 1).flatMap(({ source }) => source ?? []);
    spans.push({
      from,
      to: Number.isFinite(to) ? to : null,
      covered,
      zones: covered ? span.zones.map((zone) => series.zones[zone]!.id) : [],
      snapshots: [first, last],
      sources: covered ? [...new Set(named)] : [],
    });
  };
  for (const span of historyAt(topology, lon, lat)) {
    const end = snapshots[span.to]?.from ?? Number.POSITIVE_INFINITY;
    let at = snapshots[span.from]!.from;
    for (const hole of holes.filter(({ from, to }) => from < end && to > at)) {
      add(at, hole.from, span, true);
      add(hole.from, hole.to, span, false);
      at = hole.to;
    }
    add(at, end, span, true);
  }
  return spans;
}

/** Snapshots at which a point came into other zones than it lay in at the one before; ascending indexes. */
export function changesAtPoint(topology: Topology, lon: number, lat: number): number[] {
  return historyAt(topology, lon, lat)
    .slice(1)
    .map(({ from }) => from);
}
