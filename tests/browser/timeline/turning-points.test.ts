import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type SceneServer, serveScenes } from '../support/scene-server.ts';
import { openScene, type SceneOptions, shownDate } from './open-scene.ts';

let browser: Browser;
let server: SceneServer;
const open = (query: string, options?: SceneOptions) =>
  openScene(browser, server, `shapes&${query}`, options);

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveScenes()]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const said = (page: Page) => page.locator('[role=status]').textContent();
const marks = (page: Page) => page.locator('.cm-turning').getAttribute('d');
const known = (page: Page) => expect.poll(() => marks(page)).toBeTruthy();

/** The snapshots' days and the sum of what the zones' areas changed by at each, of the scene itself. */
function changesOf(page: Page, zone?: number): Promise<{ iso: string; km2: number }[]> {
  return page.evaluate((only) => {
    const { series, areasKm2 } = window.scene;
    const zones = only === undefined ? areasKm2 : [areasKm2[only]!];
    return series.snapshots.map(({ from }, i) => ({
      iso: new Date(from * 86_400_000).toISOString().slice(0, 10),
      km2: i === 0 ? 0 : zones.reduce((sum, areas) => sum + Math.abs(areas[i]! - areas[i - 1]!), 0),
    }));
  }, zone);
}

describe('from change to change', () => {
  test('buttons and keys go to the maps that differ, anywhere, and say what they found', async () => {
    const page = await open('series=daily&date=2023-06-01');
    const changed = (await changesOf(page)).filter(({ km2 }) => km2 > 0).map(({ iso }) => iso);
    const later = changed.find((iso) => iso > '2023-06-01')!;
    const earlier = changed.findLast((iso) => iso < later)!;
    await button(page, 'Next change').click();
    expect(await shownDate(page)).toBe(later);
    await expect
      .poll(() => said(page))
      .toMatch(/^\d+ \w+ 2023\. Red Army, control: (gained|lost) [\d,.]+ km²$/);
    expect(await page.locator('.cm-bubble').textContent()).toBe(await said(page));
    await page.locator('.cm-handle-b').focus();
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await shownDate(page)).toBe(earlier);
    await page.keyboard.press('Shift+ArrowRight');
    expect(await shownDate(page)).toBe(later);
  });

  test('at a chosen place or point they go to the days it changed hands', async () => {
    const page = await open('series=daily&date=2023-06-01&place=east');
    const isWithin = await page.evaluate(() => window.scene.isWithin);
    const days = (await changesOf(page)).map(({ iso }) => iso);
    const flips = days.filter((_, i) => i > 0 && isWithin[i] !== isWithin[i - 1]);
    const at = await shownDate(page);
    const [before, after] = [flips.findLast((d) => d < at), flips.find((d) => d > at)];
    expect([before, after].some(Boolean)).toBe(true);
    for (const [name, none, key, found] of [
      ['Previous change at east', 'No earlier change at east', 'Shift+PageDown', before],
      ['Next change at east', 'No later change at east', 'Shift+PageUp', after],
    ] as const) {
      await page.evaluate(() => window.scene.store.set({ date: 19_509 }, 'map'));
      expect(await button(page, name).getAttribute('aria-disabled')).toBe(found ? null : 'true');
      await page.locator('.cm-handle-b').focus();
      await page.keyboard.press(key);
      expect(await shownDate(page)).toBe(found ?? at);
      if (!found) {
        expect(await button(page, name).getAttribute('title')).toBe(none);
        expect(await said(page)).toBe(none);
        continue;
      }
      const words =
        /^\d+ \w+ \d+\. east: (in no zone|Red Army, control); before that (in no zone|Red Army, control)\.$/;
      await expect.poll(() => said(page)).toMatch(words);
    }
    await page.evaluate(() => window.scene.store.set({ place: undefined }, 'map'));
    expect(await button(page, 'Next change at east').isVisible()).toBe(false);
    await page.evaluate(() => window.scene.store.set({ spot: { lon: 50, lat: 33 } }, 'map'));
    await button(page, 'Next change at the chosen point').press('Enter');
    expect(await said(page)).toBe('No later change at the chosen point');
  });

  test('while comparing they move the handle in focus', async () => {
    const page = await open('series=daily&date=2023-06-01&vs=2022-11-01');
    await page.getByRole('slider', { name: 'Date A' }).focus();
    await page.keyboard.press('Shift+ArrowRight');
    expect(await shownDate(page)).toBe('2023-06-01');
    const vs = await page.evaluate(() => window.scene.store.get().vs!);
    expect(vs).toBeGreaterThan(Date.parse('2022-11-01') / 86_400_000);
  });

  test('nothing changes before the first map, and the buttons say so', async () => {
    const page = await open('series=daily&date=2022-04-03');
    const earlier = button(page, 'Previous change');
    expect(await earlier.getAttribute('title')).toBe('No earlier change');
    await earlier.press('Enter');
    expect(await said(page)).toBe('No earlier change');
    expect(await shownDate(page)).toBe('2022-04-03');
  });
});

