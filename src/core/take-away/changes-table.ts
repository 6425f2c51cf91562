import type { AreaFigures } from '../figures/add-up.ts';
import type { ChangeFigures } from '../figures/change-figures.ts';
import type { Comparison } from '../figures/comparison.ts';
import { ratesOf } from '../figures/rates.ts';
import { localize } from '../series/series.ts';
import { toIso } from '../time/civil-date.ts';
import type { ZoneChange } from '../topology/changes.ts';
import type { Topology } from '../topology/topology.ts';
import { caveatWords } from './caveat-words.ts';
import { provenanceOf } from './provenance.ts';
import { roundDegrees, roundKm, roundKm2 } from './round.ts';
import { snapshotDate } from './snapshot-date.ts';
import { toCsv } from './to-csv.ts';

/** What every file about two dates says of them. */
export interface ComparisonHead {
  readonly from: string;
  readonly to: string;
  /** dates of the maps that stand for the two */
  readonly snapshots: readonly string[];
  readonly comparable: boolean;
  /** in words */
  readonly caveats: readonly string[];
}

export function comparisonHead({ series }: Topology, comparison: Comparison): ComparisonHead {
  const { from, to, a, b, comparable, caveats } = comparison;
  return {
    from: toIso(from),
    to: toIso(to),
    snapshots: [a, b].map((index) => snapshotDate(series.snapshots[index]!)),
    comparable,
    caveats: caveats.map((caveat) => caveatWords(caveat, series, series.language)),
  };
}

/** The rows of regions in which there is anything to tell. */
export function toldRegions({ regions }: ChangeFigures): ChangeFigures['regions'] {
  return regions.filter(({ zones }) =>
    zones.some(({ heldKm2, gainKm2, lossKm2 }) => roundKm2(heldKm2 + gainKm2 + lossKm2) > 0),
  );
}

/** All figures of two dates, as `changes --json` prints them. */
export function changesTable(topology: Topology, figures: ChangeFigures) {
  const { series, extent } = topology;
  const { language } = series;
  const { from, to, a, b } = figures.comparison;
  return {
    ...comparisonHead(topology, figures.comparison),
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
    ...provenanceOf(topology, [a, b]),
  };
}

/** Zones, actors and provinces of two dates as CSV. */
export function changesCsv(topology: Topology, figures: ChangeFigures): string {
  const { series } = topology;
  const { a, b } = figures.comparison;
  const head = comparisonHead(topology, figures.comparison);
  const cells = (change: AreaFigures) => Object.values(rounded(change));
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
  return toCsv(provenanceOf(topology, [a, b]), facts, [columns, ...rows]);
}

function rounded({ heldKm2, gainKm2, lossKm2, netKm2 }: AreaFigures): AreaFigures {
  return {
    heldKm2: roundKm2(heldKm2),
    gainKm2: roundKm2(gainKm2),
    lossKm2: roundKm2(lossKm2),
    netKm2: roundKm2(netKm2),
  };
}

function byZone(topology: Topology, zones: readonly ZoneChange[]): Record<string, AreaFigures> {
  return Object.fromEntries(
    zones.map((change) => [topology.series.zones[change.zone]!.id, rounded(change)]),
  );
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
