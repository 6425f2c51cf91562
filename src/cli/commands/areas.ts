import type { CAC } from 'cac';
import { areasByRegion } from '../../core/figures/by-region.ts';
import { areas } from '../../core/topology/areas.ts';
import type { Topology } from '../../core/topology/topology.ts';
import { formOf, textOf } from '../arguments.ts';
import { snapshotDate } from '../covered.ts';
import { UsageError } from '../exit.ts';
import type { Installation } from '../main.ts';
import { openTopology } from '../open-series.ts';
import { deliver, table } from '../output.ts';
import { provenanceOf, toCsv } from '../provenance.ts';
import { regionsFor } from '../regions.ts';
import { roundKm2 } from '../round.ts';

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
  const { zones, snapshots } = topology.series;
  const region = textOf(options.province, '--province');
  const byZone =
    region === undefined
      ? areas(topology)
      : areasIn(topology, region, textOf(options.regions, '--regions'), installation);
  const rows = snapshots.map((snapshot, i) => ({
    date: snapshotDate(snapshot),
    values: byZone.map((values) => values[i]!),
  }));
  const within = region === undefined ? {} : { region };
  if (form === 'json') {
    const json = {
      unit: 'km2',
      ...within,
      ...provenanceOf(topology),
      snapshots: rows.map(({ date, values }) => ({
        date,
        areaKm2: Object.fromEntries(zones.map(({ id }, z) => [id, roundKm2(values[z]!)])),
      })),
    };
    deliver(JSON.stringify(json), out);
  } else if (form === 'csv') {
    const facts = { unit: 'km2', ...within, dates: span(rows.map(({ date }) => date)) };
    const body = rows.map(({ date, values }) => [date, ...values.map(roundKm2)]);
    const head = ['date', ...zones.map(({ id }) => id)];
    deliver(toCsv(provenanceOf(topology), facts, [head, ...body]), out);
  } else {
    const head = ['date', ...zones.map(({ id }) => `${id} km2`)];
    const body = rows.map(({ date, values }) => [date, ...values.map((area) => area.toFixed(0))]);
    deliver(table([head, ...body]), out);
  }
}

function areasIn(
  topology: Topology,
  id: string,
  file: string | undefined,
  installation: Installation,
): readonly Float64Array[] {
  const regions = regionsFor(file, topology.extent, installation);
  const region = regions.find((one) => one.id === id);
  if (!region)
    throw new UsageError(
      `--province: no "${id}"; there are ${regions.map((one) => one.id).join(', ') || 'none here'}`,
    );
  return areasByRegion(topology, [region])[0]!.areaKm2;
}

function span(dates: readonly string[]): string {
  return `${dates[0]} to ${dates.at(-1)}, ${dates.length} snapshots`;
}