describe('the largest changes', () => {
  test('are marked over their days and listed, most first, to choose from', async () => {
    const page = await open('series=daily&date=2023-06-01');
    await known(page);
    const changes = await changesOf(page);
    const largest = changes.toSorted((p, q) => q.km2 - p.km2).slice(0, 12);
    const box = (await page.locator('.cm-plot').boundingBox())!;
    const xs = [...(await marks(page))!.matchAll(/M([\d.]+),/g)].map(([, x]) => Number(x));
    expect(xs.length).toBeGreaterThan(5);
    const [min, max] = await page
      .locator('.cm-handle-b')
      .evaluate((node) =>
        ['min', 'max'].map((end) => Number(node.getAttribute(`aria-value${end}`))),
      );
    const expected = largest.map(
      ({ iso }) => ((Date.parse(iso) / 86_400_000 - min!) / (max! + 1 - min!)) * box.width,
    );
    for (const x of xs) expect(Math.min(...expected.map((at) => Math.abs(at - x)))).toBeLessThan(1);
    expect(Math.abs(expected[0]! - xs[0]!)).toBeLessThan(1);

    await button(page, 'Largest changes').press('Enter');
    const items = page.getByRole('list', { name: 'Largest changes' }).getByRole('button');
    expect(await items.count()).toBe(12);
    expect(await items.first().evaluate((node) => node.matches(':focus'))).toBe(true);
    await items.first().press('Enter');
    expect(await shownDate(page)).toBe(largest[0]!.iso);
    await page.keyboard.press('Escape');
    expect(await button(page, 'Largest changes').evaluate((node) => node.matches(':focus'))).toBe(
      true,
    );
  });

  test('are those of the zone in view, which the chart shows stronger', async () => {
    const page = await open('series=decades&date=2003-06-01');
    await expect.poll(() => marks(page), { timeout: 60_000 }).toBeTruthy();
    const ofAll = await marks(page);
    await page.evaluate(() => window.scene.store.set({ zone: 'blue/control' }, 'figures'));
    await expect
      .poll(async () => (await marks(page)) || ofAll, { timeout: 60_000 })
      .not.toBe(ofAll);
    const opacity = (zone: number) =>
      page
        .locator('.cm-zone-fill')
        .nth(zone)
        .evaluate((node) => Number(getComputedStyle(node).fillOpacity));
    expect(await opacity(1)).toBeGreaterThan(await opacity(0));
    await button(page, 'Largest changes').click();
    const items = page.getByRole('list', { name: 'Largest changes' }).getByRole('button');
    for (const words of await items.allTextContents())
      expect(words).toContain('Blue Guard, control:');
    const ofBlue = (await changesOf(page, 1)).toSorted((p, q) => q.km2 - p.km2);
    await items.first().click();
    expect(await shownDate(page)).toBe(ofBlue[0]!.iso);
  });

  test('a page that is being dragged is not kept from its frames by reckoning', async () => {
    const page = await open('series=decades&date=2003-06-01');
    const box = (await page.locator('.cm-plot').boundingBox())!;
    await page.mouse.move(box.x + 300, box.y + 60);
    await page.mouse.down();
    const before = await marks(page);
    for (let i = 0; i < 30; i++) await page.mouse.move(box.x + 300 + i * 5, box.y + 60);
    expect(await marks(page)).toBe(before);
    await page.mouse.up();
    await expect.poll(() => marks(page), { timeout: 60_000 }).toBeTruthy();
  });
});

