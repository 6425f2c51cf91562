import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { CAC } from 'cac';
import { importSeries } from '../../core/intake/import/import-series.ts';
import { type DateRule, type Mapping, parseMapping } from '../../core/intake/mapping/mapping.ts';
import { hasErrors, type Problem } from '../../core/intake/problem.ts';
import { STATUSES } from '../../core/series/series.ts';
import { replaceEntries } from '../../publish/write-aside.ts';
import { requiredText, textOf } from '../arguments.ts';
import { existingSeries } from '../existing-series.ts';
import { ProblemsError, UsageError } from '../exit.ts';
import { createProgress, print, printJson, problemsJson, tellProblems } from '../output.ts';

export function addImport(cli: CAC): void {
  cli
    .command('import <...files>', 'Make a series folder of dated GeoJSON files, or folders of them')
    .option('--out <dir>', 'the series folder; other fields of its series.json are kept')
    .option('--mapping <file>', 'how the files name zones and dates')
    .option('--actor <id>', 'with --status: one zone for everything')
    .option('--status <status>', STATUSES.join(', '))
    .option('--date-from <where>', 'name, folder, or property:<name>')
    .option('--json', 'print problems as JSON')
    .example(
      '  conflict-map import days/*.geojson --actor ru --status control --date-from name --out ds',
    )
    .action(runImport);
}

function runImport(paths: string[], options: Record<string, unknown>): void {
  const out = requiredText(options.out, '--out');
  const problems: Problem[] = [];
  const mapping = mappingOf(options, problems);
  const existing = existingSeries(out, problems);
  const files = paths.flatMap((path) => filesOf(String(path)));
  if (files.length === 0) throw new UsageError('no .geojson or .json file to import');
  const progress = createProgress('importing');
  let snapshots = 0;
  try {
    replaceEntries(out, (aside) => {
      if (hasErrors(problems)) throw new ProblemsError(problems);
      mkdirSync(join(aside, 'snapshots'));
      const result = importSeries(
        inputs(files, progress),
        { mapping, title: basename(resolve(out)), existing },
        (file, text) => writeFileSync(join(aside, file), text),
      );
      progress();
      problems.push(...result.problems);
      snapshots = result.snapshots;
      if (hasErrors(problems)) throw new ProblemsError(problems);
    });
  } catch (thrown) {
    if (!(thrown instanceof ProblemsError && options.json)) throw thrown;
    printJson(problemsJson(problems));
    throw new ProblemsError([]);
  }
  if (options.json) printJson(problemsJson(problems));
  else {
    tellProblems(problems);
    print(`${out}: ${snapshots} snapshots`);
  }
}

function* inputs(files: readonly string[], progress: (done: number, all: number) => void) {
  for (const [i, name] of files.entries()) {
    yield { name, text: readFileSync(name, 'utf8') };
    progress(i + 1, files.length);
  }
}

/** A file itself; of a folder the .geojson and .json files in and below it, in order. */
function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return filesOf(join(path, entry.name));
      return /\.(geo)?json$/i.test(entry.name) ? [join(path, entry.name)] : [];
    });
}

function mappingOf(options: Record<string, unknown>, problems: Problem[]): Partial<Mapping> {
  const file = textOf(options.mapping, '--mapping');
  const actor = textOf(options.actor, '--actor');
  const status = textOf(options.status, '--status');
  const dateFrom = textOf(options.dateFrom, '--date-from');
  if ((actor === undefined) !== (status === undefined))
    throw new UsageError('--actor and --status go together');
  if (file !== undefined && actor !== undefined)
    throw new UsageError('give either --mapping, or --actor and --status');
  if (status !== undefined && !(STATUSES as readonly string[]).includes(status))
    throw new UsageError(`--status: "${status}" is not one of ${STATUSES.join(', ')}`);
  if (actor !== undefined && !/^[a-z0-9][a-z0-9._-]*$/.test(actor))
    throw new UsageError(`--actor: "${actor}" is not an id: write lower-case letters and digits`);
  const date = dateFrom === undefined ? {} : { date: dateRule(dateFrom) };
  if (actor !== undefined) return { rules: [{ zone: `${actor}/${status}` }], ...date };
  if (file === undefined) return date;
  const { mapping, problems: found } = parseMapping(readFileSync(file, 'utf8'), file);
  problems.push(...found);
  return { ...mapping, ...date };
}

function dateRule(where: string): DateRule {
  if (where === 'name' || where === 'folder') return { from: where };
  const property = /^property:(.+)$/.exec(where)?.[1];
  if (property !== undefined) return { from: 'property', property };
  throw new UsageError(`--date-from: "${where}" is not name, folder or property:<name>`);
}
