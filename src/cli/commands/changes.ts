import { join } from 'node:path';
import type { CAC } from 'cac';
import { type AreaFigures, addUp } from '../../core/figures/add-up.ts';
import { type ChangeFigures, changeFigures } from '../../core/figures/change-figures.ts';
import { compareDates } from '../../core/figures/comparison.ts';
import { localize } from '../../core/series/series.ts';
import { changesCsv, changesTable, comparisonHead } from '../../core/take-away/changes-table.ts';
import { changesGeoJson } from '../../core/take-away/geojson-files.ts';
import type { Topology } from '../../core/topology/topology.ts';
import { readBasemap } from '../../publish/read-basemap.ts';
import { dayOf, formOf, numberOf, textOf } from '../arguments.ts';
import { covered } from '../covered.ts';
import type { Installation } from '../main.ts';
import { openTopology } from '../open-series.ts';
import { deliver, table, tell } from '../output.ts';
import { regionsFor } from '../regions.ts';

/** Places told of unless more are asked for. */
const USUAL_PLACES = 20;

export function addChanges(cli: CAC, installation: Installation): void {
  cli
    .command(
      'changes <series> <from> <to>',
      'What each zone held, gained and lost between two dates',
    )
    .option('--json', 'print all figures as JSON: zones, actors, provinces, places, fronts')
    .option('--csv', 'print zones, actors and provinces as CSV')
    .option('--geojson', 'print the held, gained and lost ground as GeoJSON')
    .option('--regions <geojson>', 'sum by these polygons with id and name, not by provinces')
    .option('--places <count>', `list so many pieces of changed ground (${USUAL_PLACES})`)
    .option('--out <file>', 'write there instead')
    .action((path: string, from: string, to: string, options: Record<string, unknown>) =>
      runChanges(path, [from, to], options, installation),
    );
}

function runChanges(
  path: string,
  dates: readonly [string, string],
  options: Record<string, unknown>,
  installation: Installation,
): void {
  const form = formOf(options, ['json', 'csv', 'geojson']);
  const out = textOf(options.out, '--out');
  const [from, to] = [dayOf(dates[0], 'from'), dayOf(dates[1], 'to')];
  const most =
    options.places === undefined ? USUAL_PLACES : numberOf(options.places, '--places', 0, 1e6);
  const topology = openTopology(path);
  const { series, extent } = topology;
  for (const day of [from, to]) covered(series, day);
  const comparison = compareDates(series, from, to)!;
  if (form === 'geojson') {
    deliver(JSON.stringify(changesGeoJson(topology, comparison)), out);
    return;
  }
  const figures = changeFigures(topology, comparison, {
    regions: regionsFor(textOf(options.regions, '--regions'), extent, installation),
    gazetteer: readBasemap(join(installation.root, 'data', 'basemap'), extent).gazetteer.places,
    mostPlaces: most,
  });
  if (form === 'json') deliver(JSON.stringify(changesTable(topology, figures)), out);
  else if (form === 'csv') deliver(changesCsv(topology, figures), out);
  else {
    deliver(toText(topology, figures), out);
    for (const caveat of comparisonHead(topology, comparison).caveats) tell(`note: ${caveat}`);
  }
}

function toText({ series }: Topology, figures: ChangeFigures): string {
  const row = (name: string, { heldKm2, gainKm2, lossKm2, netKm2 }: AreaFigures) => [
    name,
    ...[heldKm2, gainKm2, lossKm2, netKm2].map(String),
  ];
  const columns = ['held km2', 'gain km2', 'loss km2', 'net km2'];
  const zones = figures.zones.map((change) =>
    row(series.zones[change.zone]!.id, addUp([change], 1).total),
  );
  const parts = [table([['zone', ...columns], ...zones])];
  const provinces = figures.zones.flatMap(({ zone }) =>
    addUp(
      figures.regions.map(({ zones }) => zones[zone]!),
      1,
    ).rows.flatMap((change, r) => {
      if (change.heldKm2 + change.gainKm2 + change.lossKm2 === 0) return [];
      const { region } = figures.regions[r]!;
      const name = region ? localize(region.name, series.language) : 'elsewhere';
      return [row(figures.zones.length > 1 ? `${name}, ${series.zones[zone]!.id}` : name, change)];
    }),
  );
  if (provinces.length > 0) parts.push(table([['province', ...columns], ...provinces]));
  const places = figures.places.map(({ zone, change, areaKm2, nearest }) => {
    const name = nearest ? localize(nearest.place.names, series.language) : '';
    const far = nearest?.direction
      ? `${nearest.distanceKm.toFixed(0)} km ${nearest.direction} of ${name}`
      : name;
    return [`${series.zones[zone]!.id} ${change} ${far}`, areaKm2.toFixed(1)];
  });
  if (places.length > 0) parts.push(table([['largest changes', 'km2'], ...places]));
  const fronts = (figures.fronts ?? []).map(({ actors, fromLengthKm, toLengthKm, movedKm }) => [
    actors.join(' and '),
    fromLengthKm.toFixed(0),
    toLengthKm.toFixed(0),
    movedKm === null ? '' : movedKm.toFixed(1),
  ]);
  if (fronts.length > 0)
    parts.push(table([['front', 'before km', 'after km', 'moved km'], ...fronts]));
  return parts.join('\n\n');
}