describe('the chart', () => {
  test('is cut where the maps do not go on from those before, and at gaps', async () => {
    const page = await open('series=mixed&date=2023-06-01');
    const at = await page.evaluate(() => {
      const { series } = window.scene;
      const break_ = series.snapshots.findIndex(
        ({ method }, i) => i > 0 && method !== series.snapshots[i - 1]!.method,
      );
      const handle = (window.scene.container.getRootNode() as ShadowRoot).querySelector(
        '.cm-handle-b',
      )!;
      const [min, max] = ['min', 'max'].map((end) =>
        Number(handle.getAttribute(`aria-value${end}`)),
      );
      return (series.snapshots[break_]!.from - min!) / (max! + 1 - min!);
    });
    const box = (await page.locator('.cm-plot').boundingBox())!;
    const cut = /^M([\d.]+),/.exec((await page.locator('.cm-cuts').getAttribute('d'))!)!;
    expect(Math.abs(Number(cut[1]) - at * box.width)).toBeLessThan(1);
    const isFilled = (x: number) =>
      page
        .locator('.cm-zone-fill')
        .first()
        .evaluate((node, px) => {
          const path = node as SVGPathElement;
          const { bottom } = { bottom: path.getBBox().y + path.getBBox().height - 1 };
          return path.isPointInFill(new DOMPoint(px, bottom));
        }, x);
    expect(await isFilled(Number(cut[1]))).toBe(false);
    expect(await isFilled(Number(cut[1]) - 4)).toBe(true);
    expect(await isFilled(Number(cut[1]) + 4)).toBe(true);
  });

  test('of one maker is cut nowhere', async () => {
    const page = await open('series=daily&date=2023-06-01');
    expect(await page.locator('.cm-cuts').getAttribute('d')).toBe('');
  });
});

describe('three thousand maps over thirty years', () => {
  test('any day is found: by drag, by zoom and drag, by key and by name', async () => {
    const page = await open('series=decades&date=2003-06-01');
    const box = (await page.locator('.cm-plot').boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.click(box.x + box.width / 2, y);
    const middle = Date.parse(await shownDate(page));
    for (let i = 0; i < 9; i++) await page.keyboard.press('+');
    const grip = (await page.locator('.cm-handle-grip').boundingBox())!;
    expect(Math.abs(grip.x + grip.width / 2 - (box.x + box.width / 2))).toBeLessThan(2);
    expect(await page.locator('.cm-tick-day text').count()).toBeGreaterThan(5);
    await page.mouse.move(grip.x + 8, grip.y + 8);
    await page.mouse.down();
    await page.mouse.move(grip.x + 8 + 40, grip.y + 8);
    await page.mouse.up();
    const days = (Date.parse(await shownDate(page)) - middle) / 86_400_000;
    expect(days).toBeGreaterThan(0);
    expect(days).toBeLessThan(4);
    await page.keyboard.press('ArrowRight');
    const snapshots = (await changesOf(page)).map(({ iso }) => iso);
    expect(snapshots).toContain(await shownDate(page));
    const field = page.getByRole('textbox', { name: 'Date' });
    await field.fill('3 March 1999');
    await field.press('Enter');
    expect(await shownDate(page)).toBe('1999-03-03');
    const there = (await page.locator('.cm-handle-grip').boundingBox())!;
    expect(there.x).toBeGreaterThan(box.x);
    expect(there.x).toBeLessThan(box.x + box.width);
  });

  test('its years can be read: labels enough, none touching', async () => {
    for (const [width, least] of [
      [1280, 12],
      [390, 2],
    ] as const) {
      const page = await open('series=decades&date=2003-06-01', { width });
      const labels = await page.locator('.cm-tick-year text').evaluateAll((nodes) =>
        nodes
          .filter((node) => node.textContent !== '' && getComputedStyle(node).opacity !== '0')
          .map((node) => node.getBoundingClientRect())
          .map(({ left, right }) => ({ left, right })),
      );
      expect(labels.length).toBeGreaterThanOrEqual(least);
      const sorted = labels.toSorted((p, q) => p.left - q.left);
      sorted.slice(1).forEach(({ left }, i) => {
        expect(left).toBeGreaterThan(sorted[i]!.right);
      });
    }
  });
});
