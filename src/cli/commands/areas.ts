import type { CAC } from 'cac';
import type { Region } from '../../core/figures/region.ts';
import { areasCsv, areasTable } from '../../core/take-away/areas-table.ts';
import type { Topology } from '../../core/topology/topology.ts';
import { formOf, textOf } from '../arguments.ts';
import { UsageError } from '../exit.ts';
import type { Installation } from '../main.ts';
import { openTopology } from '../open-series.ts';
import { deliver, table } from '../output.ts';
import { regionsFor } from '../regions.ts';

export function addAreas(cli: CAC, installation: Installation): void {
  cli
    .command('areas <series>', 'Area of each zone in each snapshot, in km2')
    .option('--json', 'print {unit, snapshots: [{date, areaKm2}]}')
    .option(
      '--csv',
      'print date and zones as CSV, under lines of # that say where the figures are from',
    )
    .option('--province <id>', 'only within this province (ISO 3166-2) or region')
    .option('--regions <geojson>', 'regions of your own: polygons with id and name')
    .option('--out <file>', 'write there instead')
    .action((path: string, options: Record<string, unknown>) =>
      runAreas(path, options, installation),
    );
}

function runAreas(
  path: string,
  options: Record<string, unknown>,
  installation: Installation,
): void {
  const form = formOf(options, ['json', 'csv']);
  const out = textOf(options.out, '--out');
  const topology = openTopology(path);
  const id = textOf(options.province, '--province');
  const region =
    id === undefined
      ? undefined
      : regionOf(topology, id, textOf(options.regions, '--regions'), installation);
  const told = areasTable(topology, region);
  const zones = topology.series.zones.map((zone) => zone.id);
  if (form === 'json') deliver(JSON.stringify(told), out);
  else if (form === 'csv') deliver(areasCsv(told, zones), out);
  else {
    const head = ['date', ...zones.map((zone) => `${zone} km2`)];
    const body = told.snapshots.map(({ date, areaKm2 }) => [
      date,
      ...zones.map((zone) => areaKm2[zone]!.toFixed(0)),
    ]);
    deliver(table([head, ...body]), out);
  }
}

function regionOf(
  topology: Topology,
  id: string,
  file: string | undefined,
  installation: Installation,
): Region {
  const regions = regionsFor(file, topology.extent, installation);
  const region = regions.find((one) => one.id === id);
  if (region) return region;
  throw new UsageError(
    `--province: no "${id}"; there are ${regions.map((one) => one.id).join(', ') || 'none here'}`,
  );
}
