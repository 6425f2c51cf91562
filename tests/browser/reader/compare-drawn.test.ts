import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConflictMapElement } from '../../../src/embed/conflict-map-element.ts';
import { changePaints } from '../../../src/picture/change-paint.ts';
import { mix, parseHex } from '../../../src/picture/color.ts';
import { palettes } from '../../../src/picture/palette.ts';
import { zoneColor } from '../../../src/picture/zone-paint.ts';
import { launchChromium } from '../support/chromium.ts';
import { readPng } from '../support/pixels.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { openPage } from './open-reader.ts';

/** Two dates as the picture shows them where there is no WebGL, and as they are printed. */
let browser: Browser;
let site: ServedPublication;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([
    launchChromium(['--disable-3d-apis']),
    servePublication('tests/fixtures/series/tiny'),
  ]);
  ({ page } = await openPage(browser, `${site.url}#date=2016-10-21&vs=2016-10-01`));
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const set = (patch: Record<string, unknown>) =>
  page.evaluate((patch) => {
    document.querySelector<ConflictMapElement>('conflict-map')!.view.set(patch, 'page');
  }, patch);
const picture = () => page.locator('conflict-map .cm-picture');

test('a change is painted as on the map, and its legend is the same', async () => {
  const { series } = site.topology;
  const { ground } = changePaints(zoneColor(series, 0), 'light', { amongSeveral: true }).gain;
  const gained = parseHex(mix(ground.color, palettes.light.focusLand, ground.opacity));
  await expect
    .poll(async () => {
      const { width, height, at } = readPng(await picture().screenshot());
      let found = 0;
      for (let y = 0; y < height; y += 4)
        for (let x = 0; x < width; x += 4)
          if (gained.every((channel, i) => Math.abs(channel - at(x, y)[i]!) < 4)) found++;
      return found;
    })
    .toBeGreaterThan(200);
  expect(await picture().getAttribute('aria-label')).toMatch(/1 October 2016.*21 October 2016/);
  const rows = page.locator('conflict-map .cm-legend-row[data-kind="gain"] .cm-legend-area');
  await expect.poll(() => rows.first().textContent()).toMatch(/\d km²/);
});

test('a comparison prints the change and both dates, each with its words', async () => {
  await page.emulateMedia({ media: 'print' });
  const figures = page.locator('conflict-map .cm-print figure');
  await expect.poll(() => figures.count()).toBe(3);
  const captions = await page.locator('conflict-map .cm-print figcaption').allTextContents();
  expect(captions[1]).toContain('1 October 2016');
  expect(captions[2]).toContain('21 October 2016');
  for (const figure of await figures.all()) {
    expect(await figure.locator('svg').textContent()).toMatch(/GeoNames/);
    expect((await figure.boundingBox())!.height).toBeGreaterThan(150);
  }
  const [, left, right] = await Promise.all(
    (await figures.all()).map((each) => each.boundingBox()),
  );
  expect(left!.y).toBe(right!.y);
  expect(left!.x).toBeLessThan(right!.x);
  await page.emulateMedia({ media: 'screen' });
  await expect.poll(() => figures.count()).toBe(0);
  await page.evaluate(() => {
    addEventListener('beforeprint', () => {
      const root = document.querySelector('conflict-map')!.shadowRoot!;
      document.title = `printed ${root.querySelectorAll('.cm-print figure').length}`;
    });
  });
  await page.pdf();
  expect(await page.title()).toBe('printed 3');
});

test('two dates lie on their sides of the divider, and one shows while it is peeked at', async () => {
  await set({ mode: 'swipe' });
  const other = page.locator('conflict-map .cm-picture-other');
  await expect.poll(() => other.isVisible()).toBe(true);
  const slider = page.getByRole('slider', { name: 'Divider between the two dates' });
  await slider.focus();
  await page.keyboard.press('PageUp');
  expect(await other.evaluate((node) => node.style.clipPath)).toBe('inset(0px 40% 0px 0px)');
  await set({ mode: 'flicker' });
  await expect.poll(() => other.isVisible()).toBe(false);
  await expect.poll(() => picture().getAttribute('aria-label')).toContain('as of 21 October 2016');
  await page.evaluate(() => {
    const { attention } = document.querySelector<ConflictMapElement>('conflict-map')!;
    attention.set({ peeking: true });
  });
  await expect.poll(() => picture().getAttribute('aria-label')).toContain('as of 1 October 2016');
  expect(await page.locator('conflict-map .cm-date-shown').textContent()).toContain('1 October');
});

test('a click chooses the point under it', async () => {
  await set({ mode: undefined, vs: undefined });
  const box = (await picture().boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const { spot } = await page.evaluate(() =>
    document.querySelector<ConflictMapElement>('conflict-map')!.view.get(),
  );
  const [west, south, east, north] = site.topology.extent;
  expect(spot!.lon).toBeGreaterThan(west);
  expect(spot!.lon).toBeLessThan(east);
  expect(spot!.lat).toBeGreaterThan(south);
  expect(spot!.lat).toBeLessThan(north);
  await expect.poll(() => page.locator('conflict-map .cm-chosen-spot').isVisible()).toBe(true);
});
