import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTopology } from '../../../src/core/topology/read-topology.ts';
import type { Topology } from '../../../src/core/topology/topology.ts';
import { serveFolder } from '../../../src/publish/serve-folder.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** The command line, as an author runs it. */
export const BINARY = join(ROOT, 'src/cli/conflict-map.mjs');

/** A publication built by the command line into a scratch folder and served, as `npm start` does. */
export interface ServedPublication {
  readonly url: string;
  readonly folder: string;
  readonly topology: Topology;
  close(): Promise<void>;
}

/** Serves the publication of a series folder given from the checkout's root or by an absolute path, in a folder of its own. */
export async function servePublication(series: string): Promise<ServedPublication> {
  const scratch = mkdtempSync(join(tmpdir(), 'conflict-map-'));
  const folder = join(scratch, 'site');
  const built = builtFolder(series);
  if (built && existsSync(built)) cpSync(built, folder, { recursive: true });
  else buildPublication(series, folder);
  const file = readdirSync(folder).find((name) => name.endsWith('.topojson'))!;
  const server = await serveFolder(folder, 0);
  return {
    url: server.url,
    folder,
    topology: readTopology(readFileSync(join(folder, file), 'utf8')),
    async close() {
      await server.close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** Builds a series folder by the command line. */
export function buildPublication(series: string, folder: string): void {
  execFileSync(process.execPath, [BINARY, 'build', series, '--out', folder], {
    cwd: ROOT,
    stdio: 'pipe',
  });
}

/** Where this run of tests has a series built for all files, if it does (build-once.ts). */
export function builtFolder(series: string): string | null {
  const builds = process.env.CONFLICT_MAP_BUILDS;
  return builds ? join(builds, series) : null;
}
