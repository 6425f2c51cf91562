import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CAC } from 'cac';
import { createLiveReload } from '../../publish/live-reload.ts';
import { type ServeExtras, serveFolder } from '../../publish/serve-folder.ts';
import { numberOf } from '../arguments.ts';
import { buildSeries } from '../build-series.ts';
import { exitCodeOf, ProblemsError, UsageError } from '../exit.ts';
import type { Installation } from '../main.ts';
import { kindOf } from '../open-series.ts';
import { print, tell, tellProblems } from '../output.ts';
import { watchFolder } from '../watch-folder.ts';

/** Tried first, so that the address is the same each time. */
const USUAL_PORT = 4173;

export function addServe(cli: CAC, installation: Installation): void {
  cli
    .command(
      'serve <dir>',
      'Look at a publication, or a series folder as it is worked on, in a browser on this machine',
    )
    .option('--port <port>', `the port to listen on (${USUAL_PORT}, or any that is free)`)
    .action(async (path: string, options: { port?: unknown }) => {
      const kind = kindOf(path);
      if (kind === 'topology')
        throw new UsageError(`${path}: name a publication or a series folder`);
      const port = options.port === undefined ? null : numberOf(options.port, '--port', 0, 65_535);
      if (kind === 'series') await serveSeries(path, port, installation);
      else announce(path, await listen(path, port));
    });
}

/** Serves what a series folder builds, and builds it again on every change; a broken one leaves the last good one. */
async function serveSeries(
  path: string,
  port: number | null,
  installation: Installation,
): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'conflict-map-'));
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const site = join(scratch, 'site');
  tellProblems((await buildSeries(path, site, installation, { freeze: false })).problems);
  const live = createLiveReload();
  const server = await listen(site, port, live);
  watchFolder(path, async () => {
    try {
      tellProblems((await buildSeries(path, site, installation, { freeze: false })).problems);
      live.changed();
      print(`${clock()} woven again`);
    } catch (thrown) {
      if (exitCodeOf(thrown) === undefined) throw thrown;
      if (thrown instanceof ProblemsError) tellProblems(thrown.problems);
      else tell(`conflict-map: ${(thrown as Error).message}`);
      print(`${clock()} has errors: what was there before is still shown`);
    }
  });
  announce(path, server);
}

function clock(): string {
  return new Date().toTimeString().slice(0, 8);
}

function announce(path: string, server: Awaited<ReturnType<typeof listen>>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => server.close().then(() => process.exit()));
  print(`Serving ${path} at ${server.url} (end with Ctrl+C)`);
}

async function listen(folder: string, port: number | null, extras?: ServeExtras) {
  try {
    return await serveFolder(folder, port ?? USUAL_PORT, extras);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    if (port !== null)
      throw new UsageError(`--port: ${port} cannot be had (${code}): name another`);
    return serveFolder(folder, 0, extras);
  }
}
