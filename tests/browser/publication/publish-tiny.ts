import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Publication } from '../../../src/core/publication/publication.ts';
import { serveFolder } from '../../../src/publish/serve-folder.ts';
import { BINARY } from '../support/publication.ts';

const TINY = fileURLToPath(new URL('../../fixtures/series/tiny', import.meta.url));

/** The small series, published by the command line at the address it is served from, and corrected once. */
export interface PublishedTiny {
  /** of the live folder, as the publication knows it */
  readonly url: string;
  readonly scratch: string;
  readonly folder: string;
  readonly series: string;
  /** as it is, and as it was before the correction */
  readonly publication: Publication;
  readonly before: Publication;
  /** builds the series again, with more arguments */
  build(...args: string[]): void;
  close(): Promise<void>;
}

export async function publishTiny(): Promise<PublishedTiny> {
  const scratch = mkdtempSync(join(tmpdir(), 'publication-'));
  const [folder, series] = [join(scratch, 'site'), join(scratch, 'series')];
  mkdirSync(folder);
  cpSync(TINY, series, { recursive: true });
  const server = await serveFolder(folder, 0);
  const build = (...args: string[]) => {
    execFileSync(
      process.execPath,
      [
        BINARY,
        'build',
        series,
        ...(args.length > 0 ? args : ['--out', folder, '--url', server.url]),
      ],
      { stdio: 'pipe' },
    );
  };
  const entry = () => JSON.parse(readFileSync(join(folder, 'publication.json'), 'utf8'));
  build();
  const before = entry() as Publication;
  const file = join(series, 'series.json');
  const json = JSON.parse(readFileSync(file, 'utf8'));
  json.corrections = [{ date: '2018-01-01', snapshot: '2016-10-21', text: 'A border moved.' }];
  writeFileSync(file, JSON.stringify(json));
  const shapes = join(series, 'snapshots/2016-10-21.geojson');
  writeFileSync(shapes, readFileSync(shapes, 'utf8').replaceAll('[44,', '[44.5,'));
  build();
  return {
    url: server.url,
    scratch,
    folder,
    series,
    publication: entry(),
    before,
    build,
    async close() {
      await server.close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
