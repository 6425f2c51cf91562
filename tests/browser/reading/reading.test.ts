import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type SceneServer, serveScenes } from '../support/scene-server.ts';

let server: SceneServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveScenes(), launchChromium()]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

async function openScene(address = '', viewport = WIDE): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  await page.goto(`${server.url}tests/scenes/reading/index.html${address}`);
  await page.waitForFunction(() => window.readingScene !== undefined);
  await page.evaluate(() => document.fonts.ready);
  expect(faults).toEqual([]);
  return page;
}

const viewOf = (page: Page) => page.locator('#view').textContent();
const changesOf = (page: Page) =>
  page.evaluate(() =>
    window.readingScene.changes.map(({ origin, history }) => `${origin} ${history}`),
  );
const marked = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.cm-passage[aria-current="true"]')].map((passage) =>
      passage.textContent.trim().slice(0, 30),
    ),
  );
const set = (page: Page, patch: object, origin: 'timeline' | 'map') =>
  page.evaluate(([p, o]) => window.readingScene.store.set(p, o), [patch, origin] as const);
const day = (iso: string) => Date.parse(iso) / 86_400_000;

/** Turns the wheel over the text until the heading stands above the reading line. */
async function readTo(page: Page, heading: string): Promise<void> {
  const { width, height } = page.viewportSize()!;
  await page.mouse.move(Math.min(300, width / 2), height - 100);
  const top = () => page.getByRole('heading', { name: heading, level: 2 }).boundingBox();
  const line = width < 960 ? height * 0.65 : height * 0.35;
  for (let i = 0; i < 80 && (await top())!.y > line; i++) {
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(250);
}

describe('links', () => {
  test('a link of the story sets place and date, as a new step of history, without a jump', async () => {
    const page = await openScene();
    const link = page.getByRole('link', { name: 'Ramadi' });
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    const address = page.url();
    await link.click();
    expect(await viewOf(page)).toBe('date=2016-02-09&place=ramadi');
    expect(await changesOf(page)).toEqual(['story push']);
    expect(await page.evaluate(() => scrollY)).toBe(before);
    expect(page.url()).toBe(address);
    expect(await marked(page)).toEqual(['The facts behind this map poin']);
    expect(await link.getAttribute('aria-current')).toBe('true');
  });

  test('by key: a focused link shows its focus and Enter sets the view', async () => {
    const page = await openScene();
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement!).outlineStyle,
    );
    expect(outline).toBe('solid');
    await page.keyboard.press('Enter');
    expect(await viewOf(page)).toBe('date=2016-10-21&place=iraq-and-syria');
  });

  test('a far place keeps the date and lets the camera go', async () => {
    const page = await openScene('#date=2016-10-21&map=6/35.2/40.9');
    await page.getByRole('link', { name: 'the Philippines' }).click();
    expect(await viewOf(page)).toBe('date=2016-10-21&place=philippines');
  });

  test('with a modifier key a link opens as any link does', async () => {
    const page = await openScene();
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Ramadi' }).click({ modifiers: ['ControlOrMeta'] });
    const other = await opened;
    await other.waitForURL(/#date=2016-02-09&place=ramadi$/);
    expect(await changesOf(page)).toEqual([]);
  });

  test('links are marked by what they name, and every one is underlined', async () => {
    const page = await openScene();
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('.cm-view-link')].map((link) => {
        const words = getComputedStyle(link.querySelector('.cm-link-words')!);
        return {
          mark: getComputedStyle(link, '::before').backgroundImage.replace(/rgba?\([^)]*\)/g, ''),
          names: link.getAttribute('href')!,
          underlined: words.textDecorationLine === 'underline',
        };
      }),
    );
    expect(links.every(({ underlined }) => underlined)).toBe(true);
    const kindOf = (names: string) => `${names.includes('place=')} ${names.includes('date=')}`;
    const kinds = new Map(links.map(({ names, mark }) => [kindOf(names), mark]));
    expect(new Set(kinds.values()).size).toBe(3);
    for (const { names, mark } of links) {
      expect(mark).toMatch(/gradient/);
      expect(mark).toBe(kinds.get(kindOf(names)));
    }
  });
});

