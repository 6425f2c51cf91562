import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { type Day, type Precision, parseDate, toIso, toIsoPrecise } from '../../time/civil-date.ts';
import { error, hasErrors, type Problem, warning } from '../problem.ts';
import { type Change, changesOf, type Site, sitesOn } from './holdings.ts';
import { type LocalProjection, localProjection } from './local-projection.ts';
import { type LeftOut, parsePlaceTable, type Span } from './place-table.ts';
import { inside, type Region, union } from './plane.ts';
import { toCollection, type ZoneCollection } from './to-collection.ts';
import { zonesOn } from './zones-on.ts';

/** GeoJSON of the land that zones may cover. */
export type LandMask = FeatureCollection | Feature | Geometry;

/** What an estimate is asked for. Distances in km, dates as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export interface EstimateOptions {
  /** holder whose zones are drawn, as the table writes it */
  readonly actor: string;
  /** a held place speaks for its surroundings up to here; default 25 */
  readonly reachKm?: number;
  /** and for empty land up to here; default 130 */
  readonly influenceKm?: number;
  /** dates to draw besides those on which a holding changes */
  readonly also?: readonly string[];
  /** first date drawn; earlier changes are folded into it */
  readonly since?: string;
  /** first date no longer drawn, and the end of the last snapshot; without it the last one has no end */
  readonly until?: string;
  /** name of the table in problems; default `places.csv` */
  readonly file?: string;
}

/** One date of an estimate. */
export interface EstimatedSnapshot {
  readonly day: Day;
  readonly precision: Precision;
  /** `day` as precisely as the table dates it */
  readonly from: string;
  /** where the next snapshot begins; null for a last one without end */
  readonly to: string | null;
  /** `snapshots/2014-06-10.geojson` */
  readonly file: string;
  /** what changed on this date */
  readonly note: string;
  readonly collection: ZoneCollection;
}

/** What an estimate rests on. */
export interface EstimateReport {
  readonly places: number;
  readonly spans: number;
  readonly snapshots: number;
  /** lines of the table that could not be used */
  readonly leftOut: readonly LeftOut[];
  /** places whose start is only the latest date by which they were held */
  readonly startsByEvidence: readonly string[];
  readonly reachKm: number;
  readonly influenceKm: number;
}

export interface Estimate {
  /** empty when `problems` holds an error */
  readonly snapshots: readonly EstimatedSnapshot[];
  readonly report: EstimateReport;
  readonly problems: readonly Problem[];
}

/** The usual reach and influence distance in km. */
export const DEFAULT_REACH = { reachKm: 25, influenceKm: 130 } as const;

/** How far beyond the places land is looked at, in metres. */
const MARGIN_M = 300_000;

/**
 * Snapshots of an actor's zones from a table of dated places (columns: `parsePlaceTable`), one for each date on which
 * a holding changes and for the dates in `also`. Zones: `<actor>/control`, `<actor>/influence` and, where two
 * holders share a point, `<actor>/contested`; how they are drawn: `zonesOn`. `land` cuts them; null leaves them uncut.
 * Never throws: what is wrong is in `problems`.
 */
export function estimate(
  placesCsv: string,
  land: LandMask | null,
  options: EstimateOptions,
): Estimate {
  const file = options.file ?? 'places.csv';
  const reach = {
    reachKm: options.reachKm ?? DEFAULT_REACH.reachKm,
    influenceKm: options.influenceKm ?? DEFAULT_REACH.influenceKm,
  };
  const table = parsePlaceTable(placesCsv, file);
  const problems = [...table.problems, ...validateOptions(options, reach, table.spans, file)];
  const report: EstimateReport = {
    places: new Set(table.spans.map(({ id }) => id)).size,
    spans: table.spans.length,
    snapshots: 0,
    leftOut: table.leftOut,
    startsByEvidence: table.spans.filter((s) => s.fromEvidence).map((s) => s.place),
    ...reach,
  };
  if (hasErrors(problems) || table.spans.length === 0) return { snapshots: [], report, problems };
  const snapshots = draw(table.spans, land, options, reach);
  return { snapshots, report: { ...report, snapshots: snapshots.length }, problems };
}

/** The text of a snapshot's file: one feature a line, ending in a newline. */
export function snapshotText({ collection }: EstimatedSnapshot): string {
  const features = collection.features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `{"type":"FeatureCollection","features":[\n${features}\n]}\n`;
}

/** The entry of a snapshot in series.json. */
export function snapshotEntry(snapshot: EstimatedSnapshot, source?: string) {
  const { from, to, file, note } = snapshot;
  const when = to === null ? { date: from } : { from, to };
  return { ...when, file, ...(source && { source }), method: 'estimate', note };
}

