import { join } from 'node:path';
import { strict } from '../core/intake/checks/strict.ts';
import { hasErrors, type Problem } from '../core/intake/problem.ts';
import type { Publication } from '../core/publication/publication.ts';
import { type BuildOptions, buildPublication } from '../publish/build-publication.ts';
import { folderFiles } from '../publish/folder-files.ts';
import { contentOf } from '../publish/publication-content.ts';
import { weaveSeries } from '../publish/weave-series.ts';
import { ProblemsError } from './exit.ts';
import type { Installation } from './main.ts';
import { createProgress } from './output.ts';

export interface BuildSeriesOptions extends BuildOptions {
  /** repairs are errors */
  readonly isStrict?: boolean;
  /** where the publication will be found, in place of what series.json says */
  readonly url?: string | undefined;
}

/**
 * Weaves a series folder and writes its publication. `problems` are what was found on the way, short of errors; when
 * strict, of repairs too.
 */
export async function buildSeries(
  path: string,
  out: string,
  { root, pages }: Installation,
  { isStrict = false, url, ...options }: BuildSeriesOptions = {},
): Promise<{ problems: readonly Problem[]; publication: Publication }> {
  const progress = createProgress('weaving');
  const { woven, problems: found } = weaveSeries(folderFiles(path), progress);
  progress();
  const problems = isStrict ? strict(found) : found;
  if (!woven || hasErrors(problems)) throw new ProblemsError(problems);
  const content = { ...contentOf(woven), ...(url !== undefined && { url }) };
  const publication = buildPublication(
    content,
    { pages: await pages(), basemap: join(root, 'data', 'basemap') },
    out,
    options,
  );
  return { problems, publication };
}
