import { createHash } from 'node:crypto';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { toDay } from '../src/core/time/civil-date.ts';
import { toGeoJson } from '../src/core/topology/rings-at.ts';
import type { Topology } from '../src/core/topology/topology.ts';
import { weave } from '../src/core/topology/weave.ts';
import { writeTopology } from '../src/core/topology/write-topology.ts';
import { launchChromium } from '../tests/browser/support/chromium.ts';
import { madeTopology } from '../tests/scenes/map/made-topology.ts';
import { realDays } from '../tests/support/shared-data.ts';
import { tinySeries } from '../tests/support/tiny-series.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STEPS = 150;

interface Figures {
  /** milliseconds from asking for a date to the frame that shows it, each waited for */
  readonly lag: number[];
  /** milliseconds of the renderer process (main thread and workers) a step of a 60 Hz drag */
  readonly cpu: number;
}

/**
 * What a date change costs, of one date and of either of two that are compared: our own main-thread time, the lag until
 * its frame, and the processor time of a 60 Hz drag, beside MapLibre's `setData(url)` of per-day GeoJSON in the same browser and run. Real days where they lie beside the
 * checkout, else made shapes.
 */
export async function benchScrub(): Promise<void> {
  const { name, topology } = scrubTopology();
  const server = await serve(topology);
  const browser = await launchChromium();
  const address = server.httpServer!.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(
    `http://127.0.0.1:${port}/tests/scenes/map/control.html?topology=/bench/topology`,
  );
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  const session = await browser.newBrowserCDPSession();

  const { figures: ours, costs, vertices } = await measureLayer(page, session);
  const rings = await measureRings(page);
  const theirs = await measureSetData(page, session);
  await browser.close();
  await server.close();

  const cores = cpus();
  console.log(`scrub: ${name}, ${STEPS} dates at random, then ${STEPS} steps at 60 Hz`);
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cores.length} x ${cores[0]!.model.trim()}, software GL, ${Math.round(vertices)} border segments a date`,
  );
  console.log(row('', 'p50 ms', 'p95 ms'));
  for (const moved of MOVED) {
    const { script, gl } = costs[moved]!;
    const both = script.map((ms, i) => ms + gl[i]!);
    const of = { alone: 'one date', own: 'of two, the own', compared: 'of two, the compared' }[
      moved
    ];
    console.log(row(`main thread a date, ${of}`, quantile(both, 0.5), quantile(both, 0.95)));
    console.log(row('  script', quantile(script, 0.5), quantile(script, 0.95)));
    console.log(row('  within WebGL calls', quantile(gl, 0.5), quantile(gl, 0.95)));
  }
  console.log(row('rings of a date, alone', quantile(rings, 0.5), quantile(rings, 0.95)));
  console.log(row('lag, ControlLayer', quantile(ours.lag, 0.5), quantile(ours.lag, 0.95)));
  console.log(row('lag, setData(url)', quantile(theirs.lag, 0.5), quantile(theirs.lag, 0.95)));
  console.log(row('CPU a drag step, ControlLayer', ours.cpu));
  console.log(row('CPU a drag step, setData(url)', theirs.cpu));
  console.log(
    `lag ${ratio(quantile(ours.lag, 0.5), quantile(theirs.lag, 0.5))}, CPU ${ratio(ours.cpu, theirs.cpu)} of setData(url)`,
  );
}

export function scrubTopology(): { name: string; topology: Topology } {
  const days = realDays();
  if (days.length === 0) return { name: 'made shapes', topology: madeTopology() };
  const topology = weave({
    series: {
      ...tinySeries(days.length, 'a'),
      snapshots: days.map(({ date }) => ({ from: toDay(date), to: null, precision: 'day' })),
    },
    extent: [22, 44, 42, 53],
    snapshots: (function* () {
      for (const day of days) yield new Map([['a/control', day.polygons()]]);
    })(),
  });
  return { name: `series/deepstate, ${days.length} days`, topology };
}

async function serve(topology: Topology): Promise<ViteDevServer> {
  const text = writeTopology(topology, (t) => createHash('sha256').update(t).digest('hex'));
  const days = topology.series.snapshots.map((_, day) => {
    const collection = toGeoJson(topology, day);
    const features = collection.features.map((feature) => ({ ...feature, properties: { day } }));
    return JSON.stringify({ ...collection, features });
  });
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    cacheDir: `${ROOT}node_modules/.cache/vite-bench-${process.pid}`,
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    plugins: [
      {
        name: 'bench-data',
        configureServer({ middlewares }) {
          middlewares.use('/bench/topology', (_, response) => response.end(text));
          middlewares.use('/bench/day', (request, response) => {
            response.setHeader('content-type', 'application/geo+json');
            response.end(days[Number(request.url!.slice(1))]);
          });
        },
      },
    ],
  });
  return server.listen();
}

/** Milliseconds of the main thread that our own code takes for a date: in JavaScript, and within calls of WebGL. */
interface Cost {
  readonly script: number[];
  readonly gl: number[];
}

/** Which date a hand moves: the only one, the view's own beside one compared with, or that one. */
const MOVED = ['alone', 'own', 'compared'] as const;

async function measureLayer(
  page: Page,
  session: CDPSession,
): Promise<{ figures: Figures; costs: Record<string, Cost>; vertices: number }> {
  await page.evaluate(instrument);
  const costs: Record<string, Cost> = {};
  let lag: number[] = [];
  for (const moved of MOVED) {
    const measured = await page.evaluate(scrub, { moved, steps: STEPS });
    costs[moved] = measured;
    if (moved === 'alone') lag = measured.lag;
  }
  await page.evaluate(() => window.mapScene.layer.setComparison(null));
  const cpu = await cpuOf(session, () =>
    page.evaluate(async (steps) => {
      const { layer, topology } = window.mapScene;
      for (let step = 0; step < steps; step++) {
        layer.setSnapshot(step % topology.series.snapshots.length);
        await new Promise((resolve) => setTimeout(resolve, 1000 / 60));
      }
      await layer.whenDrawn();
    }, STEPS),
  );
  const vertices = await page.evaluate(() => {
    const { topology } = window.mapScene;
    let sum = 0;
    for (const { arcs, lifetimes } of topology.borders) {
      const days = lifetimes.reduce((total, [from, to]) => total + to - from, 0);
      for (const arc of arcs) sum += (topology.arcs[arc < 0 ? ~arc : arc]!.length / 2 - 1) * days;
    }
    return sum / topology.series.snapshots.length;
  });
  return { figures: { lag, cpu }, costs, vertices };
}

/** Milliseconds that linking a date's borders to rings takes in the page, which is a part of each script above. */
async function measureRings(page: Page): Promise<number[]> {
  const content =
    "import { ringsAt } from '/src/core/topology/rings-at.ts'; window.ringsAt = ringsAt;";
  await page.addScriptTag({ type: 'module', content });
  await page.waitForFunction(() => 'ringsAt' in window);
  return page.evaluate(async (steps) => {
    const { ringsAt } = window as unknown as {
      ringsAt: typeof import('../src/core/topology/rings-at.ts').ringsAt;
    };
    const { topology } = window.mapScene;
    const spent: number[] = [];
    let state = 1;
    for (let step = 0; step < steps; step++) {
      state = (state * 48271) % 2147483647;
      const begin = performance.now();
      for (const { polygons } of ringsAt(topology, state % topology.series.snapshots.length))
        for (const polygon of polygons) void polygon.rings;
      spent.push(performance.now() - begin);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return spent;
  }, STEPS);
}

/** In the page: counts the time within our layer, and of it that within WebGL, which waits where pixels are drawn in software. */
function instrument(): void {
  const { layer } = window.mapScene;
  const spent = { all: 0, gl: 0, isOurs: false };
  Object.assign(window, { spent });
  for (const name of ['setSnapshot', 'setComparison', 'prerender', 'render'] as const) {
    const own = layer[name].bind(layer) as (...args: unknown[]) => void;
    Object.assign(layer, {
      [name]: (...args: unknown[]) => {
        const begin = performance.now();
        spent.isOurs = true;
        own(...args);
        spent.isOurs = false;
        spent.all += performance.now() - begin;
      },
    });
  }
  const prototype = WebGL2RenderingContext.prototype as unknown as Record<string, unknown>;
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof value !== 'function' || name === 'constructor') continue;
    prototype[name] = function (this: unknown, ...args: unknown[]) {
      if (!spent.isOurs) return value.apply(this, args);
      const begin = performance.now();
      const result = value.apply(this, args);
      spent.gl += performance.now() - begin;
      return result;
    };
  }
}

/** In the page: asks for dates at random, each waited for. */
async function scrub({
  moved,
  steps,
}: {
  moved: 'alone' | 'own' | 'compared';
  steps: number;
}): Promise<Cost & { lag: number[] }> {
  const { layer, topology } = window.mapScene;
  const { spent } = window as unknown as { spent: { all: number; gl: number } };
  const count = topology.series.snapshots.length;
  const ask = (at: number) => {
    if (moved === 'compared') layer.setComparison({ compareWith: at, mode: 'change' });
    else layer.setSnapshot(at);
  };
  if (moved === 'alone') layer.setComparison(null);
  else layer.setComparison({ compareWith: Math.floor(count / 3), mode: 'change' });
  if (moved === 'compared') layer.setSnapshot(Math.floor((count * 2) / 3));
  await layer.whenDrawn();
  const found = { lag: [] as number[], script: [] as number[], gl: [] as number[] };
  let state = 1;
  for (let step = 0; step < steps + 10; step++) {
    state = (state * 48271) % 2147483647;
    spent.all = 0;
    spent.gl = 0;
    const begin = performance.now();
    ask(state % count);
    await layer.whenDrawn();
    if (step >= 10) {
      found.lag.push(performance.now() - begin);
      found.script.push(spent.all - spent.gl);
      found.gl.push(spent.gl);
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return found;
}

async function measureSetData(page: Page, session: CDPSession): Promise<Figures> {
  const lag = await page.evaluate(async (steps) => {
    const { map, layer, topology } = window.mapScene;
    map.removeLayer(layer.id);
    map.addSource('days', { type: 'geojson', data: '/bench/day/0' });
    map.addLayer({
      id: 'fill',
      type: 'fill',
      source: 'days',
      paint: { 'fill-color': '#c8102e', 'fill-opacity': 0.58 },
    });
    map.addLayer({ id: 'line', type: 'line', source: 'days', paint: { 'line-width': 1.25 } });
    await map.once('idle');
    const source = map.getSource<import('maplibre-gl').GeoJSONSource>('days')!;
    const lag: number[] = [];
    const count = topology.series.snapshots.length;
    let state = 1;
    for (let step = 0; step < steps + 10; step++) {
      state = (state * 48271) % 2147483647;
      const asked = state % count;
      const begin = performance.now();
      const shown = new Promise<number>((resolve) => {
        const onRender = () => {
          const now = performance.now();
          const drawn = map.querySourceFeatures('days');
          if (drawn.length === 0 || drawn.some(({ properties }) => properties.day !== asked))
            return;
          map.off('render', onRender);
          resolve(now - begin);
        };
        map.on('render', onRender);
      });
      source.setData(`/bench/day/${asked}`);
      const waited = await shown;
      if (step >= 10) lag.push(waited);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    return lag;
  }, STEPS);
  const cpu = await cpuOf(session, () =>
    page.evaluate(async (steps) => {
      const { map, topology } = window.mapScene;
      const source = map.getSource<import('maplibre-gl').GeoJSONSource>('days')!;
      for (let step = 0; step < steps; step++) {
        source.setData(`/bench/day/${step % topology.series.snapshots.length}`);
        await new Promise((resolve) => setTimeout(resolve, 1000 / 60));
      }
      await map.once('idle');
    }, STEPS),
  );
  return { lag, cpu };
}

/** Milliseconds of the renderers' processor time that a drag takes, a step. */
async function cpuOf(session: CDPSession, drag: () => Promise<void>): Promise<number> {
  const seconds = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo
      .filter(({ type }) => type === 'renderer')
      .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const before = await seconds();
  await drag();
  return ((await seconds()) - before) * (1000 / STEPS);
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}

function row(label: string, ...cells: (string | number)[]): string {
  const texts = cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(1) : cell));
  return label.padEnd(44) + texts.map((text) => text.padStart(8)).join('');
}

function ratio(a: number, b: number): string {
  return `1/${(b / a).toFixed(1)}`;
}
