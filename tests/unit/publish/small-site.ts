import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Publication } from '../../../src/core/publication/publication.ts';
import { type BuildOptions, buildPublication } from '../../../src/publish/build-publication.ts';
import { sha256 } from '../../../src/publish/digest.ts';
import { folderFiles } from '../../../src/publish/folder-files.ts';
import { contentOf, type PublicationContent } from '../../../src/publish/publication-content.ts';
import { weaveSeries } from '../../../src/publish/weave-series.ts';

/** A small series that is there to be read. */
export const TINY = join(import.meta.dirname, '../../fixtures/series/tiny');

/** A scratch folder in which the small series is built: with pages of a line or two in place of the compiled ones. */
export interface SmallSite {
  readonly scratch: string;
  /** where the publication goes */
  readonly out: string;
  /** a copy of the series that may be edited */
  readonly series: string;
  /** changes members of series.json */
  edit(members: Record<string, unknown>): void;
  build(options?: BuildOptions): Publication;
  /** builds from content already read */
  rebuild(content: PublicationContent): Publication;
  read(path: string): string;
  /** SHA-256 of every file below `out` by path */
  digests(): Record<string, string>;
  remove(): void;
}

export function smallSite(): SmallSite {
  const scratch = mkdtempSync(join(tmpdir(), 'small-site-'));
  const [out, series] = [join(scratch, 'site'), join(scratch, 'series')];
  cpSync(TINY, series, { recursive: true });
  const pages = write(join(scratch, 'pages'), PAGES);
  const basemap = write(join(scratch, 'basemap'), basemapFiles());
  const read = (path: string) => readFileSync(join(out, path), 'utf8');
  return {
    scratch,
    out,
    series,
    edit(members) {
      const file = join(series, 'series.json');
      const json = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...json, ...members }));
    },
    build(options) {
      const { woven, problems } = weaveSeries(folderFiles(series));
      const errors = problems.filter(({ severity }) => severity === 'error');
      if (!woven || errors.length > 0) throw new Error(JSON.stringify(errors));
      return buildPublication(contentOf(woven), { pages, basemap }, out, options);
    },
    rebuild: (content) => buildPublication(content, { pages, basemap }, out),
    read,
    digests: () =>
      Object.fromEntries(
        filesIn(out).map((path) => [path, sha256(readFileSync(join(out, path)))] as const),
      ),
    remove: () => rmSync(scratch, { recursive: true }),
  };
}

const PAGE =
  '<!doctype html><html lang="en"><head><title>t</title><script src="./assets/main.0123456789.js"></script></head>' +
  '<body class="reader"><!-- story --><!-- picture --><!-- about --></body></html>';

const PAGES = {
  'index.html': PAGE,
  'embed.html': PAGE,
  'conflict-map.js': "export * from './assets/main.0123456789.js';",
  'assets/main.0123456789.js': 'let a;',
  '.vite/manifest.json': '{}',
};

function basemapFiles(): Record<string, string> {
  const region = [{ id: 'here', bbox: [33, 28, 51, 40], file: 'region-here.json' }];
  const packs = { region, world: 'world.json', gazetteer: 'gazetteer.json', credit: 'a credit' };
  const pack = (name: string) =>
    readFileSync(join(import.meta.dirname, '../../../data/basemap', name), 'utf8');
  return {
    'packs.json': JSON.stringify(packs),
    'region-here.json': pack('region-iraq-syria.json'),
    // In place of the whole world, which takes longer to draw.
    'world.json': pack('region-iraq-syria.json'),
    'gazetteer.json': pack('gazetteer.json'),
  };
}

function write(folder: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** Paths of all files below a folder, in order. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}
