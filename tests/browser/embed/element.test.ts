import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConflictMapElement } from '../../../src/embed/conflict-map-element.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import {
  ARTICLE_FILES,
  article,
  drawn,
  ELEMENT_SCRIPT,
  labelOf,
  openWatched,
  setDate,
} from './embeds.ts';
import { type Host, serveHost } from './host-server.ts';

let browser: Browser;
let site: ServedPublication;
const hosts: Host[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([
    launchChromium(),
    servePublication('tests/fixtures/series/tiny'),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  for (const host of hosts) await host.close();
});

/** Opens an article with maps in it; `events` of the first are noted from the start. */
async function openArticle(content: string): Promise<{ page: Page; host: Host }> {
  const host = await serveHost({
    folder: site.folder,
    pages: {
      ...ARTICLE_FILES,
      '/': article(content, `<script src="/note.js"></script>${ELEMENT_SCRIPT}`),
      '/note.js': `window.noted = [];
        for (const type of ['ready', 'datechange', 'compare', 'select', 'error'])
          document.addEventListener(type, ({ detail }) => noted.push([type, detail]), true);`,
    },
  });
  hosts.push(host);
  const { page } = await openWatched(browser, host.url, { viewport: { width: 800, height: 700 } });
  return { page, host };
}

const MAP = '<conflict-map src="/map/"></conflict-map>';
const noted = (page: Page) =>
  page.evaluate(() => (window as unknown as { noted: [string, unknown][] }).noted);
const attributeOf = (page: Page, name: string) =>
  page.locator('conflict-map').first().getAttribute(name);
/** Canvases that draw by WebGL just now. */
const liveMaps = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('conflict-map')].filter((map) =>
        map.shadowRoot!.querySelector('.maplibregl-canvas'),
      ).length,
  );

test('attributes name the view, follow it, and events tell of it', async () => {
  const { page } = await openArticle(
    '<conflict-map src="/map/" view="date=2016-10-01&theme=dark" theme="light" date="soon"></conflict-map>',
  );
  // Asked for before there is any map: it waits for it.
  await setDate(page, '2016-10-05');
  expect(await labelOf(page)).toContain('5 October 2016');
  expect(await attributeOf(page, 'date')).toBe('2016-10-05');
  expect(await attributeOf(page, 'theme')).toBe('light');
  expect(await attributeOf(page, 'place')).toBe('middle');
  await page.evaluate(() => {
    const map = document.querySelector('conflict-map')!;
    map.setAttribute('date', '2017-01-10');
    map.setAttribute('vs', '2016-10-01');
    map.removeAttribute('place');
  });
  await expect.poll(() => labelOf(page)).toContain('10 January 2017');
  const view = await page.evaluate(() => {
    const { vs, place } = document.querySelector<ConflictMapElement>('conflict-map')!.view.get();
    return { vs: vs !== undefined, place };
  });
  expect(view).toEqual({ vs: true });
  const events = await noted(page);
  expect(events).toContainEqual(['ready', null]);
  expect(events).toContainEqual(['datechange', { date: '2016-10-05' }]);
  expect(events).toContainEqual(['compare', { vs: '2016-10-01', mode: null }]);
  expect(events.filter(([type]) => type === 'select').at(-1)).toEqual(['select', { place: null }]);
  await page.evaluate(() => document.querySelector('conflict-map')!.removeAttribute('vs'));
  await page.locator('conflict-map [role="slider"]:visible').press('Home');
  expect(await attributeOf(page, 'date')).toBe('2016-10-01');
  await expect(
    page.evaluate(() =>
      document.querySelector<ConflictMapElement>('conflict-map')!.setDate('2016-13-45'),
    ),
  ).rejects.toThrow(/RangeError/);
  await page.context().close();
});

test('nothing but the element’s own script is fetched before a map is near the screen', async () => {
  const { page, host } = await openArticle(`<div class="far"></div>${MAP}`);
  await page.waitForFunction(() => customElements.get('conflict-map'));
  await page.waitForTimeout(500);
  const isOpened = (path: string) => /viewer|publication|topojson|basemap|woff2/.test(path);
  expect(host.asked.filter(isOpened)).toEqual([]);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await drawn(page);
  expect(host.asked.filter(isOpened).length).toBeGreaterThan(3);
  await page.context().close();
});

