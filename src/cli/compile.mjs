/**
 * Compiles the checkout's TypeScript into node_modules/.cache, once for each state of the sources.
 * Everything is written aside and renamed, so two that start at once do not meet half-written files.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const CACHE = join(ROOT, 'node_modules', '.cache', 'conflict-map');
const KEPT_DAYS = 2;

/** The compiled command line's main module. */
export async function compiledCli() {
  const folder = await once(join(cacheFolder(), 'cli'), async (outDir) => {
    const { build } = await import('vite');
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      ssr: { external: true },
      build: {
        ssr: join(ROOT, 'src', 'cli', 'main.ts'),
        outDir,
        target: 'node20',
        minify: false,
        rolldownOptions: {
          output: { entryFileNames: 'main.mjs', chunkFileNames: '[name]-[hash].mjs' },
        },
      },
    });
  });
  return join(folder, 'main.mjs');
}

/** The folder of the compiled pages: index.html, embed.html, assets. */
export function compiledPages() {
  return once(join(cacheFolder(), 'pages'), async (outDir) => {
    const { build } = await import('vite');
    await build({
      root: ROOT,
      configFile: join(ROOT, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir, emptyOutDir: true },
    });
  });
}

/** The folder of the page as one file: single.js, single.css. */
export function compiledSingle() {
  return once(join(cacheFolder(), 'single'), async (outDir) => {
    const { build } = await import('vite');
    await build({
      root: ROOT,
      configFile: join(ROOT, 'src', 'pages', 'single', 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir, emptyOutDir: true },
    });
  });
}

/** Makes `folder` by `make` unless it is there; of two that make it, the first to finish wins. */
async function once(folder, make) {
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const aside = mkdtempSync(`${folder}.tmp-`);
  try {
    await make(aside);
    renameSync(aside, folder);
    dropOld(dirname(folder));
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return folder;
}

let known;

function cacheFolder() {
  known ??= join(CACHE, hashOfSources());
  return known;
}

function hashOfSources() {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'vite.config.ts', 'index.html', 'embed.html', ...walk('src')];
  for (const file of files.filter((name) => existsSync(join(ROOT, name)))) {
    hash.update(file.split(sep).join('/')).update('\0');
    hash.update(readFileSync(join(ROOT, file))).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function walk(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? walk(path) : [path];
    });
}

/** Takes away what earlier states of the sources left, except what may still be running. */
function dropOld(kept) {
  const oldest = Date.now() - KEPT_DAYS * 86_400_000;
  for (const name of readdirSync(CACHE)) {
    const folder = join(CACHE, name);
    if (folder !== kept && statSync(folder).mtimeMs < oldest)
      rmSync(folder, { recursive: true, force: true });
  }
}