function draw(
  spans: readonly Span[],
  land: LandMask | null,
  options: EstimateOptions,
  reach: { reachKm: number; influenceKm: number },
): EstimatedSnapshot[] {
  const { actor } = options;
  const frame = frameOf(spans);
  const projection = localProjection(...frame.centre);
  const corners = spans.map(({ lon, lat }) => projection.toMetres(lon, lat));
  const margin = MARGIN_M + reach.influenceKm * 1000;
  const bounds: [number, number, number, number] = [
    Math.min(...corners.map(([x]) => x)) - margin,
    Math.min(...corners.map(([, y]) => y)) - margin,
    Math.max(...corners.map(([x]) => x)) + margin,
    Math.max(...corners.map(([, y]) => y)) + margin,
  ];
  const mask = land && toPlane(land, projection.toMetres);
  const until = options.until === undefined ? null : parseDate(options.until)!.day;
  const since = options.since === undefined ? null : parseDate(options.since)!.day;
  const also = (options.also ?? []).map((text) => parseDate(text)!.day);
  const changes = changesOf(spans, also, since, until);
  let drawn: { sites: string; collection: ZoneCollection } | null = null;
  return changes.map((change, i) => {
    const sites = sitesOn(spans, change.day, actor);
    const key = sitesKey(sites);
    if (drawn?.sites !== key) {
      const zones = zonesOn(sites, projection, bounds, mask, reach);
      drawn = { sites: key, collection: toCollection(zones, actor, projection) };
    }
    return { ...when(change, changes[i + 1]?.day ?? until), collection: drawn.collection };
  });
}

function when(change: Change, to: Day | null): Omit<EstimatedSnapshot, 'collection'> {
  const { day, precision, note } = change;
  return {
    day,
    precision,
    from: toIsoPrecise({ day, precision }),
    to: to === null ? null : toIso(to),
    file: `snapshots/${toIso(day)}.geojson`,
    note,
  };
}

/** Dates on which only other holders change among themselves are drawn alike. */
function sitesKey(sites: readonly Site[]): string {
  return sites
    .map(({ lon, lat, held, supports, reachKm }) => `${lon} ${lat} ${held} ${supports} ${reachKm}`)
    .sort()
    .join('\n');
}

/** The middle of the places in whole degrees: adding a place does not shift the map. */
function frameOf(spans: readonly Span[]): { centre: [lon: number, lat: number] } {
  const middle = (values: number[]) => Math.round((Math.min(...values) + Math.max(...values)) / 2);
  return { centre: [middle(spans.map(({ lon }) => lon)), middle(spans.map(({ lat }) => lat))] };
}

function toPlane(land: LandMask, toMetres: LocalProjection['toMetres']): Region {
  const polygons = polygonsOf(land).map((polygon) =>
    inside(
      polygon.map((ring) =>
        ring.map(([lon, lat]) => {
          const [x, y] = toMetres(lon!, lat!);
          return { x: Math.round(x), y: Math.round(y) };
        }),
      ),
    ),
  );
  return union(...polygons);
}

function polygonsOf(land: LandMask): Position[][][] {
  switch (land.type) {
    case 'FeatureCollection':
      return land.features.flatMap(polygonsOf);
    case 'Feature':
      return polygonsOf(land.geometry);
    case 'GeometryCollection':
      return land.geometries.flatMap(polygonsOf);
    case 'Polygon':
      return [land.coordinates];
    case 'MultiPolygon':
      return land.coordinates;
    default:
      return [];
  }
}

function validateOptions(
  options: EstimateOptions,
  reach: { reachKm: number; influenceKm: number },
  spans: readonly Span[],
  file: string,
): Problem[] {
  const at = { file, path: '' };
  const problems: Problem[] = [];
  for (const text of [...(options.also ?? []), options.since, options.until]) {
    if (text !== undefined && !parseDate(text))
      problems.push(
        error(at, 'bad-date', `"${text}" is not a date: write YYYY-MM-DD, YYYY-MM or YYYY`),
      );
  }
  if (!(reach.reachKm > 0))
    problems.push(
      error(at, 'bad-number', `reach ${reach.reachKm} km is not a distance: give more than 0`),
    );
  if (!(reach.influenceKm >= reach.reachKm)) {
    const message = `influence ${reach.influenceKm} km is less than the reach of ${reach.reachKm} km: give as much or more`;
    problems.push(error(at, 'bad-number', message));
  }
  if (spans.length > 0 && !spans.some(({ holder }) => holder === options.actor)) {
    const holders = [...new Set(spans.map(({ holder }) => holder))].sort().join(', ');
    problems.push(
      warning(at, 'unknown-actor', `"${options.actor}" holds no place: name one of ${holders}`),
    );
  }
  return problems;
}
