import type { CAC } from 'cac';
import { strict } from '../../core/intake/checks/strict.ts';
import { hasErrors } from '../../core/intake/problem.ts';
import { folderFiles } from '../../publish/folder-files.ts';
import { validateSeries } from '../../publish/weave-series.ts';
import { EXIT, UsageError } from '../exit.ts';
import { kindOf } from '../open-series.ts';
import { createProgress, print, printJson, problemsJson, tellProblems } from '../output.ts';

export function addValidate(cli: CAC): void {
  cli
    .command('validate <series>', 'List every problem of a series folder')
    .option('--strict', 'repairs are errors')
    .option('--json', 'print {ok, problems} as JSON')
    .action(runValidate);
}

function runValidate(path: string, options: { json?: boolean; strict?: boolean }): void {
  if (kindOf(path) !== 'series')
    throw new UsageError(`${path}: is built already: name a series folder`);
  const progress = createProgress('checking');
  const found = validateSeries(folderFiles(path), progress);
  const problems = options.strict ? strict(found) : found;
  progress();
  if (options.json) printJson(problemsJson(problems));
  else {
    tellProblems(problems);
    print(`${path}: ${hasErrors(problems) ? 'has errors' : 'ok'}`);
  }
  if (hasErrors(problems)) process.exitCode = EXIT.problems;
}
