import type { Snapshot } from '../../series/series.ts';
import { type Day, toIso, toIsoPrecise } from '../../time/civil-date.ts';
import type { CheckLimits } from '../checks/check-limits.ts';
import { checkWritten } from '../checks/check-written.ts';
import type { PlaceTable } from '../checks/place-contradictions.ts';
import type { DateTable } from '../dates/date-table.ts';
import { type Mapping, tableOf } from '../mapping/mapping.ts';
import { addTo, error, hasErrors, type Problem } from '../problem.ts';
import { wholeDegrees } from '../series/extent.ts';
import { SERIES_FILE } from '../series/read-series-folder.ts';
import { warnOfDates, warnOfRepeats } from '../series/warn-of-dates.ts';
import {
  boxOf,
  type ImportedSnapshot,
  type ImportInput,
  type InputRules,
  importInput,
} from './import-input.ts';
import { type ExistingSeries, type NewSeries, toSeriesText, zonesFor } from './series-writer.ts';

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
  const rules: InputRules = {
    mapping,
    zones: new Set(listed.map(({ id }) => id)),
    table: options.table ?? tableOf(mapping),
    extent: existing?.json.extent ?? null,
  };
  const problems = options.problems ?? [];
  const imported: ImportedSnapshot[] = [];
  let seen = 0;
  for (const input of inputs) {
    const isFaulty = hasErrors(problems.slice(seen).filter(({ file }) => file === input.name));
    const found = importInput(input, rules, isFaulty, write);
    imported.push(...found.snapshots);
    addTo(problems, found.problems);
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
  const extent = existing?.json.extent ?? wholeDegrees(boxOf(imported));
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

function repeatedDates(imported: readonly ImportedSnapshot[]): Problem[] {
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

function toSnapshot({ date: { from, to } }: ImportedSnapshot): Snapshot {
  return { from: from.day, to: to?.day ?? null, precision: from.precision };
}

/** The days whose map is the same as that of the day before it. */
function repeatedDays(imported: readonly ImportedSnapshot[]): Day[] {
  return imported.flatMap(({ date, fingerprint, isWritten }, i) => {
    const before = imported[i - 1];
    const isNext = before?.isWritten && isWritten && before.date.from.day < date.from.day;
    return isNext && fingerprint === before.fingerprint ? [date.from.day] : [];
  });
}
