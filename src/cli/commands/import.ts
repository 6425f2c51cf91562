import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { CAC } from 'cac';
import { CHECK_LIMITS } from '../../core/intake/checks/check-limits.ts';
import { strict } from '../../core/intake/checks/strict.ts';
import { warnOfUnusedRows } from '../../core/intake/dates/date-table.ts';
import { leftAside } from '../../core/intake/formats/decode-archive.ts';
import type { ImportInput } from '../../core/intake/import/import-input.ts';
import { type AcrossOptions, importSeries, noMap } from '../../core/intake/import/import-series.ts';
import type { ExistingSeries } from '../../core/intake/import/series-writer.ts';
import type { Mapping } from '../../core/intake/mapping/mapping.ts';
import { suggestMapping } from '../../core/intake/mapping/suggest-mapping.ts';
import { hasErrors, type Problem } from '../../core/intake/problem.ts';
import { readPlaceFiles } from '../../core/intake/series/read-places.ts';
import { withoutUndefined } from '../../core/intake/series/to-series-info.ts';
import { count } from '../../core/intake/show.ts';
import { STATUSES } from '../../core/series/series.ts';
import { folderFiles } from '../../publish/folder-files.ts';
import { replaceEntries } from '../../publish/write-aside.ts';
import { requiredText, textOf } from '../arguments.ts';
import { type DateOptions, dateOptions } from '../date-rule.ts';
import { existingSeries } from '../existing-series.ts';
import { ProblemsError, UsageError } from '../exit.ts';
import { mappingOptions } from '../mapping-options.ts';
import { createProgress, print, printJson, problemsJson, tell, tellProblems } from '../output.ts';
import { readSources, sourceFiles } from '../source-files.ts';

export function addImport(cli: CAC): void {
  cli
    .command(
      'import <...files>',
      'Make a series folder of dated maps: GeoJSON, TopoJSON, KML, KMZ, shapefiles, FlatGeobuf, folders and zips of them',
    )
    .option('--out <dir>', 'the series folder; other fields of its series.json are kept')
    .option('--mapping <file>', 'how the files name zones and dates')
    .option('--actor <id>', 'with --status: one zone for everything')
    .option('--status <status>', STATUSES.join(', '))
    .option('--date-from <where>', 'name, folder, property:<name> or table:<file.csv>')
    .option('--date-pattern <pattern>', 'how dates are written there, as DD_MM_YYYY')
    .option('--object <name>', 'the object to take of TopoJSON files that hold several')
    .option('--strict', 'repairs are errors')
    .option('--suggest', 'write a mapping to edit, to --out or standard output, and import nothing')
    .option('--json', 'print problems as JSON')
    .example(
      '  conflict-map import days/*.geojson --actor ru --status control --date-from name --out ds',
    )
    .example('  conflict-map import maps.zip --suggest --out mapping.json')
    .action((paths: string[], options: Record<string, unknown>) =>
      options.suggest
        ? runSuggest(paths.map(String), options)
        : runImport(paths.map(String), options),
    );
}

function runImport(paths: string[], options: Record<string, unknown>): void {
  const out = requiredText(options.out, '--out');
  const problems: Problem[] = [];
  const { mapping, dates } = mappingOf(options, problems);
  const existing = existingSeries(out, problems);
  const files = filesOf(paths, options, problems);
  const onSnapshot = createProgress('comparing');
  const result = { snapshots: 0, problems: [] as Problem[] };
  try {
    replaceEntries(out, (aside) => {
      if (hasErrors(problems)) throw new ProblemsError(problems);
      mkdirSync(join(aside, 'snapshots'));
      const imported = importSeries(
        inputs(files, options, dates, problems),
        {
          mapping,
          title: basename(resolve(out)),
          existing,
          table: dates.table?.dates,
          problems,
          across: {
            ...beside(out, existing),
            read: (file) => readFileSync(join(aside, file), 'utf8'),
            onSnapshot,
          },
        },
        (file, text) => writeFileSync(join(aside, file), text),
      );
      onSnapshot();
      result.snapshots = imported.snapshots;
      result.problems = options.strict ? strict(problems) : problems;
      if (hasErrors(result.problems)) throw new ProblemsError(result.problems);
    });
  } catch (thrown) {
    if (!(thrown instanceof ProblemsError && options.json)) throw thrown;
    printJson(problemsJson(thrown.problems));
    throw new ProblemsError([]);
  }
  if (options.json) printJson(problemsJson(result.problems));
  else {
    tellProblems(result.problems);
    print(`${out}: ${count(result.snapshots, 'snapshot')}`);
  }
}

