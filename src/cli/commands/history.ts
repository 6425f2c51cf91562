import type { CAC } from 'cac';
import { gaps } from '../../core/series/coverage.ts';
import { type Day, toIso } from '../../core/time/civil-date.ts';
import { historyAt } from '../../core/topology/history-at.ts';
import type { Topology } from '../../core/topology/topology.ts';
import { numberOf } from '../arguments.ts';
import { openTopology } from '../open-series.ts';
import { print, printJson } from '../output.ts';

export function addHistory(cli: CAC): void {
  cli
    .command('history <series> <lon> <lat>', 'Who held a point, and when')
    .option('--json', 'print [{from, to, covered, zones}] as JSON')
    .example('  conflict-map history site 43.13 36.34')
    .action((path: string, lonText: string, latText: string, options: { json?: boolean }) => {
      const lon = numberOf(lonText, 'lon', -180, 180);
      const lat = numberOf(latText, 'lat', -90, 90);
      const spans = historyOf(openTopology(path), lon, lat);
      if (options.json) printJson(spans);
      else for (const span of spans) print(toLine(span));
    });
}

interface DatedSpan {
  readonly from: string;
  /** null while it stands */
  readonly to: string | null;
  /** false where there is no map */
  readonly covered: boolean;
  /** ids; empty where nobody held the point */
  readonly zones: readonly string[];
}

/** A point's history in dates, spans without a map told apart from spans in which nobody held it. */
function historyOf(topology: Topology, lon: number, lat: number): DatedSpan[] {
  const { series } = topology;
  const starts = series.snapshots.map(({ from }) => from);
  const holes = gaps(series, Number.POSITIVE_INFINITY);
  const dated = (from: Day, to: Day, covered: boolean, zones: readonly string[]): DatedSpan => ({
    from: toIso(from),
    to: Number.isFinite(to) ? toIso(to) : null,
    covered,
    zones,
  });
  return historyAt(topology, lon, lat).flatMap(({ from, to, zones }) => {
    const ids = zones.map((zone) => series.zones[zone]!.id);
    const end = starts[to] ?? Number.POSITIVE_INFINITY;
    const parts: DatedSpan[] = [];
    let at = starts[from]!;
    for (const hole of holes.filter((one) => one.from < end && one.to > at)) {
      parts.push(dated(at, hole.from, true, ids), dated(hole.from, hole.to, false, []));
      at = hole.to;
    }
    return at < end ? [...parts, dated(at, end, true, ids)] : parts;
  });
}

function toLine({ from, to, covered, zones }: DatedSpan): string {
  const held = covered ? zones.join(', ') || 'nobody' : 'no map';
  return `${from} to ${to ?? 'now'.padEnd(10)}  ${held}`;
}
