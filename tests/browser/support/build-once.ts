import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPublication, builtFolder } from './publication.ts';
import { buildScenes } from './scene-server.ts';

/** Series that several test files publish, from the checkout's root. */
const SHARED = ['data/isis-2014-2017', 'tests/fixtures/series/tiny'];

/** Before a run: builds what several test files publish, which they copy, and the scenes. Returns what ends it. */
export default async function buildOnce(): Promise<() => void> {
  const scratch = mkdtempSync(join(tmpdir(), 'conflict-map-builds-'));
  process.env.CONFLICT_MAP_BUILDS = scratch;
  for (const series of SHARED) buildPublication(series, builtFolder(series)!);
  process.env.CONFLICT_MAP_SCENES = join(scratch, 'scenes');
  await buildScenes(process.env.CONFLICT_MAP_SCENES);
  return () => rmSync(scratch, { recursive: true, force: true });
}