test('activate="click" waits for a click, on the picture too; `open` is that by script', async () => {
  const { page, host } = await openArticle(
    '<conflict-map src="/map/" activate="click"></conflict-map><conflict-map src="/map/" activate="click" lang="ar"></conflict-map>',
  );
  const button = page.getByRole('button', { name: 'Open the interactive map' });
  await button.waitFor();
  expect(await page.getByRole('button', { name: 'افتح الخريطة التفاعلية' }).count()).toBe(1);
  await page.waitForTimeout(300);
  expect(host.asked.filter((path) => path.includes('topojson'))).toEqual([]);
  await page.locator('conflict-map').first().click();
  await drawn(page, 'conflict-map:first-of-type');
  await page.evaluate(() =>
    document.querySelectorAll<ConflictMapElement>('conflict-map')[1]!.open(),
  );
  expect(await liveMaps(page)).toBe(2);
  // Two maps, one fetch of each part.
  for (const part of ['control.', 'basemap/world', 'places.', 'publication.json'])
    expect(host.asked.filter((path) => path.includes(part)).length).toBe(1);
  await page.context().close();
});

test('a map that is moved stays as it is; a copy is a map of its own; one taken away lets go', async () => {
  const { page } = await openArticle(`${MAP}<div id="elsewhere"></div>`);
  await drawn(page);
  const told = await page.evaluate(async () => {
    const map = document.querySelector<ConflictMapElement>('conflict-map')!;
    const canvasOf = (one: Element) => one.shadowRoot!.querySelector('.maplibregl-canvas');
    const canvas = canvasOf(map) as HTMLCanvasElement;
    document.querySelector('#elsewhere')!.append(map);
    await Promise.resolve();
    const stayed = canvasOf(map) === canvas;
    await map.setDate('2016-10-05');
    const copy = map.cloneNode(true) as ConflictMapElement;
    map.after(copy);
    await copy.ready;
    const own = canvasOf(copy) !== canvas && canvasOf(copy) !== null;
    const sameDate = copy.view.get().date === map.view.get().date;
    const sameData = copy.publication!.topology === map.publication!.topology;
    map.remove();
    await new Promise((resolve) => setTimeout(resolve));
    const isLost = canvas.getContext('webgl2')?.isContextLost() ?? true;
    const emptied = canvasOf(map) === null && map.publication === null;
    copy.after(map);
    await map.ready;
    return { stayed, own, sameDate, sameData, isLost, emptied, back: canvasOf(map) !== null };
  });
  expect(told).toEqual({
    stayed: true,
    own: true,
    sameDate: true,
    sameData: true,
    isLost: true,
    emptied: true,
    back: true,
  });
  await page.context().close();
});

test('of many maps four are live; the others keep their frame, their camera and their date', async () => {
  const gap = '<p class="gap"></p>';
  const { page } = await openArticle(Array.from({ length: 7 }, () => MAP + gap).join(''));
  await page.addStyleTag({ content: '.gap { height: 500px }' });
  await page.evaluate(() => {
    const state = window as unknown as { most: number };
    state.most = 0;
    const look = () => {
      const count = [...document.querySelectorAll('conflict-map')].filter((map) =>
        map.shadowRoot!.querySelector('.maplibregl-canvas'),
      ).length;
      state.most = Math.max(state.most, count);
      requestAnimationFrame(look);
    };
    look();
  });
  await drawn(page, 'conflict-map:first-of-type');
  await page.evaluate(async () => {
    const map = document.querySelector<ConflictMapElement>('conflict-map')!;
    map.view.set({ map: { zoom: 7, lat: 36, lon: 42 }, place: undefined }, 'page');
    await map.setDate('2016-10-05');
  });
  const maps = page.locator('conflict-map');
  for (let index = 1; index < 7; index++) {
    await maps.nth(index).scrollIntoViewIfNeeded();
    await expect
      .poll(() => maps.nth(index).getAttribute('data-state'), { timeout: 120_000 })
      .toBe('ready');
  }
  const first = maps.first();
  await expect.poll(() => first.locator('.maplibregl-canvas').count()).toBe(0);
  expect(await first.locator('canvas.cm-still').count()).toBe(1);
  expect(await first.evaluate((map) => map.clientHeight)).toBeGreaterThan(300);
  // A date asked of a map that is not live is drawn as a picture.
  await page.evaluate(() =>
    document.querySelector<ConflictMapElement>('conflict-map')!.setDate('2017-01-10'),
  );
  expect(await first.locator('.cm-picture svg').count()).toBe(1);
  expect(await first.locator('.cm-as-of').textContent()).toContain('10 January 2017');
  await first.scrollIntoViewIfNeeded();
  await expect
    .poll(() => first.locator('.maplibregl-canvas').count(), { timeout: 120_000 })
    .toBe(1);
  await expect.poll(() => first.locator('.cm-picture').count(), { timeout: 60_000 }).toBe(0);
  const camera = await first.evaluate((map) => (map as ConflictMapElement).view.get().map);
  expect(camera).toEqual({ zoom: 7, lat: 36, lon: 42 });
  expect(
    await page.evaluate(() => (window as unknown as { most: number }).most),
  ).toBeLessThanOrEqual(4);
  await page.context().close();
});

