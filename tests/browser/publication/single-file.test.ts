import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConflictMapElement } from '../../../src/embed/conflict-map-element.ts';
import { labelOf, ready, setDate } from '../reader/open-reader.ts';
import { launchChromium } from '../support/chromium.ts';
import { readPng } from '../support/pixels.ts';
import { type PublishedTiny, publishTiny } from './publish-tiny.ts';

let browser: Browser;
let site: PublishedTiny;
let file: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), publishTiny()]);
  file = join(site.scratch, 'map.html');
  site.build('--out', file, '--single-file');
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Pixels of north's red on the map. */
async function redPixels(page: Page): Promise<number> {
  const { width, height, at } = readPng(
    await page.locator('conflict-map canvas').first().screenshot(),
  );
  let red = 0;
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) {
      const [r, g] = at(x, y);
      if (r - g > 60) red++;
    }
  return red;
}

test('one file opens from disk without a network, asks for nothing, and its map follows the timeline', async () => {
  const context = await browser.newContext({
    offline: true,
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url().slice(0, 200)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(message.text().slice(0, 200));
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${address}#map=6/36/42.5`);
  await ready(page);
  expect(await labelOf(page)).toMatch(/^Situation as of 21 October 2016/);
  // The plate about a place would cover the map.
  await page.evaluate(() =>
    document
      .querySelector<ConflictMapElement>('conflict-map')!
      .view.set({ place: undefined }, 'element'),
  );
  await setDate(page, '2016-10-21');
  const late = await redPixels(page);
  await page.locator('conflict-map [role=slider]').first().focus();
  await page.keyboard.press('ArrowLeft');
  expect(await labelOf(page)).toMatch(/^Situation as of 1 October 2016/);
  await setDate(page, '2016-10-01');
  // North held two degrees of longitude then, and three and a half later.
  expect((await redPixels(page)) / late).toBeCloseTo(2 / 3.5, 1);
  await expect.poll(() => page.url()).toContain('#date=2016-10-01');
  expect(await page.locator('.cm-passage').count()).toBeGreaterThan(0);
  expect(asked.filter((url) => !/^(data|blob):/.test(url))).toEqual([address]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('one file says what it is, and lets nothing in', () => {
  const html = readFileSync(file, 'utf8');
  const markup = html
    .replaceAll(/<script\b[\s\S]*?<\/script>/g, '')
    .replaceAll(/<style>[\s\S]*?<\/style>/g, '');
  expect(markup).toContain(
    `http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-`,
  );
  expect(markup).toContain('<noscript><article');
  const addresses = [...markup.matchAll(/\b(?:src|href|srcset)="([^"]*)"/g)].map(
    ([, text]) => text!,
  );
  expect(addresses.length).toBeGreaterThan(5);
  // Links of the text lead within the page or to its sources, the element names its own folder.
  expect(addresses.filter((text) => !/^(data:|https?:|#|\.\/$)/.test(text))).toEqual([]);
});
