import type { Comparison } from '../figures/comparison.ts';
import { coverageAt } from '../series/coverage.ts';
import { type Day, toIso } from '../time/civil-date.ts';
import { changeRegions } from '../topology/change-regions.ts';
import { toGeoJson } from '../topology/rings-at.ts';
import type { Topology } from '../topology/topology.ts';
import { comparisonHead } from './changes-table.ts';
import { provenanceOf } from './provenance.ts';
import { snapshotDate } from './snapshot-date.ts';

/** What was held as of a day as GeoJSON that says what it is; null where no map stands for the day. */
export function controlGeoJson(topology: Topology, day: Day) {
  const coverage = coverageAt(topology.series, day);
  if (!coverage) return null;
  const snapshot = topology.series.snapshots[coverage.index]!;
  const { type, features } = toGeoJson(topology, coverage.index);
  return {
    type,
    asOf: toIso(day),
    date: snapshotDate(snapshot),
    ...(snapshot.method !== undefined && { method: snapshot.method }),
    ...provenanceOf(topology, [coverage.index]),
    features,
  };
}

/** The ground held, gained and lost between two dates as GeoJSON that says what it is. */
export function changesGeoJson(topology: Topology, comparison: Comparison) {
  const { a, b } = comparison;
  const { type, features } = changeRegions(topology, a, b);
  return {
    type,
    ...comparisonHead(topology, comparison),
    ...provenanceOf(topology, [a, b]),
    features,
  };
}
