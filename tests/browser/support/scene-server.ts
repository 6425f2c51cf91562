import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions } from 'vite';
import { serveFolder } from '../../../src/publish/serve-folder.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SCENES = join(ROOT, 'tests/scenes');

/** A running server of the built scenes. */
export interface SceneServer {
  /** `http://127.0.0.1:<port>/`; a scene is `<url>tests/scenes/<name>/` */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the scenes as pages, so that a browser test opens `tests/scenes/<name>/index.html`; builds them where the run has not. */
export async function serveScenes(): Promise<SceneServer> {
  const built = process.env.CONFLICT_MAP_SCENES;
  const folder = built ?? mkdtempSync(join(tmpdir(), 'conflict-map-scenes-'));
  if (!built) await buildScenes(folder);
  const server = await serveFolder(folder, 0);
  return {
    url: server.url,
    async close() {
      await server.close();
      if (!built) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Bundles the pages of tests/scenes into `folder`, beside the data that they fetch. */
export async function buildScenes(folder: string): Promise<void> {
  const pages = readdirSync(SCENES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => join(SCENES, file));
  await build({
    root: ROOT,
    base: './',
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['worker', ...defaultClientConditions] },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'esnext',
      minify: false,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: pages },
    },
  });
  const packs = 'data/basemap';
  cpSync(join(ROOT, packs), join(folder, packs), { recursive: true });
}
