import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { readPng } from '../support/pixels.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { openPage, setDate, viewOf } from './open-reader.ts';

let browser: Browser;
let site: ServedPublication;
let restore: () => void = () => {};

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), servePublication('data/isis-2014-2017')]);
});

afterEach(() => restore());

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Spoils the file of the publication whose name begins so, until the test ends; null takes it away. */
function spoil(name: string, content: (text: string) => string | null): void {
  const path = join(site.folder, readdirSync(site.folder).find((file) => file.startsWith(name))!);
  const whole = readFileSync(path, 'utf8');
  const broken = content(whole);
  if (broken === null) rmSync(path);
  else writeFileSync(path, broken);
  restore = () => writeFileSync(path, whole);
}

async function openFailed(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(site.url);
  await page.waitForFunction(
    () => document.querySelector('conflict-map')?.getAttribute('data-state') === 'failed',
  );
  return page;
}

/** The element says the words, over a picture that has loaded and is seen. */
async function expectWordsAndPicture(page: Page, words: RegExp): Promise<void> {
  expect(await page.locator('conflict-map [role=status]').textContent()).toMatch(words);
  const image = page.locator('conflict-map > picture > img');
  expect(await image.isVisible()).toBe(true);
  expect(
    await image.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
  ).toBeGreaterThan(300);
  expect((await image.getAttribute('alt'))!.length).toBeGreaterThan(10);
}

test('a topology that is missing ends in words and a picture, and the story is there to read', async () => {
  spoil('control.', () => null);
  const page = await openFailed();
  await expectWordsAndPicture(page, /missing on the server/);
  expect(await page.locator('.cm-passage').count()).toBeGreaterThan(5);
  await page.close();
});

test('a topology cut short ends in words and a picture', async () => {
  spoil('control.', (text) => text.slice(0, text.length / 2));
  const page = await openFailed();
  await expectWordsAndPicture(page, /could not be read/);
  await page.close();
});

test('a publication that is gone ends in words and the picture that the page carries', async () => {
  spoil('publication.json', () => null);
  const page = await openFailed();
  await expectWordsAndPicture(page, /missing on the server/);
  await page.close();
});

test('without WebGL the map is a picture that follows the timeline', async () => {
  const plain = await launchChromium(['--disable-3d-apis']);
  try {
    const { page } = await openPage(plain, site.url);
    const picture = page.locator('conflict-map .cm-picture');
    const redAt = async (date: string) => {
      await setDate(page, date);
      expect((await viewOf(page)).date).toBeDefined();
      const { width, height, at } = readPng(await picture.screenshot());
      let red = 0;
      for (let y = 0; y < height; y += 4)
        for (let x = 0; x < width; x += 4) {
          const [r, g] = at(x, y);
          if (r - g > 60) red++;
        }
      return red;
    };
    const [early, late, last] = [
      await redAt('2014-01-05'),
      await redAt('2015-06-01'),
      await redAt('2017-12-15'),
    ];
    expect(late).toBeGreaterThan(3 * early);
    expect(last).toBeLessThan(late / 4);
    expect(await picture.getAttribute('aria-label')).toContain('15 December 2017');
    await page.close();
  } finally {
    await plain.close();
  }
});

test('without JavaScript the picture stands where the map would be', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url);
  const image = page.locator('conflict-map > picture > img');
  expect(await image.isVisible()).toBe(true);
  expect((await image.boundingBox())!.width).toBeGreaterThan(600);
  await context.close();
});