describe.each([
  ['beside the map', WIDE],
  ['beneath the map', NARROW],
])('reading %s', (_, viewport) => {
  test('a chapter scrolled to sets its view and replaces the history entry', async () => {
    const page = await openScene('#date=2015-05-20', viewport);
    expect(await changesOf(page)).toEqual([]);
    await readTo(page, 'Paris');
    expect(await viewOf(page)).toBe('date=2015-11-13&place=paris');
    expect(new Set(await changesOf(page))).toEqual(new Set(['story replace']));
    await page.mouse.wheel(0, -20_000);
    await page.waitForFunction(() => scrollY === 0);
    await page.mouse.wheel(0, 20_000);
    await expect
      .poll(() => viewOf(page), { timeout: 5000 })
      .toBe('date=2016-11-01&place=iraq-and-syria');
  });
});

describe('the text keeps out of the way', () => {
  test('loading and a jump set nothing; a later scroll within the chapter neither', async () => {
    const page = await openScene('#date=2017-01-01&place=raqqa');
    await page.evaluate(() => scrollTo(0, 1400));
    await page.waitForTimeout(400);
    expect(await viewOf(page)).toBe('date=2017-01-01&place=raqqa');
    await page.mouse.move(300, 600);
    await page.mouse.wheel(0, 10);
    await page.waitForTimeout(300);
    expect(await changesOf(page)).toEqual([]);
  });

  test('tabbing through the links sets nothing, scrolling by key does', async () => {
    const page = await openScene();
    for (let i = 0; i < 25; i++) await page.keyboard.press('Tab');
    await page.waitForTimeout(800);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(400);
    expect(await changesOf(page)).toEqual([]);
    await page.keyboard.press('End');
    await expect.poll(() => viewOf(page)).toBe('date=2016-11-01&place=iraq-and-syria');
  });

  test('while the reader scrubs, scrolling sets no view', async () => {
    const page = await openScene();
    await page.mouse.move(300, 600);
    await page.evaluate(() => {
      let day = 16_500;
      setInterval(() => window.readingScene.store.set({ date: day++ }, 'timeline'), 50);
    });
    await page.waitForFunction(() => window.readingScene.changes.length > 0);
    for (let i = 0; i < 10; i++) await page.mouse.wheel(0, 200);
    await page.waitForTimeout(600);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
    expect(new Set(await changesOf(page))).toEqual(new Set(['timeline replace']));
  });
});

