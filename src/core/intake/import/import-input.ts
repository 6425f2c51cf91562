import type { Bbox } from '../../series/series.ts';
import { toIsoPrecise } from '../../time/civil-date.ts';
import type { DateTable } from '../dates/date-table.ts';
import { type DatedCollection, splitByDate } from '../dates/split-by-date.ts';
import { type FoundCollection, readCollection } from '../geojson/read-collection.ts';
import { readAreas } from '../geojson/read-snapshot.ts';
import { Report } from '../geojson/report.ts';
import { warnOfInnerDate } from '../geojson/warn-of-inner-date.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { zoneOf } from '../mapping/zone-of.ts';
import { parseJson } from '../parse-json.ts';
import { addTo, type Problem } from '../problem.ts';
import { union } from '../series/extent.ts';
import { validateExtent } from '../series/validate-extent.ts';
import { toSnapshotText } from './snapshot-text.ts';

/** A collection to import: its JSON as text, or its value as `decodeFile` gives it. */
export type ImportInput =
  | { readonly name: string; readonly text: string }
  | {
      readonly name: string;
      readonly value: unknown;
      readonly paths?: readonly string[] | undefined;
    };

/** A snapshot of an input. */
export interface ImportedSnapshot {
  /** name of the input it is from */
  readonly input: string;
  /** where it is written */
  readonly file: string;
  readonly date: DatedCollection['date'];
  readonly bbox: Bbox | null;
  readonly fingerprint: string;
  /** false when it holds an error, and is not written */
  readonly isWritten: boolean;
}

export interface InputRules {
  readonly mapping: Mapping;
  /** ids of the zones there are */
  readonly zones: ReadonlySet<string>;
  readonly table: DateTable;
  /** no shape may leave it; null when it is to be reckoned from the shapes */
  readonly extent: Bbox | null;
}

/** Parts one input by date, checks it, puts it right and hands each of its snapshots to `write`. */
export function importInput(
  input: ImportInput,
  { mapping, zones, table, extent }: InputRules,
  isFaulty: boolean,
  write: (file: string, text: string) => void,
): { snapshots: ImportedSnapshot[]; problems: Problem[] } {
  const { name } = input;
  const report = new Report(name, isFaulty);
  const found = collectionOf(input, mapping.collection, report);
  if (!found) return { snapshots: [], problems: report.finish() };
  const isSkipped = (properties: Readonly<Record<string, unknown>>) =>
    'skip' in zoneOf(properties, mapping, zones);
  const dated = splitByDate(name, found, mapping.date, table, isSkipped);
  const snapshots = dated.snapshots.map(({ date, collection }) => {
    const areas = readAreas(collection, mapping, zones, report);
    report.problems.push(...validateExtent(areas, extent, name));
    const file = `snapshots/${toIsoPrecise(date.from)}.geojson`;
    const isWritten = !report.hasErrors();
    if (isWritten) write(file, toSnapshotText(areas.features));
    const { bbox, fingerprint } = areas;
    return { input: name, file, date, bbox, fingerprint, isWritten };
  });
  if (dated.snapshots.length === 0) readAreas(found, mapping, zones, report);
  if (mapping.date?.from !== 'property') report.problems.push(...warnOfInnerDate(found, name));
  const problems = report.finish();
  addTo(problems, dated.problems);
  return { snapshots, problems };
}

/** The box around all shapes; null when nothing is held. */
export function boxOf(snapshots: readonly ImportedSnapshot[]): Bbox | null {
  return snapshots.reduce<Bbox | null>((box, { bbox }) => union(box, bbox), null);
}

/** Null when the text is no JSON, or the value holds no collection; the report then says so. */
function collectionOf(
  input: ImportInput,
  wrapper: string | undefined,
  report: Report,
): FoundCollection | null {
  if ('value' in input) return readCollection(input.value, wrapper, report, input.paths);
  const { value, problem } = parseJson(input.text, input.name);
  if (!problem) return readCollection(value, wrapper, report);
  report.problems.push(problem);
  return null;
}
