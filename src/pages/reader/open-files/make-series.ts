import {
  type DateTable,
  parseDateTable,
  warnOfUnusedRows,
} from '../../../core/intake/dates/date-table.ts';
import { leftAside } from '../../../core/intake/formats/decode-archive.ts';
import { type DecodeOptions, decodeCollections } from '../../../core/intake/formats/decode-file.ts';
import type { DecodedCollection } from '../../../core/intake/formats/decoded.ts';
import { tooLarge } from '../../../core/intake/formats/inflate.ts';
import { LIMITS } from '../../../core/intake/formats/limits.ts';
import { importSeries } from '../../../core/intake/import/import-series.ts';
import { dateIn } from '../../../core/intake/mapping/date-of.ts';
import { type Mapping, parseMapping } from '../../../core/intake/mapping/mapping.ts';
import { suggestMapping } from '../../../core/intake/mapping/suggest-mapping.ts';
import { hasErrors, type Problem } from '../../../core/intake/problem.ts';
import { SERIES_FILE } from '../../../core/intake/series/read-series-folder.ts';
import type { SeriesFiles } from '../../../core/intake/series/series-folder.ts';
import { toDay } from '../../../core/time/civil-date.ts';
import { type WovenSeries, weaveSeries } from '../../../publish/weave-series.ts';
import { FILE_SECONDS } from './limits.ts';
import { saysZones } from './mapping-answer.ts';
import type { Finding, MadeSeries, OpenReply, Progress } from './protocol.ts';
import { MAPPING_FILE, type ReadableFile, type SortedFiles, sortFiles } from './sort-files.ts';

const DECODE: DecodeOptions = { limits: { milliseconds: FILE_SECONDS * 1000 } };

export interface MakeOptions {
  readonly files: readonly ReadableFile[];
  readonly title: string;
  /** what was answered when this asked; null at first */
  readonly mapping: Mapping | null;
  tell(progress: Progress): void;
}

type Reply = Exclude<OpenReply, { kind: 'progress' }>;

/**
 * Makes a series of files as the command line does, import then weave, or weave alone when a series.json is among
 * them; nothing is written but in memory.
 */
export function makeSeries(options: MakeOptions): Reply {
  const sorted = sortFiles(options.files);
  if (sorted.series) return weaveFolder(sorted.series, options);
  const problems: Problem[] = [];
  const given = givenMapping(sorted, problems);
  if (hasErrors(problems)) return opened(null, problems.map(withoutSpot));
  const known = options.mapping ?? (saysZones(given) ? given : null);
  if (known) return importFiles(sorted, known, problems, options);
  const tell = (progress: Omit<Progress, 'stage'>) =>
    options.tell({ stage: 'reading', ...progress });
  const suggestion = suggestMapping(collections(sorted, [], tell));
  const { mapping } = suggestion ? parseMapping(suggestion, MAPPING_FILE) : { mapping: null };
  const suggested: Mapping = { rules: [], ...mapping, ...given };
  // Features that name zones in so many words need no answer; nor do files that hold no features.
  if (!mapping || (suggested.zones && suggested.rules.length === 0))
    return importFiles(sorted, suggested, problems, options);
  return { kind: 'ask-mapping', suggested };
}

function weaveFolder(files: ReadonlyMap<string, ReadableFile>, { tell }: MakeOptions): Reply {
  const large = [...files.values()].filter(({ size }) => size > LIMITS.textBytes);
  const problems = large.map(({ path, size }) => tooLarge(path, size, LIMITS.textBytes).problem);
  if (problems.length > 0) return opened(null, problems.map(withoutSpot));
  const text = (path: string) => {
    const file = files.get(path);
    return file ? textOf(file) : null;
  };
  const folder: SeriesFiles = {
    read: text,
    names: () => [...files.keys()].filter((path) => !path.includes('/')),
  };
  const { woven, problems: found } = weaveSeries(folder, (done, all) =>
    tell({ stage: 'weaving', done, all, file: '' }),
  );
  return opened(
    woven,
    found.map((problem) => ({ problem, day: dayOf(problem.file) })),
  );
}

/** What mapping.json says, if it is there. */
function givenMapping({ mapping }: SortedFiles, problems: Problem[]): Partial<Mapping> {
  if (!mapping) return {};
  const { mapping: given, problems: found } = parseMapping(textOf(mapping), mapping.path);
  problems.push(...found);
  if (!given) return {};
  const { rules, ...others } = given;
  return rules.length > 0 ? given : others;
}