describe('marks', () => {
  test('scrubbing marks the passages of the date, and nothing scrolls', async () => {
    const page = await openScene();
    expect(await marked(page)).toEqual([]);
    await set(page, { date: day('2015-11-13') }, 'timeline');
    expect(await marked(page)).toEqual(['The attacks in Paris on 13 Nov']);
    await set(page, { date: day('2015-09-15') }, 'timeline');
    expect(await marked(page)).toEqual([]);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test('a place chosen on the map marks every passage that names it, with a bar at the margin', async () => {
    const page = await openScene();
    await set(page, { place: 'raqqa' }, 'map');
    expect(await marked(page)).toEqual([
      'The facts behind this map poin',
      'What came after is not in the ',
    ]);
    const bar = await page.evaluate(() => {
      const style = getComputedStyle(document.querySelector('.cm-passage.cm-about')!, '::before');
      return [style.borderInlineStartWidth, style.position];
    });
    expect(bar).toEqual(['3px', 'absolute']);
  });

  test.each([
    ['beside the map', WIDE],
    ['beneath the map', NARROW],
  ])(
    'marked passages out of sight are pointed to, %s, and going there keeps the date',
    async (_, viewport) => {
      const page = await openScene('', viewport);
      const pointer = page.getByRole('button', { name: 'Passages about this: 1' });
      expect(await page.locator('.cm-pointer').isVisible()).toBe(false);
      await set(page, { date: day('2017-07-09') }, 'timeline');
      expect(await pointer.getAttribute('data-to')).toBe('below');
      await page.waitForTimeout(600);
      await pointer.click();
      const passage = page.locator('.cm-passage.cm-about');
      const { y } = (await passage.boundingBox())!;
      const mapEnd = viewport === NARROW ? 0.56 * viewport.height : 0;
      expect(y).toBeGreaterThanOrEqual(Math.floor(mapEnd));
      expect(y).toBeLessThan(viewport.height - 24);
      await page.waitForTimeout(300);
      expect(await pointer.isVisible()).toBe(false);
      expect(await passage.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await viewOf(page)).toBe('date=2017-07-09');
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForFunction(() => scrollY === 0);
      expect(await pointer.getAttribute('data-to')).toBe('below');
      await set(page, { date: day('2015-09-15') }, 'timeline');
      expect(await page.locator('.cm-pointer').isVisible()).toBe(false);
    },
  );

  test('a link reached by key is not hidden under the map', async () => {
    const page = await openScene('', NARROW);
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab');
      const clear = await page.evaluate(() => {
        const box = document.activeElement!.getBoundingClientRect();
        return box.top >= document.querySelector('#map')!.getBoundingClientRect().bottom - 1;
      });
      expect(clear).toBe(true);
    }
  });

  test('a pasted link marks its passages, the end takes everything away', async () => {
    const page = await openScene('#place=mali');
    expect(await marked(page)).toEqual(['Fighters have moved from war t']);
    await page.evaluate(() => window.readingScene.destroy());
    expect(await page.locator('.cm-reading').count()).toBe(0);
    await set(page, { place: 'mosul' }, 'map');
    await page.mouse.wheel(0, 400);
    expect(await changesOf(page)).toEqual(['map replace']);
  });
});

describe('the stepper', () => {
  test('shows one chapter, steps by key, sets the view and keeps the focus', async () => {
    const page = await openScene('?stepper');
    const shown = () => page.locator('.cm-chapter:visible');
    expect(await shown().count()).toBe(1);
    expect(await changesOf(page)).toEqual([]);
    const next = page.getByRole('button', { name: 'Next' });
    await next.focus();
    await page.keyboard.press('Enter');
    expect(await shown().getAttribute('data-chapter')).toBe('two-fronts');
    expect(await viewOf(page)).toBe('date=2016-10-21&place=iraq-and-syria');
    const count = await page.locator('.cm-chapter').count();
    expect(await page.locator('[aria-live]').textContent()).toBe(`2 of ${count} Two fronts`);
    for (let i = 0; i < count + 1; i++) await page.keyboard.press('Enter');
    expect(await shown().getAttribute('data-chapter')).toBe('the-conclusion');
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    expect(await next.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(new Set(await changesOf(page))).toEqual(new Set(['story replace']));
  });
});

test('hostile HTML in a story file is taken out', async () => {
  const page = await openScene();
  const hostile =
    '<p onclick="x">a<script>x</script><img src=x onerror=x><a href="java\tscript:x" style="y">b</a><svg><a href="javascript:x">c</a></svg><iframe src="/"></iframe><a href="#place=mosul" rel="noreferrer">d</a></p>';
  const html = await page.evaluate((text) => {
    const box = document.createElement('div');
    box.append(window.readingScene.toSafeFragment(text));
    return box.innerHTML;
  }, hostile);
  expect(html).toBe('<p>a<a>b</a><a href="#place=mosul" rel="noreferrer">d</a></p>');
});

describe('access', () => {
  test.each([
    ['', WIDE],
    ['?theme=dark', WIDE],
    ['', NARROW],
    ['?stepper', NARROW],
    ['?stepper&theme=dark', NARROW],
    ['?text=ar', NARROW],
  ])('axe finds nothing in "%s"', async (query, viewport) => {
    const page = await openScene(`${query}#place=mosul`, viewport);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test.each([
    ['', { width: 390, height: 844 }],
    ['?text=ar', { width: 390, height: 844 }],
    ['', { width: 320, height: 256 }],
  ])('nothing scrolls sideways in "%s" at %o', async (query, viewport) => {
    const page = await openScene(query, viewport);
    const spill = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(spill).toBe(0);
  });

  test('right to left, marks and bar stand on the right', async () => {
    const page = await openScene('?text=ar#place=mosul', NARROW);
    const at = await page.evaluate(() => {
      const passage = document.querySelector<HTMLElement>('.cm-passage.cm-about')!;
      const style = getComputedStyle(passage, '::before');
      return { right: Number.parseFloat(style.right), border: style.borderRightWidth };
    });
    expect(at).toEqual({ right: -14, border: '3px' });
  });
});
