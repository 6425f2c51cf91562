import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SERIES_FILE } from '../core/intake/series/read-series-folder.ts';
import { readTopology } from '../core/topology/read-topology.ts';
import type { Topology } from '../core/topology/topology.ts';
import { folderFiles } from '../publish/folder-files.ts';
import { weaveSeries } from '../publish/weave-series.ts';
import { MissingError, NoAnswer, ProblemsError } from './exit.ts';
import { createProgress } from './output.ts';

export type SeriesKind = 'series' | 'publication' | 'topology';

/** What a `<series>` argument names: a folder with series.json, a built publication, or a topology file. */
export function kindOf(path: string): SeriesKind {
  if (!existsSync(path)) throw new MissingError(`${path}: there is no such file or folder`);
  if (!statSync(path).isDirectory()) return 'topology';
  if (existsSync(join(path, SERIES_FILE))) return 'series';
  if (existsSync(join(path, 'publication.json'))) return 'publication';
  throw new MissingError(`${path}: has neither a series.json nor a publication.json`);
}

/** The topology of a `<series>`, woven first when it is a series folder. */
export function openTopology(path: string): Topology {
  const kind = kindOf(path);
  if (kind === 'series') return weaveFolder(path);
  if (kind === 'topology') return readTopology(readFileSync(path, 'utf8'));
  return readTopology(readFileSync(join(path, topologyOf(path)), 'utf8'));
}

function weaveFolder(path: string): Topology {
  const progress = createProgress('weaving');
  const { woven, problems } = weaveSeries(folderFiles(path), progress);
  progress();
  if (!woven) throw new ProblemsError(problems);
  return woven.topology;
}

function topologyOf(path: string): string {
  const file = join(path, 'publication.json');
  try {
    const { topology } = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof topology === 'string') return topology;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new NoAnswer(`${file}: names no topology: build the publication anew`);
}
