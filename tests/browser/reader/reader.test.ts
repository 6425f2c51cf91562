import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toDay } from '../../../src/core/time/civil-date.ts';
import { mapProjection } from '../../../src/picture/map-projection.ts';
import { launchChromium } from '../support/chromium.ts';
import { readPng } from '../support/pixels.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { labelOf, openPage, ready, setDate, viewOf } from './open-reader.ts';

let browser: Browser;
let site: ServedPublication;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), servePublication('data/isis-2014-2017')]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function axeFindings(page: Page): Promise<unknown[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

describe('the reader page of the example', () => {
  test('opens on the map of the article, from its own origin alone, without a complaint, with nothing for axe to find', async () => {
    const { page, complaints } = await openPage(browser, site.url);
    expect(await labelOf(page)).toMatch(/^Situation as of 21 October 2016/);
    expect(await page.title()).not.toBe('');
    expect(complaints).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.close();
  });

  test('a story link sets date and place and pushes an entry; back and reload restore', async () => {
    const { page } = await openPage(browser, site.url);
    await page.locator('.cm-passage a[href="#date=2016-10-16&place=dabiq"]').click();
    expect(await viewOf(page)).toMatchObject({ date: toDay('2016-10-16'), place: 'dabiq' });
    expect(await labelOf(page)).toContain('16 October 2016');
    expect(new URL(page.url()).hash).toContain('date=2016-10-16&place=dabiq');
    await page.reload();
    await ready(page);
    expect(await viewOf(page)).toMatchObject({ date: toDay('2016-10-16'), place: 'dabiq' });
    await page.goBack();
    await expect.poll(() => labelOf(page)).toContain('21 October 2016');
    expect((await viewOf(page)).place).toBeUndefined();
    await page.close();
  });

  test('a link pasted from elsewhere is what opens; what it gets wrong is named in the console', async () => {
    const { page, complaints } = await openPage(
      browser,
      `${site.url}#date=2015-06-01&place=mosul&zoom=9&map=x`,
    );
    expect(await viewOf(page)).toMatchObject({ date: toDay('2015-06-01'), place: 'mosul' });
    expect(complaints).toHaveLength(2);
    expect(complaints.join()).toMatch(/zoom=9.*map=x/);
    await page.close();
  });

  test('scrubbing by pointer moves label and map, marks passages, and replaces the entry of history', async () => {
    const { page } = await openPage(browser, site.url);
    const before = await page.evaluate(() => history.length);
    const track = (await page.locator('conflict-map .cm-plot').boundingBox())!;
    const y = track.y + track.height * 0.7;
    await page.mouse.move(track.x + track.width * 0.7, y);
    await page.mouse.down();
    for (let i = 0; i <= 20; i++) {
      await page.mouse.move(track.x + track.width * (0.7 - i * 0.02), y);
      const { date } = await viewOf(page);
      expect(await page.locator('conflict-map [role=slider]').getAttribute('aria-valuenow')).toBe(
        String(date),
      );
    }
    await page.mouse.up();
    const { date } = await viewOf(page);
    expect(date).toBeLessThan(toDay('2015-09-01'));
    await expect.poll(() => new URL(page.url()).hash).toMatch(/date=201[45]/);
    expect(await page.evaluate(() => history.length)).toBe(before);
    await page.close();
  });

  test('keys step from snapshot to snapshot and from month to month, and find a place, which is shown and marked', async () => {
    const { page } = await openPage(browser, site.url);
    const { snapshots } = site.topology.series;
    const at = snapshots.findIndex(({ from }) => from === toDay('2016-10-21'));
    await page.locator('conflict-map [role=slider]').focus();
    await page.keyboard.press('ArrowRight');
    expect((await viewOf(page)).date).toBe(snapshots[at + 1]!.from);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect((await viewOf(page)).date).toBe(snapshots[at - 1]!.from);
    await page.keyboard.press('Home');
    expect((await viewOf(page)).date).toBe(snapshots[0]!.from);
    await page.keyboard.press('PageUp');
    expect((await viewOf(page)).date).toBe(toDay('2014-02-01'));
    await page.keyboard.press('End');
    expect((await viewOf(page)).date).toBe(snapshots.at(-1)!.from);

    const select = page.locator('conflict-map .cm-place-select');
    await select.focus();
    await page.keyboard.type('Palmyra');
    await expect.poll(async () => (await viewOf(page)).place).toBe('palmyra');
    await expect
      .poll(() => page.locator('conflict-map .cm-place-plate').textContent())
      .toContain('Palmyra');
    await select.selectOption('');
    await expect.poll(async () => (await viewOf(page)).place).toBeUndefined();
    await page.close();
  });

  test('a click on a place chooses it and marks the passages about it; a click beside it lets go', async () => {
    const camera = { zoom: 7, lat: 36.3, lon: 43 };
    const { page } = await openPage(browser, `${site.url}#map=7/36.3/43`);
    const box = (await page.locator('conflict-map canvas').first().boundingBox())!;
    const [x, y] = mapProjection(camera, box.width, box.height).project(43.1189, 36.335);
    await page.mouse.click(box.x + x, box.y + y);
    await expect.poll(async () => (await viewOf(page)).place).toBe('mosul');
    expect(await page.locator('.cm-passage.cm-about').count()).toBeGreaterThan(0);
    await expect
      .poll(() => page.locator('conflict-map .cm-place-plate').textContent())
      .toContain('Mosul');
    expect(new URL(page.url()).hash).toContain('place=mosul');
    await page.goBack();
    await expect.poll(async () => (await viewOf(page)).place).toBeUndefined();
    await page.close();
  });

  test("the theme is the system's until the reader chooses, and then in the address", async () => {
    const { page } = await openPage(browser, site.url, { colorScheme: 'dark' });
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.locator('.masthead-theme').click();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
    await expect.poll(() => new URL(page.url()).hash).toContain('theme=light');
    await page.close();
  });
});

test.each([
  [1280, 800],
  [390, 844],
  [800, 1100],
])('all that was ever held is in sight at first, at %i x %i', async (width, height) => {
  const { page } = await openPage(browser, site.url, { width, height });
  await setDate(page, '2015-06-01');
  const {
    x,
    y,
    width: across,
    height: down,
  } = (await page.locator('conflict-map canvas').first().boundingBox())!;
  const picture = readPng(await page.screenshot());
  const isRed = (px: number, py: number) => {
    const [r, g] = picture.at(Math.round(px), Math.round(py));
    return r - g > 60;
  };
  const edge: [number, number][] = [];
  for (let i = 0; i < across - 1; i++) edge.push([x + i, y + 1], [x + i, y + down - 2]);
  for (let i = 0; i < down - 1; i++) edge.push([x + 1, y + i], [x + across - 2, y + i]);
  expect(edge.filter(([px, py]) => isRed(px, py))).toEqual([]);
  await page.close();
});

test.each([
  ['index.html#date=2015-06-01&place=mosul', 390, 844, 'dark'],
  ['embed.html', 800, 500, 'dark'],
] as const)(
  'axe finds nothing to mend in %s at %i x %i, %s',
  async (path, width, height, colorScheme) => {
    const { page } = await openPage(browser, site.url + path, { width, height, colorScheme });
    expect(await axeFindings(page)).toEqual([]);
    await page.close();
  },
);
