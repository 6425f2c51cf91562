import type { Bbox } from '../../series/series.ts';
import { toIso, toIsoPrecise } from '../../time/civil-date.ts';
import type { DateTable } from '../dates/date-table.ts';
import { type DatedCollection, splitByDate } from '../dates/split-by-date.ts';
import { readCollection } from '../geojson/read-collection.ts';
import { readAreas } from '../geojson/read-snapshot.ts';
import { Report } from '../geojson/report.ts';
import { warnOfInnerDate } from '../geojson/warn-of-inner-date.ts';
import { type Mapping, tableOf } from '../mapping/mapping.ts';
import { zoneOf } from '../mapping/zone-of.ts';
import { parseJson } from '../parse-json.ts';
import { error, hasErrors, type Problem } from '../problem.ts';
import { union, wholeDegrees } from '../series/extent.ts';
import { SERIES_FILE } from '../series/read-series-folder.ts';
import { validateExtent } from '../series/validate-extent.ts';
import { warnOfDates, warnOfRepeats } from '../series/warn-of-dates.ts';
import { type ExistingSeries, type NewSeries, toSeriesText, zonesFor } from './series-writer.ts';
import { toSnapshotText } from './snapshot-text.ts';

/** A collection to import: its JSON as text, or its value as `decodeFile` gives it. */
export type ImportInput =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly value: unknown };

export interface ImportOptions {
  /** how the files name zones and dates; what is absent is as series.json says, else plain */
  readonly mapping: Partial<Mapping>;
  /** title of a series that is new */
  readonly title: string;
  /** the series.json that stands in the folder */
  readonly existing: ExistingSeries | null;
  /** dates by file, for a date rule from a table; without it, that of the mapping */
  readonly table?: DateTable | undefined;
}

interface Imported {
  readonly input: string;
  readonly file: string;
  readonly date: DatedCollection['date'];
  readonly fingerprint: string;
}

/**
 * Makes a series folder of collections: each is parted by date, checked, put right and handed to `write` as its
 * snapshots, then series.json is. When the problems hold an error, nothing that was written may be used.
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
  const problems: Problem[] = [];
  const imported: Imported[] = [];
  let box: Bbox | null = null;
  for (const input of inputs) {
    const { name } = input;
    const report = new Report(name);
    const value = jsonOf(input, report);
    const found = value === undefined ? null : readCollection(value, mapping.collection, report);
    const dated = found
      ? splitByDate(name, found, mapping.date, table, isSkipped)
      : { snapshots: [], problems: [] };
    for (const { date, collection } of dated.snapshots) {
      const areas = readAreas(collection, mapping, zones, report);
      report.problems.push(...validateExtent(areas.bbox, existing?.json.extent ?? null, name));
      const file = `snapshots/${toIsoPrecise(date.from)}.geojson`;
      imported.push({ input: name, file, date, fingerprint: areas.fingerprint });
      box = union(box, areas.bbox);
      if (!report.hasErrors() && !hasErrors(problems)) write(file, toSnapshotText(areas.features));
    }
    if (found && dated.snapshots.length === 0) readAreas(found, mapping, zones, report);
    if (found && mapping.date?.from !== 'property')
      report.problems.push(...warnOfInnerDate(found, name));
    problems.push(...report.finish(), ...dated.problems);
  }
  imported.sort((a, b) => a.date.from.day - b.date.from.day);
  problems.push(...repeatedDates(imported), ...warnings(imported));
  if (!hasErrors(problems)) {
    const entries = imported.map(({ file, date: { from, to } }) =>
      to === null
        ? { date: toIsoPrecise(from), file }
        : { from: toIsoPrecise(from), to: toIsoPrecise(to), file },
    );
    write(SERIES_FILE, toSeriesText(series, entries, wholeDegrees(box)));
  }
  return { problems, snapshots: imported.length };
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
  return imported.slice(1).flatMap(({ input, date }, i) => {
    const before = imported[i]!;
    if (before.date.from.day !== date.from.day) return [];
    const message = `takes effect on ${toIso(date.from.day)} like ${before.input}: keep one, or join them into one file`;
    return [error({ file: input, path: '' }, 'repeated-date', message)];
  });
}

function warnings(imported: readonly Imported[]): Problem[] {
  const snapshots = imported.map(({ date: { from, to } }) => ({
    from: from.day,
    to: to?.day ?? null,
    precision: from.precision,
  }));
  const repeats = imported.filter(
    ({ fingerprint }, i) => fingerprint === imported[i - 1]?.fingerprint,
  );
  return [
    ...warnOfDates(snapshots, SERIES_FILE),
    ...warnOfRepeats(
      repeats.map(({ date }) => date.from.day),
      SERIES_FILE,
    ),
  ];
}
