import type { Bbox, Snapshot } from '../../series/series.ts';
import { type Day, toIso, toIsoPrecise } from '../../time/civil-date.ts';
import type { CheckLimits } from '../checks/check-limits.ts';
import { checkWritten } from '../checks/check-written.ts';
import type { PlaceTable } from '../checks/place-contradictions.ts';
import type { DateTable } from '../dates/date-table.ts';
import { type DatedCollection, splitByDate } from '../dates/split-by-date.ts';
import { readCollection } from '../geojson/read-collection.ts';
import { readAreas } from '../geojson/read-snapshot.ts';
import { Report } from '../geojson/report.ts';
import { warnOfInnerDate } from '../geojson/warn-of-inner-date.ts';
import { type Mapping, tableOf } from '../mapping/mapping.ts';
import { zoneOf } from '../mapping/zone-of.ts';
import { parseJson } from '../parse-json.ts';
import { addTo, error, hasErrors, type Problem } from '../problem.ts';
import { union, wholeDegrees } from '../series/extent.ts';
import { SERIES_FILE } from '../series/read-series-folder.ts';
import { validateExtent } from '../series/validate-extent.ts';
import { warnOfDates, warnOfRepeats } from '../series/warn-of-dates.ts';
import { type ExistingSeries, type NewSeries, toSeriesText, zonesFor } from './series-writer.ts';
import { toSnapshotText } from './snapshot-text.ts';

/** A collection to import: its JSON as text, or its value as `decodeFile` gives it. */
export type ImportInput =
  | { readonly name: string; readonly text: string }
  | {
      readonly name: string;
      readonly value: unknown;
      readonly paths?: readonly string[] | undefined;
    };

export interface ImportOptions {
  /** how the files name zones and dates; what is absent is as series.json says, else plain */
  readonly mapping: Partial<Mapping>;
  /** title of a series that is new */
  readonly title: string;
  /** the series.json that stands in the folder */
  readonly existing: ExistingSeries | null;
  /** dates by file, for a date rule from a table; without it, that of the mapping */
  readonly table?: DateTable | undefined;
  /** what the checks of the snapshots side by side need; without it they are left to whoever reads the series next */
  readonly across?: AcrossOptions | undefined;
  /** what reading the inputs tells as it goes; all that is found is added */
  readonly problems?: Problem[] | undefined;
}

export interface AcrossOptions {
  readonly placeFiles: readonly PlaceTable[];
  readonly checks: CheckLimits;
  /** the text of a snapshot as it was written */
  read(file: string): string;
  onSnapshot?(done: number, all: number): void;
}

interface Imported {
  readonly input: string;
  readonly file: string;
  readonly date: DatedCollection['date'];
  readonly fingerprint: string;
  /** false when it holds an error */
  readonly isWritten: boolean;
}

/**
 * Makes a series folder of collections: each is parted by date, checked, put right and handed to `write` as its
 * snapshots; then these are held against one another, and series.json is written. When the problems hold an error,
 * nothing that was written may be used.
 */