test('the wheel over a map scrolls the page and says how to zoom', async () => {
  const { page } = await openArticle(`${MAP}<div class="far"></div>`);
  await drawn(page);
  const map = page.locator('conflict-map');
  const box = (await map.boundingBox())!;
  const before = await map.evaluate((one) => (one as ConflictMapElement).view.get().map);
  await page.mouse.move(box.x + box.width / 2, box.y + 120);
  await page.mouse.wheel(0, 240);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200);
  expect(await map.evaluate((one) => (one as ConflictMapElement).view.get().map)).toEqual(before);
  expect(
    await map.evaluate(
      (one) => getComputedStyle(one.shadowRoot!.querySelector('.maplibregl-canvas')!).touchAction,
    ),
  ).toBe('pan-x pan-y');
  await page.context().close();
});

test('layouts show what they say; a low element is compact by itself', async () => {
  const { page } = await openArticle(MAP);
  await drawn(page);
  const shown = () =>
    page.evaluate(() => {
      const root = document.querySelector('conflict-map')!.shadowRoot!;
      return ['legend', 'timeline', 'label']
        .filter((part) => root.querySelector<HTMLElement>(`.cm-viewer-${part}`)!.offsetHeight > 0)
        .join(' ');
    });
  const set = (name: string, value: string) =>
    page.evaluate(
      ([key, text]) => document.querySelector('conflict-map')!.setAttribute(key!, text!),
      [name, value],
    );
  expect(await shown()).toBe('legend timeline label');
  await set('layout', 'map');
  expect(await shown()).toBe('label');
  await set('layout', 'compact');
  expect(await shown()).toBe('timeline label');
  await set('layout', 'auto');
  expect(await shown()).toBe('legend timeline label');
  await page.addStyleTag({ content: 'conflict-map { height: 200px }' });
  await expect.poll(shown).toBe('timeline label');
  await page.context().close();
});

test('a page’s own colours and type reach the map by variables, and its parts by name', async () => {
  const { page } = await openArticle(MAP);
  await page.addStyleTag({
    content: `conflict-map { --conflict-map-paper: rgb(255, 250, 205); --conflict-map-font: monospace }
      conflict-map::part(legend) { margin: 33px }`,
  });
  await drawn(page);
  const styles = await page.evaluate(() => {
    const root = document.querySelector('conflict-map')!.shadowRoot!;
    const of = (selector: string) => getComputedStyle(root.querySelector(selector)!);
    return [
      of('.cm-viewer').backgroundColor,
      of('.cm-as-of').fontFamily,
      of('.cm-viewer-legend').marginTop,
    ];
  });
  expect(styles).toEqual(['rgb(255, 250, 205)', 'monospace', '33px']);
  await page.context().close();
});

test('what fails is told, in words and by event; once mended it opens', async () => {
  const { page } = await openArticle('<conflict-map src="/nowhere/"></conflict-map>');
  await expect.poll(async () => (await noted(page)).map(([type]) => type)).toContain('error');
  const words = page.locator('conflict-map .cm-status');
  expect(await words.textContent()).toContain('missing on the server');
  await page.evaluate(() => document.querySelector('conflict-map')!.setAttribute('src', '/map'));
  await drawn(page);
  expect(await words.textContent()).toBe('');
  await page.context().close();
});
