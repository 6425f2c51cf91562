import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CAC } from 'cac';
import { serveFolder } from '../../publish/serve-folder.ts';
import { numberOf } from '../arguments.ts';
import { buildSeries } from '../build-series.ts';
import { UsageError } from '../exit.ts';
import type { Installation } from '../main.ts';
import { kindOf } from '../open-series.ts';
import { print, tellProblems } from '../output.ts';

/** Tried first, so that the address is the same each time. */
const USUAL_PORT = 4173;

export function addServe(cli: CAC, installation: Installation): void {
  cli
    .command(
      'serve <dir>',
      'Look at a publication, or a series folder, in a browser on this machine',
    )
    .option('--port <port>', `the port to listen on (${USUAL_PORT}, or any that is free)`)
    .action(async (path: string, options: { port?: unknown }) => {
      const kind = kindOf(path);
      if (kind === 'topology')
        throw new UsageError(`${path}: name a publication or a series folder`);
      const port = options.port === undefined ? null : numberOf(options.port, '--port', 0, 65_535);
      const scratch = kind === 'series' ? mkdtempSync(join(tmpdir(), 'conflict-map-')) : null;
      process.on('exit', () => scratch && rmSync(scratch, { recursive: true, force: true }));
      if (scratch) tellProblems(await buildSeries(path, join(scratch, 'site'), installation));
      const server = await listen(scratch ? join(scratch, 'site') : path, port);
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => server.close().then(() => process.exit()));
      print(`Serving ${path} at ${server.url} (end with Ctrl+C)`);
    });
}

async function listen(folder: string, port: number | null) {
  try {
    return await serveFolder(folder, port ?? USUAL_PORT);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    if (port !== null)
      throw new UsageError(`--port: ${port} cannot be had (${code}): name another`);
    return serveFolder(folder, 0);
  }
}
