import { join } from 'node:path';
import type { CAC } from 'cac';
import { type ChangeFigures, changeFigures } from '../../core/figures/change-figures.ts';
import { compareDates } from '../../core/figures/comparison.ts';
import { ratesOf } from '../../core/figures/rates.ts';
import { localize } from '../../core/series/series.ts';
import { toIso } from '../../core/time/civil-date.ts';
import { changeRegions } from '../../core/topology/change-regions.ts';
import type { ZoneChange } from '../../core/topology/changes.ts';
import type { Topology } from '../../core/topology/topology.ts';
import { readBasemap } from '../../publish/read-basemap.ts';
import { dayOf, formOf, numberOf, textOf } from '../arguments.ts';
import { caveatWords } from '../caveat-words.ts';
import { covered, snapshotDate } from '../covered.ts';
import type { Installation } from '../main.ts';
import { openTopology } from '../open-series.ts';
import { deliver, table, tell } from '../output.ts';
import { type Provenance, provenanceOf, toCsv } from '../provenance.ts';
import { regionsFor } from '../regions.ts';
import { roundKm2 } from '../round.ts';

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
  const { a, b, comparable } = comparison;
  const head = {
    from: toIso(from),
    to: toIso(to),
    snapshots: [a, b].map((index) => snapshotDate(series.snapshots[index]!)),
    comparable,
    caveats: comparison.caveats.map(caveatWords),
  };
  if (form === 'geojson') {
    const { type, features } = changeRegions(topology, a, b);
    const provenance = provenanceOf(topology, [a, b]);
    deliver(JSON.stringify({ type, ...head, ...provenance, features }), out);
    return;
  }
  const figures = changeFigures(topology, comparison, {
    regions: regionsFor(textOf(options.regions, '--regions'), extent, installation),
    gazetteer: readBasemap(join(installation.root, 'data', 'basemap'), extent).gazetteer.places,
    mostPlaces: most,
  });
  if (form === 'json') {
    const provenance = provenanceOf(topology, [a, b]);
    deliver(JSON.stringify({ ...head, ...toJson(topology, figures), ...provenance }), out);
  } else if (form === 'csv') {
    deliver(csvOf(topology, figures, head, provenanceOf(topology, [a, b])), out);
  } else {
    deliver(toText(topology, figures), out);
    for (const caveat of head.caveats) tell(`note: ${caveat}`);
  }
}

type Figures = Omit<ZoneChange, 'zone'>;

function rounded({ heldKm2, gainKm2, lossKm2, netKm2 }: Figures): Figures {
  return {
    heldKm2: roundKm2(heldKm2),
    gainKm2: roundKm2(gainKm2),
    lossKm2: roundKm2(lossKm2),
    netKm2: roundKm2(netKm2),
  };
}

function byZone(topology: Topology, zones: readonly ZoneChange[]): Record<string, Figures> {
  return Object.fromEntries(
    zones.map((change) => [topology.series.zones[change.zone]!.id, rounded(change)]),
  );
}

/** The rows of regions in which there is anything to tell. */
function toldRegions({ regions }: ChangeFigures): ChangeFigures['regions'] {
  return regions.filter(({ zones }) =>
    zones.some(({ heldKm2, gainKm2, lossKm2 }) => roundKm2(heldKm2 + gainKm2 + lossKm2) > 0),
  );
}

