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

const TWO = 'series=estimated&date=2017-07-10&vs=2016-10-17';
const handle = (page: Page, letter: string) =>
  page.getByRole('slider', { name: `Date ${letter}`, exact: true });
const said = (page: Page) => page.locator('[role=status]').textContent();

/** Both dates, the mode and whether one peeks. */
interface Shown {
  readonly a: string | undefined;
  readonly b: string | undefined;
  readonly mode: string | undefined;
  readonly peeking: boolean;
}

function shown(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const { store, attention } = window.scene;
    const { date, vs, mode } = store.get();
    const iso = (day?: number) =>
      day === undefined ? undefined : new Date(day * 86_400_000).toISOString().slice(0, 10);
    return { a: iso(vs), b: iso(date), mode, peeking: attention.get().peeking };
  });
}

async function label(page: Page): Promise<string> {
  return (await page.locator('.cm-as-of').textContent())!.replaceAll(/\s+/g, ' ').trim();
}

async function gripOf(page: Page, letter: 'a' | 'b') {
  const box = (await page.locator(`.cm-handle-${letter} .cm-handle-grip`).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Days between a date and the one whose place is at a pixel of the page, less half a day and what a pixel spans: 0 when it is there. */
async function daysOff(page: Page, iso: string, x: number, rightToLeft = false): Promise<number> {
  const box = (await page.locator('.cm-plot').boundingBox())!;
  const [min, max] = await page
    .locator('.cm-handle-b')
    .evaluate((node) => ['min', 'max'].map((end) => Number(node.getAttribute(`aria-value${end}`))));
  const daysPerPixel = (max! + 1 - min!) / box.width;
  const pixels = rightToLeft ? box.x + box.width - x : x - box.x;
  const off = Math.abs(Date.parse(iso) / 86_400_000 - (min! + pixels * daysPerPixel));
  return Math.max(0, off - 0.5 - daysPerPixel);
}

describe('by keyboard alone', () => {
  test('a comparison is begun, both dates are chosen, the mode is changed, and it is ended', async () => {
    const page = await open('series=estimated&date=2017-07-10');
    const toggle = page.getByRole('button', { name: 'Compare', exact: true });
    await page.locator('body').press('Tab');
    for (let i = 0; i < 12 && !(await toggle.evaluate((node) => node.matches(':focus'))); i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    expect(await toggle.evaluate((node) => node.matches(':focus'))).toBe(true);
    const begun = await shown(page);
    expect(begun).toMatchObject({ b: '2017-07-10', mode: 'change' });
    expect(begun.a! < '2017-04-01' && begun.a! > '2016-12-31').toBe(true);
    await expect.poll(() => said(page)).toMatch(/^Comparing \d+ \w+ 201\d with 10 July 2017\. Red/);

    for (
      let i = 0;
      i < 12 && (await page.locator('.cm-timeline :focus').getAttribute('role')) !== 'slider';
      i++
    )
      await page.keyboard.press('Tab');
    expect(await page.locator('.cm-timeline :focus').getAttribute('aria-label')).toBe('Date A');
    await page.keyboard.press('ArrowLeft');
    const stepped = await shown(page);
    expect(stepped.a! < begun.a!).toBe(true);
    expect(stepped.b).toBe('2017-07-10');
    expect(await handle(page, 'A').getAttribute('aria-valuetext')).toMatch(
      /^A: \d+ \w+ 201\d, map of that day$/,
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('PageDown');
    expect(await shown(page)).toMatchObject({ a: stepped.a, b: '2017-06-10' });
    expect(await handle(page, 'B').getAttribute('aria-valuetext')).toMatch(/^B: 10 June 2017, /);

    await page.getByRole('radio', { name: 'Change' }).focus();
    await page.keyboard.press('ArrowRight');
    expect((await shown(page)).mode).toBe('swipe');
    await toggle.press('Enter');
    expect(await shown(page)).toMatchObject({ b: '2017-06-10', peeking: false });
    expect((await shown(page)).a).toBeUndefined();
    await expect.poll(() => said(page)).toBe('Comparison ended. 10 June 2017.');
    expect(await page.getByRole('slider').count()).toBe(1);
  });

  test('buttons move the handle in focus last, which they name', async () => {
    const page = await open(TWO);
    const named = (name: string) => page.getByRole('button', { name, exact: true });
    await named('Previous map for B').click();
    const moved = await shown(page);
    expect([moved.a, moved.b! < '2017-07-10']).toEqual(['2016-10-17', true]);
    await page.getByRole('textbox', { name: 'Date A' }).focus();
    await named('Previous map for A').click();
    const after = await shown(page);
    expect([after.a! < '2016-10-17', after.b]).toEqual([true, moved.b]);
    await handle(page, 'B').focus();
    expect(await named('Next map for B').isVisible()).toBe(true);
    expect(await page.locator('.cm-handle-idle').getAttribute('aria-label')).toBe('Date A');
  });

  test('playing is off and says why, also when it is pressed', async () => {
    const page = await open(TWO);
    const play = page.getByRole('button', { name: 'Play' });
    const why = 'No playback while two dates are compared';
    expect(await play.getAttribute('aria-disabled')).toBe('true');
    expect(await play.getAttribute('title')).toBe(why);
    await page.getByText(why).first().waitFor();
    await play.press('Enter');
    expect(await said(page)).toBe(why);
    expect(await page.locator('.cm-bubble').textContent()).toBe(why);
    await page.waitForTimeout(1000);
    expect((await shown(page)).b).toBe('2017-07-10');
  });

  test('beginning a comparison stops what plays', async () => {
    const page = await open('series=daily&date=2022-06-01');
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    const stopped = await shown(page);
    await page.waitForTimeout(400);
    expect(await shown(page)).toEqual(stopped);
  });

  test('there is nothing to compare in a series of one map', async () => {
    const page = await open('series=daily&count=1&date=2022-04-03');
    const toggle = page.getByRole('button', { name: 'Compare', exact: true });
    expect(await toggle.getAttribute('aria-disabled')).toBe('true');
    await toggle.press('Enter');
    expect(await said(page)).toBe('There is only one map: nothing to compare it with');
    expect((await shown(page)).a).toBeUndefined();
  });
});

describe('typed dates', () => {
  test('each field moves its own date, and says what is wrong with its own', async () => {
    const page = await open(TWO);
    const field = (letter: string) => page.getByRole('textbox', { name: `Date ${letter}` });
    await field('A').fill('4 July 2016');
    await field('A').press('Enter');
    expect(await shown(page)).toMatchObject({ a: '2016-07-04', b: '2017-07-10' });
    await field('B').fill('2016-01-31');
    await field('B').press('Enter');
    expect(await shown(page)).toMatchObject({ a: '2016-07-04', b: '2016-01-31' });
    await field('A').fill('31 June 2016');
    await field('A').press('Enter');
    expect(await page.getByRole('alert').textContent()).toBe('No calendar has “31 June 2016”.');
    expect(await field('A').getAttribute('aria-invalid')).toBe('true');
    expect(await field('B').getAttribute('aria-invalid')).toBeNull();
    await field('A').press('Escape');
    expect(await field('A').inputValue()).toBe('4 July 2016');
    expect(await shown(page)).toMatchObject({ a: '2016-07-04', b: '2016-01-31' });
  });

  test('on a phone both are in the panel, where the comparison is begun', async () => {
    const page = await open('series=estimated&date=2017-07-10', { width: 390, height: 844 });
    await page.locator('.cm-more').click();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    expect(await page.locator('.cm-panel').isVisible()).toBe(false);
    expect(await handle(page, 'A').evaluate((node) => node.matches(':focus'))).toBe(true);
    await page.locator('.cm-more').click();
    await page.getByRole('textbox', { name: 'Date A' }).fill('2016-10-17');
    await page.getByRole('textbox', { name: 'Date A' }).press('Enter');
    expect((await shown(page)).a).toBe('2016-10-17');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'End comparison' }).click();
    expect((await shown(page)).a).toBeUndefined();
  });
});

test('a slim slider, as at 200% zoom, keeps everything in its panel', async () => {
  const page = await open('series=estimated&date=2017-07-10&height=48', {
    width: 640,
    height: 600,
  });
  await page.locator('.cm-more').press('Enter');
  const panel = (await page.locator('.cm-panel').boundingBox())!;
  expect(panel.y).toBeGreaterThanOrEqual(0);
  await page.getByRole('button', { name: 'Compare', exact: true }).press('Enter');
  await page.locator('.cm-more').press('Enter');
  const field = page.getByRole('textbox', { name: 'Date A' });
  await field.fill('2016-10-17');
  await field.press('Enter');
  await page.getByRole('radio', { name: 'Change' }).press('ArrowRight');
  expect(await shown(page)).toMatchObject({ a: '2016-10-17', b: '2017-07-10', mode: 'swipe' });
});

describe('pointer', () => {
  test('a drag takes the nearer handle, whose date stays under the pointer; the other stays', async () => {
    const page = await open('series=sparse&date=2016-01-01&vs=2014-09-01');
    for (const [letter, still] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const before = await shown(page);
      const grip = await gripOf(page, letter);
      await page.mouse.move(grip.x, grip.y);
      await page.mouse.down();
      for (const dx of [13, 40, 71, -55]) {
        await page.mouse.move(grip.x + dx, grip.y - 6);
        const now = await shown(page);
        expect(await daysOff(page, now[letter]!, grip.x + dx)).toBe(0);
        expect(now[still]).toBe(before[still]);
      }
      await page.mouse.up();
      const name = letter.toUpperCase();
      expect(await handle(page, name).evaluate((node) => node.matches(':focus'))).toBe(true);
    }
  });

  test('a press on the track brings the nearer handle; handles cross and keep their letters', async () => {
    const page = await open('series=sparse&date=2016-01-01&vs=2014-09-01');
    const box = (await page.locator('.cm-plot').boundingBox())!;
    const y = box.y + box.height - 6;
    await page.mouse.click(box.x + 30, y);
    const pressed = await shown(page);
    expect(await daysOff(page, pressed.a!, box.x + 30)).toBe(0);
    expect(pressed.b).toBe('2016-01-01');
    const [a, b] = [await gripOf(page, 'a'), await gripOf(page, 'b')];
    await page.mouse.move(a.x, a.y);
    await page.mouse.down();
    await page.mouse.move((a.x + b.x) / 2, a.y);
    await page.mouse.move(b.x + 60, a.y);
    await page.mouse.up();
    const crossed = await shown(page);
    expect(await daysOff(page, crossed.a!, b.x + 60)).toBe(0);
    expect(crossed.b).toBe('2016-01-01');
    expect(await page.locator('.cm-handle-a .cm-handle-grip').textContent()).toBe('A');
    const from = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    const late = from.format(Date.parse(crossed.a!));
    expect(await label(page)).toMatch(new RegExp(`^Since ${late} .*as of January 2016$`));
  });

  test('on one and the same day each is taken by its own grip', async () => {
    const page = await open('series=daily&date=2023-06-01&vs=2023-06-01');
    for (const letter of ['a', 'b'] as const) {
      const before = await shown(page);
      const grip = await gripOf(page, letter);
      await page.mouse.move(grip.x, grip.y);
      await page.mouse.down();
      await page.mouse.move(grip.x + 40, grip.y);
      await page.mouse.up();
      const other = letter === 'a' ? 'b' : 'a';
      const now = await shown(page);
      expect(now[other]).toBe(before[other]);
      expect(now[letter]! > before[letter]!).toBe(true);
      await page.evaluate(() => window.scene.store.set({ date: 19_509, vs: 19_509 }, 'map'));
    }
  });

  test('in Arabic both go to the left as time goes on', async () => {
    const page = await open(`${TWO}&lang=ar`);
    const [a, b] = [await gripOf(page, 'a'), await gripOf(page, 'b')];
    expect(b.x).toBeLessThan(a.x);
    await page.mouse.move(a.x, a.y);
    await page.mouse.down();
    await page.mouse.move(a.x + 80, a.y);
    await page.mouse.up();
    const dragged = await shown(page);
    expect(await daysOff(page, dragged.a!, a.x + 80, true)).toBe(0);
    expect(dragged.b).toBe('2017-07-10');
    const slider = page.getByRole('slider', { name: 'التاريخ أ' });
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^أ: /);
    const before = (await shown(page)).a!;
    await page.keyboard.press('ArrowLeft');
    expect((await shown(page)).a! > before).toBe(true);
  });

  test('on a slim slider each handle is dragged and reached by key', async () => {
    const page = await open(`${TWO}&height=40`, { width: 300 });
    const [a, b] = [await gripOf(page, 'a'), await gripOf(page, 'b')];
    await page.mouse.move(a.x, a.y);
    await page.mouse.down();
    await page.mouse.move(a.x - 50, a.y);
    await page.mouse.up();
    const dragged = await shown(page);
    expect(await daysOff(page, dragged.a!, a.x - 50)).toBe(0);
    expect(dragged.b).toBe('2017-07-10');
    expect(await gripOf(page, 'b')).toEqual(b);
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    expect((await shown(page)).b! > '2017-09-01').toBe(true);
  });
});

describe('label and words', () => {
  test.each([
    ['change', 'Since 17 October 2016 as of 10 July 2017'],
    ['swipe', 'Situation as of 17 October 2016 and of 10 July 2017'],
    ['flicker', 'Situation as of 10 July 2017 compared with 17 October 2016'],
  ])('%s names both dates', async (mode, words) => {
    const page = await open(`${TWO}&mode=${mode}`);
    expect(await label(page)).toBe(words);
  });

  test('a date without a map says so for its own handle', async () => {
    const page = await open('series=sparse&date=2014-06-01&vs=2015-06-20');
    expect(await handle(page, 'A').getAttribute('aria-valuetext')).toBe(
      'A: 20 June 2015, no map, last map December 2014, 6 months earlier',
    );
    expect(await handle(page, 'B').getAttribute('aria-valuetext')).toBe(
      'B: June 2014, map of that month',
    );
    expect(await label(page)).toBe(
      'Since 20 June 2015 no map, last map December 2014, 6 months earlier as of June 2014',
    );
  });

  test('dates that are not comparable are said not to be', async () => {
    const page = await open('series=mixed&date=2024-01-01&vs=2022-06-01');
    expect(await label(page)).toContain('The two dates are not comparable');
    await page.evaluate(() => window.scene.store.set({ date: 19_200 }, 'map'));
    expect(await label(page)).not.toContain('not comparable');
  });

  test('swapping sets each date in the other’s place', async () => {
    const page = await open(TWO);
    await page.getByRole('button', { name: 'Swap the two dates' }).click();
    expect(await shown(page)).toMatchObject({ a: '2017-07-10', b: '2016-10-17' });
  });
});

describe('flicker', () => {
  const peek = (page: Page) => page.getByRole('button', { name: 'Hold to see 17 October 2016' });
  const peeking = async (page: Page) => (await shown(page)).peeking;

  test('shows the other date while the button is held by the pointer', async () => {
    const page = await open(`${TWO}&mode=flicker`);
    const box = (await peek(page).boundingBox())!;
    await page.mouse.move(box.x + 10, box.y + 10);
    await page.mouse.down();
    expect(await peeking(page)).toBe(true);
    expect(await label(page)).toMatch(/^Situation as of 17 October 2016 .*compared with 10 July/);
    expect(await said(page)).toBe('17 October 2016, map of that day.');
    await page.mouse.move(box.x + 10, box.y - 100);
    expect(await peeking(page)).toBe(true);
    await page.mouse.up();
    expect(await peeking(page)).toBe(false);
    expect(await label(page)).toMatch(/^Situation as of 10 July 2017/);
  });

  test('or by a key, and lets go when the focus leaves, the gesture is cancelled or the mode changes', async () => {
    const page = await open(`${TWO}&mode=flicker`);
    await peek(page).focus();
    for (const key of [' ', 'Enter']) {
      await page.keyboard.down(key);
      expect(await peeking(page)).toBe(true);
      await page.keyboard.up(key);
      expect(await peeking(page)).toBe(false);
    }
    await page.keyboard.down(' ');
    await page.keyboard.press('Tab');
    expect(await peeking(page)).toBe(false);
    await page.keyboard.up(' ');

    const box = (await peek(page).boundingBox())!;
    await page.mouse.move(box.x + 10, box.y + 10);
    await page.mouse.down();
    await peek(page).dispatchEvent('pointercancel');
    expect(await peeking(page)).toBe(false);
    await page.mouse.up();

    await peek(page).focus();
    await page.keyboard.down(' ');
    await page.evaluate(() => window.scene.store.set({ mode: 'change' }, 'map'));
    expect(await peeking(page)).toBe(false);
    expect(await peek(page).count()).toBe(0);
  });

  test('who can only press presses twice', async () => {
    const page = await open(`${TWO}&mode=flicker`);
    const press = () => peek(page).evaluate((node) => (node as HTMLButtonElement).click());
    await press();
    expect(await peeking(page)).toBe(true);
    await press();
    expect(await peeking(page)).toBe(false);
  });
});
