import { type HistorySpan, placeHistory } from '../figures/place-history.ts';
import { toIso } from '../time/civil-date.ts';
import type { Topology } from '../topology/topology.ts';
import { type Provenance, provenanceOf } from './provenance.ts';
import { toCsv } from './to-csv.ts';

/** A span of days of a point, as commands tell it. */
export interface ToldSpan {
  readonly from: string;
  /** the day after the last; null: it stands */
  readonly to: string | null;
  /** false: there is no map */
  readonly covered: boolean;
  /** ids; empty: in no zone */
  readonly zones: readonly string[];
}

/** Who held a point, with all that a file of its own must say. */
export interface HistoryTable extends Provenance {
  /** [lon, lat] */
  readonly point: readonly [number, number];
  readonly history: readonly (ToldSpan & { readonly sources: readonly string[] })[];
}

export function toldSpan({ from, to, covered, zones }: HistorySpan): ToldSpan {
  return { from: toIso(from), to: to === null ? null : toIso(to), covered, zones };
}

export function historyTable(topology: Topology, lon: number, lat: number): HistoryTable {
  const spans = placeHistory(topology, lon, lat);
  return {
    point: [lon, lat],
    ...provenanceOf(topology),
    history: spans.map((span) => ({ ...toldSpan(span), sources: span.sources })),
  };
}

/** The same as CSV: a line for each span. */
export function historyCsv(table: HistoryTable): string {
  const [lon, lat] = table.point;
  const facts = {
    'point (lon, lat)': `${lon}, ${lat}`,
    dates: 'from the first day to the day after the last; no second date: it stands',
    covered: 'false means that there is no map, not that the point lay in no zone',
  };
  const rows = table.history.map(({ from, to, covered, zones, sources }) => [
    from,
    to ?? '',
    String(covered),
    zones.join(' '),
    sources.join(' '),
  ]);
  return toCsv(table, facts, [['from', 'to', 'covered', 'zones', 'sources'], ...rows]);
}
