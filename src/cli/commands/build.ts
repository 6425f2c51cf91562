import type { CAC } from 'cac';
import { mayBuildInto } from '../../publish/build-publication.ts';
import { requiredText } from '../arguments.ts';
import { buildSeries } from '../build-series.ts';
import { ProblemsError, UsageError } from '../exit.ts';
import type { Installation } from '../main.ts';
import { kindOf } from '../open-series.ts';
import { print, printJson, problemsJson, tellProblems } from '../output.ts';

export function addBuild(cli: CAC, installation: Installation): void {
  cli
    .command('build <series>', 'Build the publication of a series folder: page, embed, data')
    .option('--out <dir>', 'where to; a publication that stands there is replaced')
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
        const problems = await buildSeries(path, out, installation, options.strict === true);
        if (options.json) printJson(problemsJson(problems));
        else {
          tellProblems(problems);
          print(`${out}: built`);
        }
      } catch (thrown) {
        if (!(thrown instanceof ProblemsError && options.json)) throw thrown;
        printJson(problemsJson(thrown.problems));
        throw new ProblemsError([]);
      }
    });
}