/** What dates.csv says, if it is there. */
function givenDates({ dates }: SortedFiles, problems: Problem[]): DateTable | undefined {
  if (!dates) return undefined;
  const { table, problems: found } = parseDateTable(textOf(dates), dates.path);
  problems.push(...found);
  return table;
}

function importFiles(
  sorted: SortedFiles,
  mapping: Partial<Mapping>,
  problems: Problem[],
  { title, tell }: MakeOptions,
): Reply {
  const aside = sorted.leftAside.map(({ path }) => path);
  problems.push(...leftAside(title, aside));
  const table = givenDates(sorted, problems);
  const dated: Partial<Mapping> = table ? { ...mapping, date: { from: 'table' } } : mapping;
  const written = new Map<string, string>();
  const inputOf = new Map<string, string>();
  const fileOf = new Map<string, ReadableFile>();
  let input = '';
  const inputs = function* () {
    const all = collections(sorted, problems, (progress) =>
      tell({ stage: 'checking', ...progress }),
    );
    for (const { name, value, paths, file } of all) {
      input = name;
      fileOf.set(name, file);
      yield { name, value, paths };
    }
  };
  importSeries(
    inputs(),
    { mapping: dated, title, existing: null, table, problems },
    (file, text) => {
      written.set(file, text);
      if (file !== SERIES_FILE) inputOf.set(file, input);
    },
  );
  if (table) problems.push(...warnOfUnusedRows(table, fileOf.keys(), sorted.dates!.path));
  const woven = hasErrors(problems) ? null : weaveWritten(written, inputOf, problems, tell);
  const days = new Map([...inputOf].map(([file, name]) => [name, dayOf(file)]));
  const findings = problems.map((problem) => ({
    // There is no series.json here: what is wrong with the series is told of all files.
    problem: problem.file === SERIES_FILE ? { ...problem, file: title, path: '' } : problem,
    day: days.get(problem.file) ?? dayOf(problem.file),
  }));
  return opened(woven, findings);
}

/** Weaves what was imported; what this finds is told of the files that were given. */
function weaveWritten(
  written: ReadonlyMap<string, string>,
  inputOf: ReadonlyMap<string, string>,
  problems: Problem[],
  tell: MakeOptions['tell'],
): WovenSeries | null {
  const files: SeriesFiles = {
    read: (path) => written.get(path) ?? null,
    names: () => [...written.keys()].filter((path) => !path.includes('/')),
  };
  const { woven, problems: found } = weaveSeries(files, (done, all) =>
    tell({ stage: 'weaving', done, all, file: '' }),
  );
  const known = new Set(problems.map(kindOf));
  for (const problem of found) {
    const input = inputOf.get(problem.file);
    const told = { ...problem, ...(input !== undefined && { file: input, path: '' }) };
    if (!known.has(kindOf(told))) problems.push(told);
  }
  return woven;
}

function kindOf({ file, code, message }: Problem): string {
  return JSON.stringify([file, code, message]);
}

interface FileCollection extends DecodedCollection {
  readonly file: ReadableFile;
}

function* collections(
  sorted: SortedFiles,
  problems: Problem[],
  tell: (progress: Omit<Progress, 'stage'>) => void,
): Generator<FileCollection> {
  for (const [i, file] of sorted.maps.entries()) {
    tell({ done: i, all: sorted.maps.length, file: file.path });
    for (const collection of collectionsOf(file, sorted, problems)) yield { ...collection, file };
  }
}

function* collectionsOf(
  file: ReadableFile,
  sorted: SortedFiles,
  problems: Problem[],
): Generator<DecodedCollection> {
  if (file.size > LIMITS.fileBytes) {
    problems.push(tooLarge(file.path, file.size, LIMITS.fileBytes).problem);
    return;
  }
  const companions = (extension: string) => sorted.companion(file, extension)?.read() ?? null;
  yield* decodeCollections({ name: file.path, bytes: file.read(), companions }, DECODE, problems);
}

function opened(woven: WovenSeries | null, findings: readonly Finding[]): Reply {
  return { kind: 'opened', series: woven && toMade(woven), findings };
}

function toMade({ folder, topology }: WovenSeries): MadeSeries {
  const { places, events, methodNote, view } = folder;
  return { topology, places, events, methodNote: methodNote ?? null, view };
}

function withoutSpot(problem: Problem): Finding {
  return { problem, day: null };
}

function dayOf(path: string): number | null {
  const date = dateIn(path.split('/').at(-1)!);
  return date === null ? null : toDay(date);
}

function textOf(file: ReadableFile): string {
  return new TextDecoder().decode(file.read());
}
