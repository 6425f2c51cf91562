import type { CAC } from 'cac';
import { type HistorySpan, placeHistory } from '../../core/figures/place-history.ts';
import { type Day, toIso } from '../../core/time/civil-date.ts';
import { formOf, numberOf, textOf } from '../arguments.ts';
import { openTopology } from '../open-series.ts';
import { deliver } from '../output.ts';
import { provenanceOf, toCsv } from '../provenance.ts';

export function addHistory(cli: CAC): void {
  cli
    .command('history <series> <lon> <lat>', 'Who held a point, and when')
    .option('--json', 'print [{from, to, covered, zones}] as JSON')
    .option('--csv', 'print the same and the sources as CSV, under lines of # that say what it is')
    .option('--out <file>', 'write there instead')
    .example('  conflict-map history site 43.13 36.34')
    .action(runHistory);
}

function runHistory(
  path: string,
  lonText: string,
  latText: string,
  options: Record<string, unknown>,
): void {
  const form = formOf(options, ['json', 'csv']);
  const out = textOf(options.out, '--out');
  const lon = numberOf(lonText, 'lon', -180, 180);
  const lat = numberOf(latText, 'lat', -90, 90);
  const topology = openTopology(path);
  const spans = placeHistory(topology, lon, lat);
  if (form === 'json') {
    const json = spans.map(({ from, to, covered, zones }) => ({
      from: toIso(from),
      to: isoOrNull(to),
      covered,
      zones,
    }));
    deliver(JSON.stringify(json), out);
  } else if (form === 'csv') {
    const facts = {
      'point (lon, lat)': `${lon}, ${lat}`,
      dates: 'from the first day to the day after the last; no second date: it stands',
      covered: 'false means that there is no map, not that nobody held the point',
    };
    const rows = spans.map(({ from, to, covered, zones, sources }) => [
      toIso(from),
      isoOrNull(to) ?? '',
      String(covered),
      zones.join(' '),
      sources.join(' '),
    ]);
    const head = ['from', 'to', 'covered', 'zones', 'sources'];
    deliver(toCsv(provenanceOf(topology), facts, [head, ...rows]), out);
  } else deliver(spans.map(toLine).join('\n'), out);
}

function isoOrNull(day: Day | null): string | null {
  return day === null ? null : toIso(day);
}

function toLine({ from, to, covered, zones }: HistorySpan): string {
  const held = covered ? zones.join(', ') || 'nobody' : 'no map';
  return `${toIso(from)} to ${isoOrNull(to) ?? 'now'.padEnd(10)}  ${held}`;
}
