import { cpus } from 'node:os';
import type { Page } from 'playwright-core';
import { launchChromium } from '../tests/browser/support/chromium.ts';
import { serveScenes } from '../tests/browser/support/scene-server.ts';

const MOVES = 200;

/** Milliseconds of the page's main thread. */
interface Cost {
  /** moving a handle by a pixel, with what it says and lays out, p50 and p95 */
  readonly move: readonly [number, number];
  /** zooming: the chart drawn anew, p50 */
  readonly zoom: number;
  /** from the first look at a series until its turning points are known, and the longest task on the way */
  readonly reckoned: number;
  readonly longestTask: number;
}

/**
 * What the timeline costs: moving either handle, zooming, and reckoning turning points, on 769 daily maps and on 3,000
 * over thirty years, one after the other in the same browser. Made series: their shapes are squares, so that
 * reckoning is told for its slices, not for its overlays.
 */
export async function benchTimeline(): Promise<void> {
  const server = await serveScenes();
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const measure = async (query: string): Promise<Cost> => {
    await page.goto(`${server.url}tests/scenes/timeline/?shapes&${query}`);
    await page.waitForSelector('html[data-ready]');
    return measureScene(page);
  };
  await measure('series=daily&date=2023-06-01&vs=2022-06-01');
  const daily = await measure('series=daily&date=2023-06-01&vs=2022-06-01');
  const decades = await measure('series=decades&date=2009-01-01&vs=2003-01-01');
  await browser.close();
  await server.close();

  const cores = cpus();
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cores.length} x ${cores[0]!.model.trim()}`,
  );
  const row = (name: string, one: number, other: number) =>
    console.log(
      `${name.padEnd(46)}${one.toFixed(2).padStart(10)}${other.toFixed(2).padStart(12)}${(other / one).toFixed(1).padStart(8)}`,
    );
  console.log(`${'milliseconds'.padEnd(46)}       769        3,000   ratio`);
  row('move of a handle while comparing, p50', daily.move[0], decades.move[0]);
  row('move of a handle while comparing, p95', daily.move[1], decades.move[1]);
  row('a step of zoom, p50', daily.zoom, decades.zoom);
  row('turning points known after', daily.reckoned, decades.reckoned);
  row('longest task on the way', daily.longestTask, decades.longestTask);
}

function measureScene(page: Page): Promise<Cost> {
  return page.evaluate(async (moves) => {
    const { store, container } = window.scene as unknown as {
      store: { get(): { date?: number }; set(patch: object, origin: string): void };
      container: HTMLElement;
    };
    const plot = container.querySelector<HTMLElement>('.cm-plot')!;
    const marks = plot.querySelector('.cm-turning')!;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const started = performance.now();
    let longestTask = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
    });
    observer.observe({ type: 'longtask' });
    while (!marks.getAttribute('d')) await new Promise((done) => setTimeout(done, 20));
    const reckoned = performance.now() - started;
    observer.disconnect();

    const spent: number[] = [];
    const start = store.get().date!;
    for (let i = 0; i < moves; i++) {
      await frame();
      const before = performance.now();
      store.set({ [i % 2 === 0 ? 'date' : 'vs']: start - i * 3 }, 'timeline');
      void plot.offsetWidth;
      spent.push(performance.now() - before);
    }
    const zooms: number[] = [];
    const handle = plot.querySelector<HTMLElement>('.cm-handle-b')!;
    for (let i = 0; i < 8; i++) {
      await frame();
      const before = performance.now();
      handle.dispatchEvent(new KeyboardEvent('keydown', { key: i < 4 ? '+' : '-', bubbles: true }));
      void plot.offsetWidth;
      zooms.push(performance.now() - before);
    }
    const at = (values: number[], share: number) =>
      values.sort((p, q) => p - q)[Math.floor(share * (values.length - 1))]!;
    return {
      move: [at(spent, 0.5), at(spent, 0.95)] as const,
      zoom: at(zooms, 0.5),
      reckoned,
      longestTask,
    };
  }, MOVES);
}
