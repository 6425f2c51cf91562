import { join } from 'node:path';
import type { CAC } from 'cac';
import type { NewMap } from '../../core/intake/append/read-appended.ts';
import { strict } from '../../core/intake/checks/strict.ts';
import type { Mapping } from '../../core/intake/mapping/mapping.ts';
import { hasErrors, type Problem } from '../../core/intake/problem.ts';
import { withoutUndefined } from '../../core/intake/series/to-series-info.ts';
import { type Snapshot, STATUSES } from '../../core/series/series.ts';
import { type CivilDate, parseDate } from '../../core/time/civil-date.ts';
import { appendToFolder } from '../../publish/append-to-folder.ts';
import { appendToContent } from '../../publish/append-to-publication.ts';
import { buildPublication } from '../../publish/build-publication.ts';
import { contentOfPublication } from '../../publish/publication-content.ts';
import { dayOf, requiredText, textOf } from '../arguments.ts';
import { ProblemsError, UsageError } from '../exit.ts';
import type { Installation } from '../main.ts';
import { mappingOptions } from '../mapping-options.ts';
import { kindOf } from '../open-series.ts';
import { print, printJson, problemsJson, tellProblems } from '../output.ts';
import { readSources, sourceFiles } from '../source-files.ts';

export function addAppend(cli: CAC, installation: Installation): void {
  cli
    .command(
      'append <target> <map>',
      'Add the map of one more date to a publication, without weaving the rest again, or to a series folder',
    )
    .option('--date <date>', 'the date it was true, after all that are there')
    .option('--to <date>', 'end of the time it is attested for (half-open); --date is its start')
    .option('--source <id>', "one of the series' sources")
    .option('--published <date>', 'when the source published it')
    .option('--method <name>', 'how it was made: "estimate" where shapes were reckoned')
    .option('--note <text>', 'a word about this map')
    .option('--mapping <file>', 'how the file names zones')
    .option('--actor <id>', 'with --status: one zone for everything')
    .option('--status <status>', STATUSES.join(', '))
    .option('--object <name>', 'the object to take of a TopoJSON file that holds several')
    .option('--no-freeze', 'do not keep this version for good under v/')
    .option('--strict', 'repairs are errors')
    .option('--json', 'print problems as JSON')
    .example(
      '  conflict-map append ds-site day.geojson --date 2026-08-16 --actor ru --status control',
    )
    .action(async (target: string, map: string, options: Record<string, unknown>) => {
      const snapshot = snapshotOf(options);
      const problems: Problem[] = [];
      try {
        const mapping = mappingOptions(options, problems);
        const added = { ...readMap(String(map), options, problems), snapshot };
        await appendTo(String(target), { added, mapping, problems }, installation, options);
      } catch (thrown) {
        if (!(thrown instanceof ProblemsError && options.json)) throw thrown;
        printJson(problemsJson(thrown.problems));
        throw new ProblemsError([]);
      }
      if (options.json) printJson(problemsJson(problems));
      else {
        tellProblems(problems);
        print(`${target}: ${options.date} appended`);
      }
    });
}

interface Appended {
  readonly added: NewMap;
  readonly mapping: Partial<Mapping>;
  /** what is found is added; strict ones as errors */
  readonly problems: Problem[];
}

async function appendTo(
  target: string,
  { added, mapping, problems }: Appended,
  { root, pages }: Installation,
  options: Record<string, unknown>,
): Promise<void> {
  /** Tells of more problems; throws when one of them, or of those before, is an error. */
  const find = (found: readonly Problem[]) => {
    problems.push(...(options.strict === true ? strict(found) : found));
    if (hasErrors(problems)) throw new ProblemsError(problems);
  };
  const kind = kindOf(target);
  if (kind === 'topology')
    throw new UsageError(`${target}: is a file: name a publication or a series folder`);
  if (kind === 'series') {
    appendToFolder(target, added, mapping, find);
    return;
  }
  const appended = appendToContent(contentOfPublication(target), added, mapping);
  find(appended.problems);
  const parts = { pages: await pages(), basemap: join(root, 'data', 'basemap') };
  buildPublication(appended.content!, parts, target, { freeze: options.freeze !== false });
}

function snapshotOf(options: Record<string, unknown>): Snapshot {
  const { day, precision } = civilDate(requiredText(options.date, '--date'), '--date');
  const to = textOf(options.to, '--to');
  const published = textOf(options.published, '--published');
  return {
    from: day,
    to: to === undefined ? null : dayOf(to, '--to'),
    precision,
    ...withoutUndefined({
      source: textOf(options.source, '--source'),
      published: published === undefined ? undefined : dayOf(published, '--published'),
      method: textOf(options.method, '--method'),
      note: textOf(options.note, '--note'),
    }),
  };
}

function civilDate(text: string, name: string): CivilDate {
  const date = parseDate(text);
  if (!date) throw new UsageError(`${name}: "${text}" is not a date: write YYYY-MM-DD`);
  return date;
}

/** The one collection of a file of any format. */
function readMap(
  path: string,
  options: Record<string, unknown>,
  problems: Problem[],
): Pick<NewMap, 'name' | 'value' | 'paths'> {
  const object = textOf(options.object, '--object');
  const found = [...readSources(sourceFiles([path]).maps, { object }, problems, () => {})];
  if (hasErrors(problems)) throw new ProblemsError(problems);
  const [only] = found;
  if (!only || found.length > 1)
    throw new UsageError(`${path}: holds ${found.length} maps: name the one of the date`);
  return only;
}
