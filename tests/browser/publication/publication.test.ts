import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OEmbed } from '../../../src/publish/metadata/oembed.ts';
import { labelOf, openPage, ready } from '../reader/open-reader.ts';
import { launchChromium } from '../support/chromium.ts';
import { readPng } from '../support/pixels.ts';
import { filledColors } from './pdf.ts';
import { type PublishedTiny, publishTiny } from './publish-tiny.ts';

let browser: Browser;
let site: PublishedTiny;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), publishTiny()]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** How many pixels of a screenshot are of north's red and of south's blue. */
function held(png: Buffer): { red: number; blue: number } {
  const { width, height, at } = readPng(png);
  let [red, blue] = [0, 0];
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) {
      const [r, g, b] = at(x, y);
      if (r - g > 60 && r - b > 40) red++;
      if (b - r > 40 && b - g > 20) blue++;
    }
  return { red, blue };
}

describe('without JavaScript', () => {
  test.each([
    [1280, 800, 'light', 'narrow'],
    [1280, 600, 'dark', 'wide'],
    [390, 844, 'dark', 'narrow'],
  ] as const)(
    'at %i x %i, %s, the picture of that shape stands where the map would, and the text beside it',
    async (width, height, colorScheme, shape) => {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        viewport: { width, height },
        colorScheme,
      });
      const page = await context.newPage();
      await page.goto(site.url);
      const image = page.locator('conflict-map img');
      expect(await image.getAttribute('alt')).toMatch(
        /Situation as of 21 October 2016\. North, control: [\d,]+ km²; South, control: [\d,]+ km²\./,
      );
      const box = (await image.boundingBox())!;
      expect(box.width).toBeGreaterThan(300);
      const shown = await image.screenshot();
      expect(held(shown).red).toBeGreaterThan(800);
      expect(held(shown).blue).toBeGreaterThan(500);
      const requests = site.publication.picture![shape][colorScheme];
      expect(readFileSync(join(site.folder, requests), 'utf8')).toContain('21 October 2016');
      expect(await currentSource(page)).toBe(`${site.url}${requests}`);
      expect(await page.locator('h1').textContent()).toBe('What the squares did');
      expect(await page.locator('.colophon').textContent()).toContain('A newspaper');
      expect(await page.locator('.colophon').textContent()).toContain('A border moved.');
      await context.close();
    },
  );

  test('a printed page has the picture', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}embed.html`);
    const colors = filledColors(await page.pdf({ printBackground: true }));
    expect(colors.some(([r, g, b]) => r! - g! > 0.3 && r! - b! > 0.2)).toBe(true);
    expect(colors.some(([r, , b]) => b! - r! > 0.2)).toBe(true);
    await context.close();
  });
});

/** Where the picture that a browser chose comes from; asked of the browser, since the page runs no script. */
async function currentSource(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const { frameTree } = await session.send('Page.getResourceTree');
  return frameTree.resources.find(
    ({ type, url }) => type === 'Image' && url.endsWith('.svg') && url.includes('/pictures/'),
  )!.url;
}

describe('a frozen version', () => {
  test('opens as it was before the correction, and leads to the newest', async () => {
    const { page, complaints } = await openPage(browser, `${site.url}v/${site.before.hash}/`);
    expect(await labelOf(page)).toMatch(/^Situation as of 21 October 2016/);
    const colophon = page.locator('.colophon');
    expect(await colophon.textContent()).not.toContain('A border moved.');
    expect(await colophon.textContent()).toContain(`Version ${site.before.hash}`);
    await colophon.getByRole('link', { name: 'The newest version' }).click();
    await ready(page);
    expect(page.url()).toBe(site.url);
    await colophon.getByRole('link', { name: 'The map before this correction' }).click();
    await ready(page);
    expect(page.url()).toBe(`${site.url}v/${site.before.hash}/`);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('the embed dialog', () => {
  const code = (page: Page) => page.getByLabel('Code to paste').first().inputValue();

  test('is opened, filled in and left by keyboard, and gives the code for what was chosen', async () => {
    const { page, complaints } = await openPage(browser, `${site.url}#date=2016-10-05`);
    await page.locator('.masthead-embed').focus();
    await page.keyboard.press('Enter');
    await page.locator('.embed-dialog[open]').waitFor();
    expect(await code(page)).toContain(`src="${site.url}embed.html"`);
    await page.getByRole('radio', { name: /^Live/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('radio', { name: 'Fixed' }).check();
    await page.getByLabel('Width').fill('500');
    await page.getByLabel('Opens on').selectOption('now');
    await page.getByLabel('Colours').selectOption('dark');
    await page.getByLabel('Language').selectOption('ar');
    await page.getByLabel('Starts').selectOption('click');
    const folder = `${site.url}v/${site.publication.hash}/`;
    expect(await code(page)).toContain(
      `src="${folder}embed.html?activate=click#date=2016-10-05&amp;place=middle&amp;lang=ar&amp;theme=dark"`,
    );
    expect(await code(page)).toContain(
      'width="500" height="480" data-conflict-map data-size="fixed"',
    );
    expect(await page.getByLabel('oEmbed address').first().inputValue()).toBe(
      `${folder}oembed.json`,
    );
    expect(await page.getByLabel('Cite as').first().inputValue()).toBe(
      `“Tiny <series> & "test"”. Situation as of 5 October 2016. Version ${site.publication.hash}. ${folder}#date=2016-10-05&place=middle`,
    );
    await page.keyboard.press('Escape');
    expect(await page.locator('.embed-dialog[open]').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain(
      'masthead-embed',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('copies, and says so', async () => {
    const { page } = await openPage(browser, site.url);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('.masthead-embed').click();
    await page.getByRole('button', { name: 'Copy: Code to paste' }).click();
    await expect
      .poll(() => page.locator('.embed-dialog-status').textContent())
      .toBe('Code to paste: copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code(page));
    await page.close();
  });

  test.each([
    [1280, 800, 'light', ''],
    [390, 844, 'dark', '#lang=ar'],
  ] as const)(
    'axe finds nothing to mend at %i x %i, %s',
    async (width, height, colorScheme, hash) => {
      const { page } = await openPage(browser, site.url + hash, { width, height, colorScheme });
      await page.locator('.masthead-embed').click();
      await page.locator('.embed-dialog[open]').waitFor();
      const { violations } = await new AxeBuilder({ page })
        .include('.embed-dialog')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const box = (await page.locator('.embed-dialog').boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(
        await page.locator('.embed-dialog').evaluate((it) => it.scrollWidth - it.clientWidth),
      ).toBe(0);
      await page.close();
    },
  );
});

test("a site that knows nothing but the page's address embeds the map by oEmbed", async () => {
  const html = await (await fetch(site.url)).text();
  const href = /type="application\/json\+oembed" href="([^"]+)"/.exec(html)![1]!;
  const oembed = (await (await fetch(href)).json()) as OEmbed;
  const article = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>An article</title><h1>An article</h1>${oembed.html}`);
  });
  await new Promise<void>((resolve) => article.listen(0, '127.0.0.1', resolve));
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(article.address() as AddressInfo).port}/`);
    const frame = page.frameLocator('iframe');
    await frame.locator('conflict-map[data-state="ready"]').waitFor({ timeout: 120_000 });
    expect(await frame.locator('.cm-as-of').textContent()).toContain('21 October 2016');
    const box = (await page.locator('iframe').boundingBox())!;
    expect(box.height).toBeGreaterThan(300);
    await page.close();
  } finally {
    article.closeAllConnections();
    article.close();
  }
});
