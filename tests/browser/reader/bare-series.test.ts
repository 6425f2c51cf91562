import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { openPage } from './open-reader.ts';

let browser: Browser;
let site: ServedPublication;

beforeAll(async () => {
  [browser, site] = await Promise.all([
    launchChromium(),
    servePublication('tests/fixtures/series/bare'),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test.each([
  [1280, 800],
  [390, 844],
])(
  'a series of maps alone gets the whole page, without an empty panel, at %i x %i',
  async (width, height) => {
    const { page, complaints } = await openPage(browser, site.url, { width, height });
    expect(await page.locator('.reader-text').isVisible()).toBe(false);
    const map = (await page.locator('conflict-map').boundingBox())!;
    expect(map.width).toBe(width);
    expect(map.y + map.height).toBeLessThanOrEqual(height);
    expect(await page.locator('h1').count()).toBe(1);
    const empty = await page.evaluate(() => {
      const root = document.querySelector('conflict-map')!.shadowRoot!;
      return [
        ...document.querySelectorAll('body *'),
        ...root.querySelectorAll('section, aside, [role=group], ul, ol'),
      ]
        .filter((element) => element.children.length === 0 && element.textContent === '')
        .filter(
          (element) =>
            /^(SECTION|ASIDE|ARTICLE|UL|OL|HEADER|FOOTER)$/.test(element.tagName) &&
            element.checkVisibility(),
        )
        .map((element) => element.outerHTML);
    });
    expect(empty).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  },
);

test('axe finds nothing to mend', async () => {
  const { page } = await openPage(browser, site.url);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.close();
});
