import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type SceneServer, serveScenes } from '../support/scene-server.ts';
import { openScene, type SceneOptions } from './open-scene.ts';

let browser: Browser;
let server: SceneServer;
const open = (query: string, options?: SceneOptions) => openScene(browser, server, query, options);

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveScenes()]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

const NARROW = { width: 390, height: 844 };
const VIEWS: [name: string, query: string, options?: SceneOptions][] = [
  ['daily, light', 'series=daily&date=2023-06-01'],
  ['estimated, dark', 'series=estimated&date=2016-10-21&theme=dark'],
  ['sparse, no map', 'series=sparse&date=2015-03-20'],
  ['Arabic', 'series=estimated&date=2016-10-21&lang=ar'],
  ['narrow', 'series=estimated&date=2016-10-21', NARROW],
  ['narrow, dark, Arabic', 'series=daily&date=2023-06-01&lang=ar&theme=dark', NARROW],
  ['slim slider of a low frame', 'series=daily&date=2023-06-01&height=40', { width: 600 }],
  ['change', 'shapes&series=estimated&date=2017-07-10&vs=2016-10-17&zone=red/control'],
  [
    'swipe, Arabic, dark',
    'shapes&series=mixed&date=2023-07-10&vs=2022-10-17&mode=swipe&place=east&lang=ar&theme=dark',
    { width: 703 },
  ],
  [
    'flicker, narrow',
    'shapes&series=estimated&date=2017-07-10&vs=2016-10-17&mode=flicker&spot=32/33',
    NARROW,
  ],
  [
    'flicker in a low frame',
    'shapes&series=daily&date=2023-07-10&vs=2022-10-17&mode=flicker&height=40',
    { width: 300 },
  ],
  ['change in a frame of 72 px', 'shapes&series=decades&date=2009-01-01&vs=2003-01-01&height=72'],
];

async function axeFindings(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page })
    .withTags(tags)
    .disableRules(['region'])
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

describe.each(VIEWS)('%s', (_, query, options) => {
  test('has nothing that axe finds, its panel closed and open; no words touch or are cut off', async () => {
    const page = await open(query, options);
    expect(await axeFindings(page)).toEqual([]);
    const opener = page.locator('[aria-controls]:visible').last();
    if ((await opener.count()) > 0) {
      await opener.click();
      expect(await axeFindings(page)).toEqual([]);
      await opener.click();
    }
    for (const zooms of [0, 2, 3]) {
      for (let i = 0; i < zooms; i++) {
        await page.locator('.cm-handle-b').focus();
        await page.keyboard.press('+');
      }
      const { faults, count } = await page.evaluate(wordFaults);
      expect(faults).toEqual([]);
      expect(count).toBeGreaterThan(0);
    }
  });
});

/** Runs in the page: words inside the plot that overlap one another or leave the plot. */
function wordFaults(): { faults: string[]; count: number } {
  const root = window.scene.container.getRootNode() as ShadowRoot;
  const plot = root.querySelector('.cm-plot')!.getBoundingClientRect();
  const words = [...root.querySelectorAll('.cm-tick text, .cm-event-label, .cm-handle-plate')]
    .filter((node) => node.textContent !== '' && getComputedStyle(node).visibility === 'visible')
    .filter((node) => getComputedStyle(node).opacity !== '0')
    .map((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return { text: node.textContent!, box: range.getBoundingClientRect() };
    })
    .filter(({ box }) => box.width > 0);
  const faults: string[] = [];
  words.forEach(({ text, box }, i) => {
    if (box.left < plot.left - 1 || box.right > plot.right + 1) faults.push(`${text} is cut off`);
    for (const other of words.slice(i + 1)) {
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (wide > 0.5 && high > 2) faults.push(`${text} touches ${other.text}`);
    }
  });
  return { faults, count: words.length };
}

