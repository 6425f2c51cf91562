import type { CAC } from 'cac';
import { placeHistory } from '../../core/figures/place-history.ts';
import {
  historyCsv,
  historyTable,
  type ToldSpan,
  toldSpan,
} from '../../core/take-away/history-table.ts';
import { formOf, numberOf, textOf } from '../arguments.ts';
import { openTopology } from '../open-series.ts';
import { deliver } from '../output.ts';

export function addHistory(cli: CAC): void {
  cli
    .command('history <series> <lon> <lat>', 'Who held a point, and when')
    .option('--json', 'print [{from, to, covered, zones}] as JSON')
    .option('--csv', 'print the same and the sources as CSV, under lines of # that say what it is')
    .option(
      '--provenance',
      'with --json: {point, title, sources, contentHash, history}, spans with their sources',
    )
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
  const told = historyTable(topology, lon, lat);
  if (form === 'csv') deliver(historyCsv(told), out);
  else if (form === 'json' && options.provenance) deliver(JSON.stringify(told), out);
  else if (form === 'json')
    deliver(JSON.stringify(placeHistory(topology, lon, lat).map(toldSpan)), out);
  else deliver(told.history.map(toLine).join('\n'), out);
}

function toLine({ from, to, covered, zones }: ToldSpan): string {
  const held = covered ? zones.join(', ') || 'in no zone' : 'no map';
  return `${from} to ${to ?? 'now'.padEnd(10)}  ${held}`;
}