export function importSeries(
  inputs: Iterable<ImportInput>,
  options: ImportOptions,
  write: (file: string, text: string) => void,
): { problems: Problem[]; snapshots: number } {
  const { existing } = options;
  const known = existing?.json.mapping as Partial<Mapping> | undefined;
  const given: Mapping = { rules: [], ...known, ...options.mapping };
  const series = existing ?? newSeries(given, options.title);
  const { actors, zones: listed } = existing?.json ?? (series as NewSeries);
  const mapping = { ...given, actors: [...actors] };
  const table = options.table ?? tableOf(mapping);
  const zones = new Set(listed.map(({ id }) => id));
  const isSkipped = (properties: Readonly<Record<string, unknown>>) =>
    'skip' in zoneOf(properties, mapping, zones);
  const problems = options.problems ?? [];
  const imported: Imported[] = [];
  let box: Bbox | null = null;
  let seen = 0;
  for (const input of inputs) {
    const { name } = input;
    const isFaulty = hasErrors(problems.slice(seen).filter(({ file }) => file === name));
    const report = new Report(name, isFaulty);
    const value = jsonOf(input, report);
    const found =
      value === undefined
        ? null
        : readCollection(value, mapping.collection, report, pathsOf(input));
    const dated = found
      ? splitByDate(name, found, mapping.date, table, isSkipped)
      : { snapshots: [], problems: [] };
    for (const { date, collection } of dated.snapshots) {
      const areas = readAreas(collection, mapping, zones, report);
      report.problems.push(...validateExtent(areas, existing?.json.extent ?? null, name));
      const file = `snapshots/${toIsoPrecise(date.from)}.geojson`;
      const isWritten = !report.hasErrors();
      imported.push({ input: name, file, date, fingerprint: areas.fingerprint, isWritten });
      box = union(box, areas.bbox);
      if (isWritten) write(file, toSnapshotText(areas.features));
    }
    if (found && dated.snapshots.length === 0) readAreas(found, mapping, zones, report);
    if (found && mapping.date?.from !== 'property')
      report.problems.push(...warnOfInnerDate(found, name));
    addTo(problems, report.finish());
    addTo(problems, dated.problems);
    seen = problems.length;
  }
  imported.sort((a, b) => a.date.from.day - b.date.from.day);
  if (imported.length === 0 && !hasErrors(problems)) problems.push(noMap());
  const snapshots = imported.map(toSnapshot);
  const repeats = repeatedDates(imported);
  // Dates of which one could not be read are not missing.
  const isDated = !problems.some(({ code }) => code === 'no-date');
  problems.push(...repeats, ...(isDated ? warnOfDates(snapshots, SERIES_FILE) : []));
  problems.push(...warnOfRepeats(repeatedDays(imported), SERIES_FILE));
  const extent = existing?.json.extent ?? wholeDegrees(box);
  if (options.across && repeats.length === 0) {
    const { placeFiles, checks, read, onSnapshot } = options.across;
    const written = imported.flatMap(({ input, file, isWritten }, index) =>
      isWritten ? [{ index, file: input, read: () => read(file) }] : [],
    );
    const info = { actors, zones: listed, snapshots };
    addTo(problems, checkWritten(written, { info, extent, placeFiles, checks }, onSnapshot));
  }
  if (!hasErrors(problems)) {
    const entries = imported.map(({ file, date: { from, to } }) =>
      to === null
        ? { date: toIsoPrecise(from), file }
        : { from: toIsoPrecise(from), to: toIsoPrecise(to), file },
    );
    write(SERIES_FILE, toSeriesText(series, entries, extent));
  }
  return { problems, snapshots: imported.length };
}

/** Files that hold no map at all. */
export function noMap(): Problem {
  const message =
    'no map among the files: give GeoJSON, TopoJSON, KML, a zipped shapefile or FlatGeobuf';
  return error({ file: SERIES_FILE, path: 'snapshots' }, 'no-map', message);
}

function pathsOf(input: ImportInput): readonly string[] | undefined {
  return 'value' in input ? input.paths : undefined;
}

/** Undefined when the text is no JSON, which the report then says. */
function jsonOf(input: ImportInput, report: Report): unknown {
  if ('value' in input) return input.value;
  const { value, problem } = parseJson(input.text, input.name);
  if (problem) report.problems.push(problem);
  return value;
}

function newSeries(mapping: Mapping, title: string): NewSeries {
  const { rules } = mapping;
  const statuses = rules.flatMap(({ status }) => status ?? []);
  const ids = mapping.zones?.map(({ id }) => id) ?? [
    ...rules.flatMap(({ zone }) => zone ?? []),
    ...(mapping.actors ?? []).flatMap(({ id }) => statuses.map((status) => `${id}/${status}`)),
    ...(mapping.default?.zone ? [mapping.default.zone] : []),
  ];
  const { actors, zones } = zonesFor(ids);
  return { title, actors: mapping.actors ?? actors, zones: mapping.zones ?? zones };
}

function repeatedDates(imported: readonly Imported[]): Problem[] {
  return imported.slice(1).flatMap(({ input, date, fingerprint, isWritten }, i) => {
    const before = imported[i]!;
    if (before.date.from.day !== date.from.day) return [];
    const isSame = isWritten && before.isWritten && fingerprint === before.fingerprint;
    const day = toIso(date.from.day);
    const message = isSame
      ? `is the same map of ${day} as ${before.input}: leave one of them out`
      : `takes effect on ${day} like ${before.input}: keep one, or join them into one file`;
    return [error({ file: input, path: '' }, 'repeated-date', message)];
  });
}

function toSnapshot({ date: { from, to } }: Imported): Snapshot {
  return { from: from.day, to: to?.day ?? null, precision: from.precision };
}

/** The days whose map is the same as that of the day before it. */
function repeatedDays(imported: readonly Imported[]): Day[] {
  return imported.flatMap(({ date, fingerprint, isWritten }, i) => {
    const before = imported[i - 1];
    const isNext = before?.isWritten && isWritten && before.date.from.day < date.from.day;
    return isNext && fingerprint === before.fingerprint ? [date.from.day] : [];
  });
}