test.each([
  ['one date', 72, 'series=estimated&date=2016-10-21'],
  [
    'two dates',
    117,
    'shapes&series=estimated&date=2016-10-21&vs=2016-10-17&mode=flicker&spot=31/32',
  ],
])('narrow targets are 44 px, the timeline of %s %i px high', async (_, height, query) => {
  const page = await open(query, NARROW);
  const box = (await page.locator('.cm-timeline').boundingBox())!;
  expect(box.height).toBe(height);
  await page.locator('.cm-more').click();
  const sizes = await page
    .locator('.cm-timeline :is(button, input, [role=slider])')
    .evaluateAll((nodes) =>
      nodes
        .filter((node) => node.getClientRects().length > 0 && !node.closest('[inert]'))
        .map((node) => node.getBoundingClientRect())
        .map(({ width, height }) => Math.min(width, height)),
    );
  expect(sizes.length).toBeGreaterThan(10);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
});

test('the size follows the container, there and back', async () => {
  const page = await open('series=daily&date=2023-06-01');
  const variant = (width: string, height: string) =>
    page.evaluate(
      async ([inlineSize, blockSize]) => {
        const { container } = window.scene;
        Object.assign(container.style, { inlineSize, blockSize });
        for (let i = 0; i < 4; i++) await new Promise((done) => requestAnimationFrame(done));
        const root = container.querySelector<HTMLElement>('.cm-timeline')!;
        return `${root.dataset.variant} ${root.offsetHeight}`;
      },
      [width, height],
    );
  expect(await variant('', '')).toBe('full 120');
  expect(await variant('', '40px')).toBe('mini 40');
  expect(await variant('', '')).toBe('full 120');
  expect(await variant('', '72px')).toBe('slim 72');
  expect(await variant('400px', '')).toBe('slim 72');
  expect(await variant('', '')).toBe('full 120');
  expect(await variant('', '200px')).toBe('full 200');

  await page.evaluate(() => window.scene.store.set({ vs: 19_300 }, 'map'));
  expect(await variant('', '')).toBe('full 152');
  expect(await variant('', '40px')).toBe('mini 40');
  expect(await variant('', '120px')).toBe('slim 120');
  expect(await variant('400px', '')).toBe('slim 117');
  expect(await variant('400px', '72px')).toBe('slim 72');
  await page.evaluate(() => window.scene.store.set({ vs: undefined }, 'map'));
  expect(await variant('400px', '')).toBe('slim 72');
  expect(await variant('', '')).toBe('full 120');
});

test.each([
  ['date', 'series=daily&count=769'],
  ['date', 'series=daily&count=5000'],
  ['vs', 'shapes&series=daily&count=5000&vs=2022-10-01'],
  ['date', 'shapes&series=decades&vs=1999-10-01'],
] as const)('stepping the %s of %s does not draw the chart anew', async (key, query) => {
  const page = await open(`${query}&date=2022-09-01`);
  const changed = await page.evaluate(async (moved) => {
    const { store } = window.scene;
    const start = store.get()[moved]!;
    const host = [...document.querySelectorAll('*')].find((element) => element.shadowRoot);
    const plot = (host?.shadowRoot ?? document).querySelector('.cm-plot')!;
    if (!plot.querySelector('.cm-track-ticks')) throw new Error('the chart has no ticks');
    let records = 0;
    const observer = new MutationObserver((list) => {
      const ofChart = (target: Node) =>
        (target as Element).closest('.cm-track-ticks, .cm-track-line, .cm-zone-fill') !== null;
      records += list.filter(({ target }) => ofChart(target)).length;
    });
    observer.observe(plot, { subtree: true, childList: true, attributes: true });
    for (let i = 1; i <= 60; i++) {
      store.set({ [moved]: start + ((i * 7) % 300) }, 'timeline');
      await new Promise((done) => requestAnimationFrame(done));
    }
    observer.disconnect();
    return records;
  }, key);
  // A chart drawn anew at each step would change at least once a step; one late layout is no step's doing.
  expect(changed).toBeLessThan(60);
});
