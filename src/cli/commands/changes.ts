import type { CAC } from 'cac';
import type { SeriesInfo } from '../../core/series/series.ts';
import { type Day, toIso } from '../../core/time/civil-date.ts';

import { changeRegions } from '../../core/topology/change-regions.ts';
import { changes } from '../../core/topology/changes.ts';
import { dayOf } from '../arguments.ts';
import { covered, snapshotDate } from '../covered.ts';
import { UsageError } from '../exit.ts';
import { openTopology } from '../open-series.ts';
import { print, printJson, table, tell } from '../output.ts';
import { roundKm2 } from '../round.ts';

export function addChanges(cli: CAC): void {
  cli
    .command(
      'changes <series> <from> <to>',
      'What each zone held, gained and lost between two dates',
    )
    .option('--json', 'print {from, to, comparable, caveats, zones} as JSON')
    .option('--geojson', 'print the changed regions as GeoJSON')
    .action(runChanges);
}

function runChanges(
  path: string,
  fromText: string,
  toText: string,
  options: { json?: boolean; geojson?: boolean },
): void {
  if (options.json && options.geojson) throw new UsageError('give either --json or --geojson');
  const days = [dayOf(fromText, 'from'), dayOf(toText, 'to')] as const;
  const topology = openTopology(path);
  const { series } = topology;
  const [a, b] = days.map((day) => covered(series, day).index) as [number, number];
  if (options.geojson) {
    printJson(changeRegions(topology, a, b));
    return;
  }
  const zones = changes(topology, a, b).map(({ zone, heldKm2, gainKm2, lossKm2, netKm2 }) => ({
    id: series.zones[zone]!.id,
    heldKm2: roundKm2(heldKm2),
    gainKm2: roundKm2(gainKm2),
    lossKm2: roundKm2(lossKm2),
    netKm2: roundKm2(netKm2),
  }));
  const { comparable, caveats } = compare(series, days, [a, b]);
  if (options.json) {
    printJson({
      from: toIso(days[0]),
      to: toIso(days[1]),
      snapshots: [a, b].map((index) => snapshotDate(series.snapshots[index]!)),
      comparable,
      caveats,
      zones: Object.fromEntries(zones.map(({ id, ...figures }) => [id, figures])),
    });
    return;
  }
  const body = zones.map(({ id, heldKm2, gainKm2, lossKm2, netKm2 }) => [
    id,
    ...[heldKm2, gainKm2, lossKm2, netKm2].map((area) => area.toFixed(0)),
  ]);
  print(table([['zone', 'held km2', 'gain km2', 'loss km2', 'net km2'], ...body]));
  for (const caveat of caveats) tell(`note: ${caveat}`);
}

/** Whether two maps may be set side by side, and what a reader must know who does so. */
function compare(
  { snapshots }: SeriesInfo,
  days: readonly [Day, Day],
  indexes: readonly [number, number],
): { comparable: boolean; caveats: string[] } {
  const [a, b] = indexes.map((index) => snapshots[index]!) as [
    (typeof snapshots)[number],
    (typeof snapshots)[number],
  ];
  const caveats = [a, b].flatMap((snapshot, i) => {
    const { to, method } = snapshot;
    const day = days[i]!;
    const isAttested = to === null ? day === snapshot.from : day < to;
    const carried = `${toIso(day)}: the map is of ${snapshotDate(snapshot)}, carried on`;
    const estimated = `${toIso(day)}: the map is estimated, not reported`;
    return [...(isAttested ? [] : [carried]), ...(method === 'estimate' ? [estimated] : [])];
  });
  const differ = (what: 'source' | 'method') => {
    if (a[what] === b[what]) return [];
    return [`the two maps differ in ${what}: ${a[what] ?? 'none said'}, ${b[what] ?? 'none said'}`];
  };
  const differences = [...differ('source'), ...differ('method')];
  return { comparable: differences.length === 0, caveats: [...differences, ...caveats] };
}
