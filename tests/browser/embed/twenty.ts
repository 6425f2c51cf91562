import type { Browser, Page } from 'playwright-core';
import { type Held, heldBy, type Memory, memoryOf } from '../support/memory.ts';
import { ARTICLE_FILES, article, BUSY_MS, ELEMENT_SCRIPT } from './embeds.ts';
import { serveHost } from './host-server.ts';

export const MAPS = 20;

/** How many come and go once more, to see that these leave nothing that the twenty had not left. */
const MORE = 6;

/** What an article with twenty maps took, before, with and after them. */
export interface TwentyMaps {
  /** most maps that held a WebGL context in any frame */
  readonly mostLive: number;
  /** with garbage collected, as browsers do by themselves some seconds after a page has come to rest */
  readonly bare: Memory;
  readonly settled: Memory;
  readonly removed: Memory;
  /** the moment the last of them is drawn, with what those before it left lying */
  readonly busy: Memory;
  /** of the page with the twenty, after they went, and after some more came and went */
  readonly during: Held;
  readonly once: Held;
  readonly twice: Held;
}

/** Reads an article with twenty maps of the publication in `folder` from top to bottom, then takes the maps away. */
export async function readTwentyMaps(browser: Browser, folder: string): Promise<TwentyMaps> {
  const host = await serveHost({
    folder,
    pages: {
      ...ARTICLE_FILES,
      '/': article('<div id="maps"></div>', ELEMENT_SCRIPT),
      '/article.css': `${ARTICLE_FILES['/article.css']} conflict-map { margin-block: 0 600px; }`,
    },
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(BUSY_MS);
  try {
    await page.goto(host.url);
    await page.waitForFunction(() => customElements.get('conflict-map'));
    await heldBy(page);
    const bare = await memoryOf(browser);
    await watchLive(page);
    await addMaps(page, MAPS);
    await readThrough(page);
    const busy = await memoryOf(browser);
    const during = await heldBy(page);
    const settled = await memoryOf(browser);
    await removeMaps(page);
    const once = await heldBy(page);
    const removed = await memoryOf(browser);
    await addMaps(page, MORE);
    await readThrough(page);
    await removeMaps(page);
    const twice = await heldBy(page);
    const mostLive = await page.evaluate(
      () => (window as unknown as { mostLive: number }).mostLive,
    );
    return { mostLive, bare, busy, settled, removed, during, once, twice };
  } finally {
    await context.close();
    await host.close();
  }
}

async function addMaps(page: Page, count: number): Promise<void> {
  await page.evaluate((wanted) => {
    const dates = ['2014-08-15', '2015-06-01', '2016-10-21', '2017-07-15'];
    document.querySelector('#maps')!.replaceChildren(
      ...Array.from({ length: wanted }, (_, index) => {
        const map = document.createElement('conflict-map');
        map.setAttribute('src', '/map/');
        map.setAttribute('date', dates[index % dates.length]!);
        return map;
      }),
    );
  }, count);
}

/** Scrolls each map into sight and waits until it is drawn there. */
async function readThrough(page: Page): Promise<void> {
  const maps = page.locator('conflict-map');
  for (let index = 0; index < (await maps.count()); index++) {
    await maps.nth(index).scrollIntoViewIfNeeded();
    await page.waitForFunction(
      (at) => {
        const map = document.querySelectorAll('conflict-map')[at]!;
        const { shadowRoot, dataset } = map as HTMLElement;
        return dataset.state === 'ready' && shadowRoot!.querySelector('.maplibregl-canvas');
      },
      index,
      { timeout: BUSY_MS },
    );
  }
}

async function removeMaps(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('#maps')!.replaceChildren());
  await page.waitForTimeout(500);
}

/** Counts, in every frame, the maps that hold a context. */
async function watchLive(page: Page): Promise<void> {
  await page.evaluate(() => {
    const state = window as unknown as { mostLive: number };
    state.mostLive = 0;
    const look = () => {
      let live = 0;
      for (const map of document.querySelectorAll('conflict-map'))
        live += map.shadowRoot!.querySelectorAll('.maplibregl-canvas').length;
      state.mostLive = Math.max(state.mostLive, live);
      requestAnimationFrame(look);
    };
    look();
  });
}
