import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { elementCode, frameCode, type Placed } from '../src/core/publication/embed-code.ts';
import type { Publication } from '../src/core/publication/publication.ts';
import { readTopology } from '../src/core/topology/read-topology.ts';
import { toGeoJson } from '../src/core/topology/rings-at.ts';
import { ARTICLE_FILES, article } from '../tests/browser/embed/embeds.ts';
import { type FirstView, watchFirstView } from '../tests/browser/embed/first-view.ts';
import { serveHost } from '../tests/browser/embed/host-server.ts';
import { readTwentyMaps } from '../tests/browser/embed/twenty.ts';
import { launchChromium } from '../tests/browser/support/chromium.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SERIES = 'data/isis-2014-2017';

/**
 * An article with one map over a slow line, until the first picture and until the map: our element and frame, as the
 * embed dialog gives them, beside a page that draws the same date with plain MapLibre and setData. Then an article with
 * twenty: contexts and memory, beside the bare page's.
 */
export async function benchEmbed(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'conflict-map-bench-'));
  const folder = join(scratch, 'site');
  execFileSync(
    process.execPath,
    [join(ROOT, 'src/cli/conflict-map.mjs'), 'build', SERIES, '--out', folder],
    {
      cwd: ROOT,
      stdio: 'pipe',
    },
  );
  const browser = await launchChromium();
  try {
    const cores = cpus();
    console.log(`embed: ${SERIES}, ${new Date().toISOString().slice(0, 10)}`);
    console.log(
      `${cores.length} x ${cores[0]!.model.trim()}, software GL, Slow 4G, no compression`,
    );
    await benchFirstView(browser, folder);
    await benchTwenty(browser, folder);
  } finally {
    await browser.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function benchFirstView(browser: Browser, folder: string): Promise<void> {
  const entry = JSON.parse(readFileSync(join(folder, 'publication.json'), 'utf8')) as Publication;
  const { title, picture } = entry;
  const placed: Placed = { folder: '/map/', title, view: '', starts: 'near', size: null };
  const { wide, alt } = picture!;
  const poster = { src: `/map/${wide.light}`, alt, width: wide.width, height: wide.height };
  const pages = {
    element: article(elementCode(placed, poster)),
    frame: article(frameCode(placed)),
    'plain MapLibre, setData': plainPage(),
  };
  const views = new Map<string, FirstView & { bytes: number }>();
  for (const [name, page] of Object.entries(pages)) {
    const host = await serveHost({
      folder,
      pages: {
        ...ARTICLE_FILES,
        '/article.css':
          'body { max-width: 720px; margin: 0 auto; font: 17px/1.6 serif } #map { height: 450px }',
        '/': page,
        '/plain.js': PLAIN_SCRIPT,
        '/day.json': dayOf(folder, entry),
        ...vendor(),
      },
    });
    const isPlain = name.startsWith('plain');
    const view = await watchFirstView(
      browser,
      host.url,
      'Slow 4G',
      isPlain ? waitForPlain : undefined,
    );
    views.set(name, { ...view, bytes: host.sent.bytes });
    await host.close();
  }
  const plain = views.get('plain MapLibre, setData')!;
  const firstSeen = ({ largest, largestMs, mapMs }: FirstView) =>
    largest.includes('/pictures/') ? largestMs : mapMs;
  console.log(row('', 'picture ms', 'map ms', 'shift', 'kB'));
  for (const [name, view] of views) {
    const { mapMs, shift, bytes } = view;
    console.log(
      row(
        name,
        firstSeen(view).toFixed(0),
        mapMs.toFixed(0),
        shift.toFixed(3),
        (bytes / 1000).toFixed(0),
      ),
    );
  }
  for (const name of ['element', 'frame']) {
    const view = views.get(name)!;
    console.log(
      `${name}: something to look at after ${(firstSeen(view) / firstSeen(plain)).toFixed(2)} of the plain page's time, the map after ${(view.mapMs / plain.mapMs).toFixed(2)}`,
    );
  }
}

async function benchTwenty(browser: Browser, folder: string): Promise<void> {
  const { mostLive, bare, busy, settled, removed, during, once, twice } = await readTwentyMaps(
    browser,
    folder,
  );
  console.log(`\ntwenty in one article: at most ${mostLive} WebGL contexts`);
  console.log(row('', 'renderers MB', 'GPU process MB'));
  for (const [name, { renderers, gpu }] of Object.entries({
    'bare page': bare,
    'twenty, the last drawn': busy,
    'twenty, settled': settled,
    removed,
  }))
    console.log(row(name, renderers.toFixed(0), gpu.toFixed(0)));
  console.log(row('', 'heap MB', 'nodes', 'listeners'));
  for (const [name, held] of Object.entries({
    'with twenty': during,
    'after them': once,
    'after six more': twice,
  }))
    console.log(row(name, held.heapMb.toFixed(1), String(held.nodes), String(held.listeners)));
}

/** The polygons of the date that the publication opens on. */
function dayOf(folder: string, { topology, view }: Publication): string {
  const read = readTopology(readFileSync(join(folder, topology), 'utf8'));
  const date = /date=([\d-]+)/.exec(view)?.[1];
  const day = date ? Date.parse(date) / 86_400_000 : Number.POSITIVE_INFINITY;
  const index = read.series.snapshots.findLastIndex(({ from }) => from <= day);
  return JSON.stringify(toGeoJson(read, Math.max(0, index)));
}

function plainPage(): string {
  return article('<div id="map"></div><script type="module" src="/plain.js"></script>').replace(
    '</head>',
    '<link rel="stylesheet" href="/maplibre-gl.css"></head>',
  );
}

const PLAIN_SCRIPT = `import { Map, setWorkerUrl } from '/maplibre-gl.js';
setWorkerUrl('/maplibre-gl-worker.js');
const map = new Map({ container: 'map', center: [41, 35], zoom: 4.6, style: { version: 8, sources: {}, layers: [{ id: 'b', type: 'background', paint: { 'background-color': '#fbfaf7' } }] } });
map.on('load', () => {
  map.addSource('day', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  map.addLayer({ id: 'day', type: 'fill', source: 'day', paint: { 'fill-color': '#c8102e', 'fill-opacity': 0.6 } });
  map.getSource('day').setData('/day.json');
  map.on('render', () => { if (map.isSourceLoaded('day') && map.queryRenderedFeatures({ layers: ['day'] }).length > 0) document.documentElement.dataset.drawn = 'yes'; });
});`;

function vendor(): Record<string, string> {
  const at = (name: string) =>
    readFileSync(join(ROOT, 'node_modules/maplibre-gl/dist', name), 'utf8');
  return {
    '/maplibre-gl.js': at('maplibre-gl.mjs'),
    '/maplibre-gl-worker.js': at('maplibre-gl-worker.mjs'),
    '/maplibre-gl.css': at('maplibre-gl.css'),
  };
}

async function waitForPlain(page: Page): Promise<Page> {
  await page.waitForSelector('html[data-drawn]', { state: 'attached' });
  return page;
}

function row(name: string, ...cells: string[]): string {
  return name.padEnd(26) + cells.map((cell) => cell.padStart(16)).join('');
}
