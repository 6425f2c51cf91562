import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CAC } from 'cac';
import type { Publication } from '../../core/publication/publication.ts';
import { mayBuildInto } from '../../publish/build-publication.ts';
import { requiredText, textOf } from '../arguments.ts';
import { buildSeries, buildSingleFile } from '../build-series.ts';
import { ProblemsError, UsageError } from '../exit.ts';
import type { Installation } from '../main.ts';
import { kindOf } from '../open-series.ts';
import { print, printJson, problemsJson, tell, tellProblems } from '../output.ts';

export function addBuild(cli: CAC, installation: Installation): void {
  cli
    .command('build <series>', 'Build the publication of a series folder: page, embed, data')
    .option('--out <dir>', 'where to; of a publication that stands there, frozen versions are kept')
    .option('--url <address>', 'where it will be found, for oEmbed and link previews')
    .option('--single-file', 'one HTML file that opens from disk; --out may name it: map.html')
    .option('--no-freeze', 'do not keep this version for good under v/')
    .option('--strict', 'repairs are errors')
    .option('--json', 'print problems as JSON')
    .action(async (path: string, options: Record<string, unknown>) => {
      const out = requiredText(options.out, '--out');
      if (kindOf(path) !== 'series')
        throw new UsageError(`${path}: is built already: name a series folder`);
      const file = options.singleFile ? singleFileAt(out) : null;
      if (file === null && !mayBuildInto(out))
        throw new UsageError(
          `--out: ${out} holds something else than a publication: name another folder`,
        );
      const content = { isStrict: options.strict === true, url: addressOf(options.url) };
      try {
        const isUpdate = existsSync(join(out, 'publication.json'));
        const built =
          file === null
            ? await buildSeries(path, out, installation, {
                ...content,
                freeze: options.freeze !== false,
              })
            : await buildSingleFile(path, file, installation, content);
        if (options.json) printJson(problemsJson(built.problems));
        else {
          tellProblems(built.problems);
          if (isUpdate && built.publication) tellOfLostVersions(built.publication);
          print(`${file ?? out}: built`);
        }
      } catch (thrown) {
        if (!(thrown instanceof ProblemsError && options.json)) throw thrown;
        printJson(problemsJson(thrown.problems));
        throw new ProblemsError([]);
      }
    });
}

/** The file itself, or index.html of a folder in which nothing else is. */
function singleFileAt(out: string): string {
  const isFolder = existsSync(out) && statSync(out).isDirectory();
  if (!isFolder && /\.html?$/i.test(out)) return out;
  const others = isFolder ? readdirSync(out).filter((name) => name !== 'index.html') : [];
  if (others.length > 0)
    throw new UsageError(`--out: ${out} holds ${others[0]}: name a file ending in .html`);
  return join(out, 'index.html');
}

/** An absolute address ending in `/`. */
function addressOf(option: unknown): string | undefined {
  const text = textOf(option, '--url');
  if (text === undefined) return undefined;
  if (!/^https?:\/\/[^\s?#]+$/.test(text) || !URL.canParse(text))
    throw new UsageError(`--url: "${text}": write an address, as https://example.org/map/`);
  return new URL(text.replace(/\/?$/, '/')).href;
}

/** A correction is to lead to the map as it was before; it cannot where that version was not frozen. */
function tellOfLostVersions({ corrections = [] }: Publication): void {
  for (const { snapshot, before } of corrections)
    if (before === undefined)
      tell(`correction of ${snapshot}: the map as it was before was not frozen, and is gone`);
}
