import { areasByRegion } from '../figures/by-region.ts';
import type { Region } from '../figures/region.ts';
import { areas } from '../topology/areas.ts';
import type { Topology } from '../topology/topology.ts';
import { type Provenance, provenanceOf } from './provenance.ts';
import { roundKm2 } from './round.ts';
import { snapshotDate } from './snapshot-date.ts';
import { toCsv } from './to-csv.ts';

/** The area of each zone in each snapshot, as files and commands tell it. */
export interface AreasTable extends Provenance {
  readonly unit: 'km2';
  /** id of the one region they are within; absent: on the whole map */
  readonly region?: string;
  readonly snapshots: readonly {
    readonly date: string;
    /** by zone id, to a millionth */
    readonly areaKm2: Readonly<Record<string, number>>;
  }[];
}

/** Areas of all dates, on the whole map or within a region. */
export function areasTable(topology: Topology, region?: Region): AreasTable {
  const { zones, snapshots } = topology.series;
  const byZone = region ? areasByRegion(topology, [region])[0]!.areaKm2 : areas(topology);
  return {
    unit: 'km2',
    ...(region && { region: region.id }),
    ...provenanceOf(topology),
    snapshots: snapshots.map((snapshot, at) => ({
      date: snapshotDate(snapshot),
      areaKm2: Object.fromEntries(zones.map(({ id }, z) => [id, roundKm2(byZone[z]![at]!)])),
    })),
  };
}

/** The same as CSV: a line for each snapshot, a column for each zone. */
export function areasCsv(table: AreasTable, zones: readonly string[]): string {
  const { unit, region, snapshots } = table;
  const [first, last] = [snapshots[0]?.date, snapshots.at(-1)?.date];
  const facts = {
    unit,
    ...(region !== undefined && { region }),
    dates: `${first} to ${last}, ${snapshots.length} snapshots`,
  };
  const rows = snapshots.map(({ date, areaKm2 }) => [date, ...zones.map((id) => areaKm2[id]!)]);
  return toCsv(table, facts, [['date', ...zones], ...rows]);
}
