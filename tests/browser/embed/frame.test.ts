import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { createRandom, seed } from '../support/seed.ts';
import { ARTICLE_FILES, article, drawn, labelOf, openWatched } from './embeds.ts';
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

/** Two origins, as an article and a publication have them. */
async function openArticle(content: (map: string) => string, before = ''): Promise<Page> {
  const map = await serveHost({ folder: site.folder });
  const page = `${before}${content(`${map.url}map/`)}`;
  const host = await serveHost({ pages: { ...ARTICLE_FILES, '/': article(page) } });
  hosts.push(map, host);
  const { page: opened } = await openWatched(browser, host.url, {
    viewport: { width: 800, height: 900 },
  });
  return opened;
}

const mapFrame = (page: Page) => page.frames().find((each) => each.url().includes('embed.html'))!;
const heightOf = (page: Page) => page.locator('iframe').evaluate((frame) => frame.clientHeight);

const NOTE = `<script>
  window.noted = [];
  document.addEventListener('DOMContentLoaded', () => {
    for (const type of ['ready', 'datechange', 'compare', 'select', 'error'])
      document.querySelector('iframe').addEventListener(type, (event) =>
        noted.push([type, event.detail, event.bubbles]));
  });
</script>`;

for (const sandbox of ['', 'sandbox="allow-scripts"'])
  test(`the script beside a frame sizes it, tells of its events and does as it is told${sandbox && ', in a sandbox'}`, async () => {
    const page = await openArticle(
      (map) =>
        `<iframe ${sandbox} src="${map}embed.html" title="Map"></iframe><script async src="${map}embed.js"></script>`,
      NOTE,
    );
    await expect.poll(() => heightOf(page)).toBe(450);
    const frame = mapFrame(page);
    await drawn(frame);
    await page.evaluate(() =>
      document.querySelector('iframe')!.conflictMap!.setView('date=2017-01-10&nonsense=1'),
    );
    await expect.poll(() => labelOf(frame)).toContain('10 January 2017');
    const noted = await page.evaluate(
      () => (window as unknown as { noted: [string, { view: string }, boolean][] }).noted,
    );
    expect(noted.map(([type]) => type)).toEqual(expect.arrayContaining(['ready', 'datechange']));
    const [, detail, bubbles] = noted.filter(([type]) => type === 'datechange').at(-1)!;
    expect(detail).toEqual({ date: '2017-01-10', view: 'date=2017-01-10&place=middle' });
    expect(bubbles).toBe(false);

    await page.setViewportSize({ width: 1200, height: 900 });
    await page.addStyleTag({ content: 'body { max-width: 1000px }' });
    await expect.poll(() => heightOf(page)).toBe(625);
    await page.evaluate(() => {
      document.querySelector('iframe')!.conflictMap!.detach();
      (window as unknown as { noted: unknown[] }).noted = [];
    });
    await page.setViewportSize({ width: 760, height: 900 });
    await frame.locator('[role="slider"]:visible').press('Home');
    await page.waitForTimeout(300);
    expect(await heightOf(page)).toBe(625);
    expect(await page.evaluate(() => (window as unknown as { noted: unknown[] }).noted)).toEqual(
      [],
    );
    await page.context().close();
  });

test('a frame in a shadow root is held by hand; one of a fixed size keeps it', async () => {
  const page = await openArticle(
    (map) => `<div id="host"></div><script src="${map}embed.js"></script><script>
      const root = document.querySelector('#host').attachShadow({ mode: 'open' });
      root.innerHTML = '<iframe src="${map}embed.html" title="Map"></iframe><iframe data-size="fixed" height="333" src="${map}embed.html?activate=click" title="Map"></iframe>';
      for (const frame of root.querySelectorAll('iframe')) conflictMapEmbed(frame);
      for (const frame of root.querySelectorAll('iframe')) conflictMapEmbed(frame);
    </script>`,
  );
  const [first, second] = [page.locator('iframe').first(), page.locator('iframe').last()];
  await expect.poll(() => first.evaluate((frame) => frame.clientHeight)).toBe(420);
  expect(await second.evaluate((frame) => frame.clientHeight)).toBe(333);
  await page.context().close();
});