function toJson(topology: Topology, figures: ChangeFigures) {
  const { series, extent } = topology;
  const { language } = series;
  const { from, to } = figures.comparison;
  return {
    unit: 'km2',
    zones: byZone(topology, figures.zones),
    rates: {
      days: Math.abs(to - from),
      zones: Object.fromEntries(
        figures.zones.map((change) => [
          series.zones[change.zone]!.id,
          roundedRates(ratesOf(change, extent, to - from)),
        ]),
      ),
    },
    actors: Object.fromEntries(
      series.actors
        .map(({ id }) => id)
        .filter((id) => figures.actors.some(({ actor }) => actor === id))
        .map((id) => [
          id,
          figures.actors
            .filter(({ actor }) => actor === id)
            .map((change) => ({ statuses: change.statuses, ...rounded(change) })),
        ]),
    ),
    ...(figures.regions.length > 0 && {
      provinces: Object.fromEntries(
        toldRegions(figures).map(({ region, zones }) => [
          region?.id ?? 'elsewhere',
          {
            name: region ? localize(region.name, language) : 'elsewhere',
            zones: byZone(topology, zones),
          },
        ]),
      ),
    }),
    places: figures.places.map(({ zone, change, areaKm2, point, bbox, nearest }) => ({
      zone: series.zones[zone]!.id,
      change,
      areaKm2: roundKm2(areaKm2),
      point: point.map(roundDegrees),
      bbox: bbox.map(roundDegrees),
      ...(nearest && {
        place: { id: nearest.place.id, name: localize(nearest.place.names, language) },
        distanceKm: Math.round(nearest.distanceKm * 10) / 10,
        direction: nearest.direction,
      }),
    })),
    fronts:
      figures.fronts?.map((front) => ({
        actors: front.actors,
        fromLengthKm: roundKm(front.fromLengthKm),
        toLengthKm: roundKm(front.toLengthKm),
        toFirstKm2: roundKm2(front.toFirstKm2),
        toSecondKm2: roundKm2(front.toSecondKm2),
        movedKm: front.movedKm === null ? null : roundKm(front.movedKm),
      })) ?? null,
  };
}

function csvOf(
  topology: Topology,
  figures: ChangeFigures,
  head: { from: string; to: string; snapshots: string[]; comparable: boolean; caveats: string[] },
  provenance: Provenance,
): string {
  const { series } = topology;
  const cells = (change: Figures) => Object.values(rounded(change));
  const rows = [
    ...figures.zones.map((change) => [
      'zone',
      '',
      '',
      series.zones[change.zone]!.id,
      ...cells(change),
    ]),
    ...figures.actors.map((change) => [
      'actor',
      change.actor,
      '',
      change.statuses.join(' '),
      ...cells(change),
    ]),
    ...toldRegions(figures).flatMap(({ region, zones }) =>
      zones.map((change) => [
        'province',
        region?.id ?? 'elsewhere',
        region ? localize(region.name, series.language) : 'elsewhere',
        series.zones[change.zone]!.id,
        ...cells(change),
      ]),
    ),
  ];
  const facts = {
    unit: 'km2',
    from: `${head.from} (map of ${head.snapshots[0]})`,
    to: `${head.to} (map of ${head.snapshots[1]})`,
    comparable: String(head.comparable),
    ...Object.fromEntries(head.caveats.map((caveat, i) => [`note ${i + 1}`, caveat])),
  };
  const columns = ['kind', 'id', 'name', 'zone', 'heldKm2', 'gainKm2', 'lossKm2', 'netKm2'];
  return toCsv(provenance, facts, [columns, ...rows]);
}

function toText({ series }: Topology, figures: ChangeFigures): string {
  const row = (name: string, { heldKm2, gainKm2, lossKm2, netKm2 }: Figures) => [
    name,
    ...[heldKm2, gainKm2, lossKm2, netKm2].map((area) => String(Math.round(area) || 0)),
  ];
  const columns = ['held km2', 'gain km2', 'loss km2', 'net km2'];
  const zones = figures.zones.map((change) => row(series.zones[change.zone]!.id, change));
  const parts = [table([['zone', ...columns], ...zones])];
  const provinces = toldRegions(figures).flatMap(({ region, zones: changes }) =>
    changes
      .filter(({ heldKm2, gainKm2, lossKm2 }) => heldKm2 + gainKm2 + lossKm2 >= 0.5)
      .map((change) => {
        const name = region ? localize(region.name, series.language) : 'elsewhere';
        return row(
          figures.zones.length > 1 ? `${name}, ${series.zones[change.zone]!.id}` : name,
          change,
        );
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

/** To a millionth of a per cent, and of a km² a day. */
function roundedRates(rates: ReturnType<typeof ratesOf>) {
  return Object.fromEntries(
    Object.entries(rates).map(([what, { percentOfExtent, km2PerDay }]) => [
      what,
      {
        percentOfExtent: roundKm2(percentOfExtent),
        km2PerDay: km2PerDay === null ? null : roundKm2(km2PerDay),
      },
    ]),
  );
}

function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function roundKm(km: number): number {
  return Math.round(km * 1e3) / 1e3;
}
