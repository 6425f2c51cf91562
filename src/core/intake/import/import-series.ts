import type { Bbox } from '../../series/series.ts';
import { toIso, toIsoPrecise } from '../../time/civil-date.ts';
import { readSnapshot } from '../geojson/read-snapshot.ts';
import type { SnapshotDate } from '../mapping/date-of.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { error, hasErrors, type Problem } from '../problem.ts';
import { union, wholeDegrees } from '../series/extent.ts';
import { SERIES_FILE } from '../series/read-series-folder.ts';
import { validateExtent } from '../series/validate-extent.ts';
import { warnOfDates, warnOfRepeats } from '../series/warn-of-dates.ts';
import { type ExistingSeries, type NewSeries, toSeriesText, zonesFor } from './series-writer.ts';
import { toSnapshotText } from './snapshot-text.ts';

export interface ImportOptions {
  /** how the files name zones and dates; what is absent is as series.json says, else plain */
  readonly mapping: Partial<Mapping>;
  /** title of a series that is new */
  readonly title: string;
  /** the series.json that stands in the folder */
  readonly existing: ExistingSeries | null;
}

interface Imported {
  readonly input: string;
  readonly file: string;
  readonly date: SnapshotDate;
  readonly fingerprint: string;
}

/**
 * Makes a series folder of files: each is checked, put right and handed to `write` as its snapshot, then
 * series.json is. When the problems hold an error, nothing that was written may be used.
 */
export function importSeries(
  inputs: Iterable<{ readonly name: string; readonly text: string }>,
  options: ImportOptions,
  write: (file: string, text: string) => void,
): { problems: Problem[]; snapshots: number } {
  const { existing } = options;
  const known = existing?.json.mapping as Partial<Mapping> | undefined;
  const mapping: Mapping = { rules: [], ...known, ...options.mapping };
  const series = existing ?? newSeries(mapping, options.title);
  const zones = new Set((existing?.json ?? (series as NewSeries)).zones.map(({ id }) => id));
  const problems: Problem[] = [];
  const imported: Imported[] = [];
  let box: Bbox | null = null;
  for (const { name, text } of inputs) {
    const snapshot = readSnapshot(text, name, mapping, zones);
    problems.push(
      ...snapshot.problems,
      ...validateExtent(snapshot.bbox, existing?.json.extent ?? null, name),
    );
    const date = snapshot.date();
    if ('fault' in date) {
      problems.push(error({ file: name, path: '' }, ...date.fault));
      continue;
    }
    const file = `snapshots/${toIsoPrecise(date.from)}.geojson`;
    imported.push({ input: name, file, date, fingerprint: snapshot.fingerprint });
    box = union(box, snapshot.bbox);
    if (!hasErrors(problems)) write(file, toSnapshotText(snapshot.features));
  }
  imported.sort((a, b) => a.date.from.day - b.date.from.day);
  problems.push(...repeatedDates(imported), ...warnings(imported));
  if (!hasErrors(problems)) {
    const entries = imported.map(({ file, date: { from, to } }) =>
      to === null
        ? { date: toIsoPrecise(from), file }
        : { from: toIsoPrecise(from), to: toIso(to.day), file },
    );
    write(SERIES_FILE, toSeriesText(series, entries, wholeDegrees(box)));
  }
  return { problems, snapshots: imported.length };
}

function newSeries(mapping: Mapping, title: string): NewSeries {
  const ids = mapping.zones?.map(({ id }) => id) ?? mapping.rules.flatMap(({ zone }) => zone ?? []);
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