test('neither side heeds garbage, nor what others say', async () => {
  console.log(`seed ${seed}`);
  const page = await openArticle(
    (map) =>
      `<iframe data-conflict-map src="${map}embed.html" title="Map"></iframe><iframe id="other" srcdoc="<p>other</p>" title="Other"></iframe><script src="${map}embed.js"></script>`,
    NOTE,
  );
  const frame = mapFrame(page);
  await drawn(frame);
  const label = await labelOf(frame);
  const height = await page
    .locator('iframe')
    .first()
    .evaluate((each) => each.clientHeight);
  const messages = garbage(createRandom(seed), 400);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.evaluate(() => {
    (window as unknown as { noted: unknown[] }).noted = [];
  });

  // To the frame: garbage from its page, and good words from a window that is not its page.
  await page.evaluate((all) => {
    const { contentWindow } = document.querySelector('iframe')!;
    for (const message of all) contentWindow!.postMessage(message, '*');
  }, messages);
  const other = page.frames().find((each) => each.url() === 'about:srcdoc')!;
  await other.evaluate(() => {
    const good = { 'conflict-map': 1, type: 'setView', view: 'date=2017-01-10' };
    parent.frames[0]!.postMessage(good, '*');
    parent.postMessage({ 'conflict-map': 1, type: 'size', height: 777 }, '*');
    parent.postMessage({ 'conflict-map': 1, type: 'event', event: 'ready', detail: null }, '*');
  });
  // To the page: garbage from the frame it looks after.
  await frame.evaluate((all) => {
    for (const message of all) parent.postMessage(message, '*');
  }, messages);
  await frame.evaluate(() => {
    for (const size of [1e9, -5, 0, Number.NaN, Infinity, '600', null, [500]])
      parent.postMessage({ 'conflict-map': 2, type: 'size', height: size }, '*');
  });
  await page.waitForTimeout(500);
  expect(await labelOf(frame)).toBe(label);
  expect(
    await page
      .locator('iframe')
      .first()
      .evaluate((each) => each.clientHeight),
  ).toBe(height);
  expect(await page.evaluate(() => (window as unknown as { noted: unknown[] }).noted)).toEqual([]);
  expect(errors).toEqual([]);

  // Sizes that are asked for in earnest stay within what a page can bear.
  for (const [asked, given] of [
    [1e9, 1000],
    [3, 200],
  ]) {
    await frame.evaluate(
      (size) => parent.postMessage({ 'conflict-map': 1, type: 'size', height: size }, '*'),
      asked,
    );
    await expect
      .poll(() =>
        page
          .locator('iframe')
          .first()
          .evaluate((each) => each.clientHeight),
      )
      .toBe(given);
  }
  await page.context().close();
});

test('the fragment is the view: when the page changes it, the map follows, and the full map’s link with it', async () => {
  const page = await openArticle(
    (map) => `<iframe src="${map}embed.html#date=2016-10-01&lang=ar" title="Map"></iframe>`,
  );
  const frame = mapFrame(page);
  await drawn(frame);
  expect(await frame.evaluate(() => document.querySelector('.embed-full')!.textContent)).toBe(
    'افتح الخريطة الكاملة',
  );
  await page.evaluate(() => {
    const element = document.querySelector('iframe')!;
    element.src = element.src.replace('2016-10-01', '2017-01-10');
  });
  await expect
    .poll(() =>
      frame.evaluate(() => document.querySelector<HTMLAnchorElement>('.embed-full')!.href),
    )
    .toContain('#date=2017-01-10');
  // The reader's way back through the article is not led through the map.
  const before = await page.evaluate(() => history.length);
  await frame.locator('[role="slider"]:visible').press('Home');
  await frame.evaluate(() =>
    document
      .querySelector('conflict-map')!
      .shadowRoot!.querySelector<HTMLSelectElement>('select')
      ?.dispatchEvent(new Event('change')),
  );
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => history.length)).toBe(before);
  await page.context().close();
});

/** Messages of any shape, many of them nearly right. */
function garbage(random: () => number, count: number): unknown[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const value = (depth: number): unknown => {
    const simple = [null, true, 0, -1, 1e308, '', 'ready', '#date=2017-01-10', 'pymxPYMx', [], {}];
    if (depth > 2 || random() < 0.5) return pick(simple);
    return random() < 0.3
      ? [value(depth + 1), value(depth + 1)]
      : Object.fromEntries(
          Array.from({ length: 3 }, () => [pick(KEYS), value(depth + 1)] as const),
        );
  };
  const versions: unknown[] = [0, 2, '1', null, true, [1], { value: 1 }];
  return Array.from({ length: count }, () =>
    random() < 0.5
      ? value(0)
      : {
          ...(value(3) as object),
          'conflict-map': pick(versions),
          type: pick(TYPES),
          view: 'date=2017-01-10',
          height: 300,
        },
  );
}

const KEYS = ['type', 'view', 'event', 'detail', 'height', 'message', '__proto__', 'constructor'];
const TYPES = ['setView', 'size', 'event', 'hello', 'eval', 7];