/** What lies in the folder beside the snapshots, and the limits it sets, for the checks of these side by side. */
function beside(
  out: string,
  existing: ExistingSeries | null,
): Pick<AcrossOptions, 'placeFiles' | 'checks'> {
  const checks = { ...CHECK_LIMITS, ...withoutUndefined(existing?.json.checks ?? {}) };
  return { checks, placeFiles: existsSync(out) ? readPlaceFiles(folderFiles(out), []) : [] };
}

/** The collections of all files, and at the end what a table of dates says that they do not. */
function* inputs(
  files: readonly string[],
  options: Record<string, unknown>,
  { table }: DateOptions,
  problems: Problem[],
): Generator<ImportInput> {
  const progress = createProgress('importing');
  const names: string[] = [];
  const object = textOf(options.object, '--object');
  for (const { name, value, paths } of readSources(files, { object }, problems, progress)) {
    names.push(name);
    yield { name, value, paths };
  }
  progress();
  if (table) problems.push(...warnOfUnusedRows(table.dates, names, table.file));
}

function runSuggest(paths: string[], options: Record<string, unknown>): void {
  const out = textOf(options.out, '--out');
  if (out !== undefined && existsSync(out))
    throw new UsageError(`--out: ${out} is there already: name a file to write the mapping to`);
  const problems: Problem[] = [];
  const files = filesOf(paths, options, problems);
  const progress = createProgress('reading');
  const object = textOf(options.object, '--object');
  const text = suggestMapping(readSources(files, { object }, problems, progress));
  progress();
  if (text === null) {
    if (!hasErrors(problems)) problems.push(noMap());
    throw new ProblemsError(problems);
  }
  tellProblems(problems);
  if (out === undefined) print(text.trimEnd());
  else {
    writeFileSync(out, text);
    tell(`${out}: look at its "$counts", edit its "rules", then import with --mapping ${out}`);
  }
}

function filesOf(
  paths: readonly string[],
  options: Record<string, unknown>,
  problems: Problem[],
): string[] {
  const mapping = textOf(options.mapping, '--mapping');
  const given = [mapping, /^table:(.+)$/.exec(String(options.dateFrom ?? ''))?.[1]].flatMap(
    (path) => (path === undefined ? [] : resolve(path)),
  );
  const isOther = (file: string) => !given.includes(resolve(file));
  const { maps, leftAside: others } = sourceFiles(paths);
  const files = maps.filter(isOther);
  const aside = others.filter(isOther);
  if (files.length === 0)
    throw new UsageError(
      `no map to import${insteadOf(aside)}: name GeoJSON, TopoJSON, KML, KMZ, shapefiles, FlatGeobuf, or folders or zips of them`,
    );
  problems.push(...leftAside(paths.join(' '), aside));
  return files;
}

/** What there is instead of maps, and what makes a map of it. */
function insteadOf(names: readonly string[]): string {
  const found = leftAside('', names).map(({ message }) => message);
  return found.length > 0 ? ` (${found.join('; ')})` : '';
}

function mappingOf(
  options: Record<string, unknown>,
  problems: Problem[],
): { mapping: Partial<Mapping>; dates: DateOptions } {
  const given = mappingOptions(options, problems);
  const dates = dateOptions(options, given.date, problems);
  return { mapping: { ...given, ...(dates.rule && { date: dates.rule }) }, dates };
}
