import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strict } from '../core/intake/checks/strict.ts';
import { hasErrors, type Problem } from '../core/intake/problem.ts';
import type { Publication } from '../core/publication/publication.ts';
import { type BuildOptions, buildPublication } from '../publish/build-publication.ts';
import { folderFiles } from '../publish/folder-files.ts';
import { contentOf, type PublicationContent } from '../publish/publication-content.ts';
import { singleFile } from '../publish/single-file.ts';
import { weaveSeries } from '../publish/weave-series.ts';
import { ProblemsError } from './exit.ts';
import type { Installation } from './main.ts';
import { createProgress } from './output.ts';

export interface ContentOptions {
  /** repairs are errors */
  readonly isStrict?: boolean;
  /** where the publication will be found, in place of what series.json says */
  readonly url?: string | undefined;
}

/** What was found on the way, short of errors; when strict, of repairs too. */
export interface Found {
  readonly problems: readonly Problem[];
  /** absent of one file */
  readonly publication?: Publication;
}

/** Weaves a series folder and writes its publication. */
export async function buildSeries(
  path: string,
  out: string,
  { root, pages }: Installation,
  { freeze, ...options }: ContentOptions & BuildOptions = {},
): Promise<Found> {
  const { content, problems } = contentOfSeries(path, options);
  const parts = { pages: await pages(), basemap: join(root, 'data', 'basemap') };
  const publication = buildPublication(content, parts, out, freeze === undefined ? {} : { freeze });
  return { problems, publication };
}

/** Weaves a series folder and writes its publication as one file. */
export async function buildSingleFile(
  path: string,
  file: string,
  { root, pages, single }: Installation,
  options: ContentOptions = {},
): Promise<Found> {
  const { content, problems } = contentOfSeries(path, options);
  const basemap = join(root, 'data', 'basemap');
  const html = singleFile(content, { pages: await pages(), single: await single(), basemap });
  const aside = `${file}.${process.pid}.tmp`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(aside, html);
    renameSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
  return { problems };
}

function contentOfSeries(
  path: string,
  { isStrict = false, url }: ContentOptions,
): { problems: readonly Problem[]; content: PublicationContent } {
  const progress = createProgress('weaving');
  const { woven, problems: found } = weaveSeries(folderFiles(path), progress);
  progress();
  const problems = isStrict ? strict(found) : found;
  if (!woven || hasErrors(problems)) throw new ProblemsError(problems);
  return { problems, content: { ...contentOf(woven), ...(url !== undefined && { url }) } };
}
