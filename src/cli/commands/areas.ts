import type { CAC } from 'cac';
import { areas } from '../../core/topology/areas.ts';
import { snapshotDate } from '../covered.ts';
import { UsageError } from '../exit.ts';
import { openTopology } from '../open-series.ts';
import { print, printJson, table } from '../output.ts';
import { roundKm2 } from '../round.ts';

export function addAreas(cli: CAC): void {
  cli
    .command('areas <series>', 'Area of each zone in each snapshot, in km2')
    .option('--json', 'print {unit, snapshots: [{date, areaKm2}]}')
    .option('--csv', 'print date and zones as CSV')
    .action(runAreas);
}

function runAreas(path: string, options: { json?: boolean; csv?: boolean }): void {
  if (options.json && options.csv) throw new UsageError('give either --json or --csv');
  const topology = openTopology(path);
  const { zones, snapshots } = topology.series;
  const byZone = areas(topology);
  const rows = snapshots.map((snapshot, i) => ({
    date: snapshotDate(snapshot),
    values: byZone.map((values) => values[i]!),
  }));
  if (options.json) {
    printJson({
      unit: 'km2',
      snapshots: rows.map(({ date, values }) => ({
        date,
        areaKm2: Object.fromEntries(zones.map(({ id }, z) => [id, roundKm2(values[z]!)])),
      })),
    });
  } else if (options.csv) {
    print(['date', ...zones.map(({ id }) => id)].join(','));
    for (const { date, values } of rows) print([date, ...values.map(roundKm2)].join(','));
  } else {
    const head = ['date', ...zones.map(({ id }) => `${id} km2`)];
    const body = rows.map(({ date, values }) => [date, ...values.map((area) => area.toFixed(0))]);
    print(table([head, ...body]));
  }
}
