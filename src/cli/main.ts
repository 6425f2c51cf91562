import { type CAC, cac } from 'cac';
import { version } from '../../package.json';
import { shieldNegatives } from './arguments.ts';
import { EXIT, exitCodeOf, ProblemsError, UsageError } from './exit.ts';
import { tell, tellProblems } from './output.ts';

/** Where the command line finds what it does not carry itself. */
export interface Installation {
  /** folder of the package, with data/basemap */
  readonly root: string;
  /** the folder of the compiled pages, made when first asked for */
  pages(): Promise<string>;
  /** the folder of the page compiled into one script and one style sheet, made when first asked for */
  single(): Promise<string>;
}

type AddCommand = (cli: CAC, installation: Installation) => void;

/** Each is loaded when asked for, so that none waits for what it does not use. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  new: async () => (await import('./commands/new.ts')).addNew,
  estimate: async () => (await import('./commands/estimate.ts')).addEstimate,
  import: async () => (await import('./commands/import.ts')).addImport,
  validate: async () => (await import('./commands/validate.ts')).addValidate,
  build: async () => (await import('./commands/build.ts')).addBuild,
  append: async () => (await import('./commands/append.ts')).addAppend,
  serve: async () => (await import('./commands/serve.ts')).addServe,
  at: async () => (await import('./commands/at.ts')).addAt,
  areas: async () => (await import('./commands/areas.ts')).addAreas,
  changes: async () => (await import('./commands/changes.ts')).addChanges,
  history: async () => (await import('./commands/history.ts')).addHistory,
  picture: async () => (await import('./commands/picture.ts')).addPicture,
};

/** Runs one command; sets the process's exit code. Results go to standard output, all else to standard error. */
export async function main(argv: readonly string[], installation: Installation): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  const cli = cac('conflict-map');
  const asked = argv.find((arg) => !arg.startsWith('-')) ?? '';
  const load = Object.hasOwn(COMMANDS, asked) ? [COMMANDS[asked]!] : Object.values(COMMANDS);
  for (const command of load) (await command())(cli, installation);
  cli.help();
  cli.version(version);
  try {
    cli.parse(['node', 'conflict-map', ...shieldNegatives(argv)], { run: false });
    if (cli.options.help || (cli.options.version && !cli.matchedCommand)) return;
    if (!cli.matchedCommand) {
      const asked = cli.args[0] === undefined ? 'no command' : `unknown command "${cli.args[0]}"`;
      throw new UsageError(asked);
    }
    await cli.runMatchedCommand();
  } catch (thrown) {
    const code = exitCodeOf(thrown);
    if (code === undefined) throw thrown;
    process.exitCode = code;
    if (thrown instanceof ProblemsError) tellProblems(thrown.problems);
    else tell(`conflict-map: ${(thrown as Error).message}`);
    if (code === EXIT.usage) {
      const command = cli.matchedCommandName;
      tell(`See "conflict-map ${command === undefined ? '' : `${command} `}--help".`);
    }
  }
}
