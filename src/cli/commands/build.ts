import { existsSync, readdirSync } from 'node:fs';
import type { CAC } from 'cac';
import type { Publication } from '../../core/publication/publication.ts';
import { mayBuildInto } from '../../publish/build-publication.ts';
import { requiredText, textOf } from '../arguments.ts';
import { buildSeries } from '../build-series.ts';
import { ProblemsError, UsageError } from '../exit.ts';
import type { Installation } from '../main.ts';
import { kindOf } from '../open-series.ts';
import { print, printJson, problemsJson, tell, tellProblems } from '../output.ts';

export function addBuild(cli: CAC, installation: Installation): void {
  cli
    .command('build <series>', 'Build the publication of a series folder: page, embed, data')
    .option('--out <dir>', 'where to; of a publication that stands there, frozen versions are kept')
    .option('--url <address>', 'where it will be found, for oEmbed and link previews')
    .option('--no-freeze', 'do not keep this version for good under v/')
    .option('--strict', 'repairs are errors')
    .option('--json', 'print problems as JSON')
    .action(async (path: string, options: Record<string, unknown>) => {
      const out = requiredText(options.out, '--out');
      if (kindOf(path) !== 'series')
        throw new UsageError(`${path}: is built already: name a series folder`);
      if (!mayBuildInto(out))
        throw new UsageError(
          `--out: ${out} holds something else than a publication: name another folder`,
        );
      try {
        const isUpdate = existsSync(out) && readdirSync(out).length > 0;
        const { problems, publication } = await buildSeries(path, out, installation, {
          isStrict: options.strict === true,
          freeze: options.freeze !== false,
          url: addressOf(options.url),
        });
        if (options.json) printJson(problemsJson(problems));
        else {
          tellProblems(problems);
          if (isUpdate) tellOfLostVersions(publication);
          print(`${out}: built`);
        }
      } catch (thrown) {
        if (!(thrown instanceof ProblemsError && options.json)) throw thrown;
        printJson(problemsJson(thrown.problems));
        throw new ProblemsError([]);
      }
    });
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
