import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type SceneServer, serveScenes } from '../support/scene-server.ts';
import { openScene, type SceneOptions, shownDate } from './open-scene.ts';

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

const slider = (page: Page) => page.getByRole('slider', { name: 'Date' });

async function plotBox(page: Page) {
  return (await page.locator('.cm-plot').boundingBox())!;
}

/** Keeps every change of the store with its origin and history. */
async function recordChanges(page: Page): Promise<void> {
  await page.evaluate(() => {
    const changes: unknown[] = [];
    Object.assign(window, { changes });
    window.scene.store.subscribe(({ view, origin, history }) =>
      changes.push({ ...view, origin, history }),
    );
  });
}

function recorded(page: Page): Promise<Record<string, unknown>[]> {
  return page.evaluate(() => (window as unknown as { changes: Record<string, unknown>[] }).changes);
}

describe('pointer', () => {
  test('a press on the track jumps there, to any day, and says so at once', async () => {
    const page = await open('series=sparse&date=2014-03-01');
    await recordChanges(page);
    const box = await plotBox(page);
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.4, y);
    await page.mouse.down();
    const date = await shownDate(page);
    const expected = await page.evaluate(() => {
      const node = window.scene.container.getRootNode() as ShadowRoot;
      const handle = node.querySelector('.cm-handle')!;
      const [min, max] = ['min', 'max'].map((end) =>
        Number(handle.getAttribute(`aria-value${end}`)),
      );
      return Math.round(min! + 0.4 * (max! + 1 - min!));
    });
    expect(Date.parse(date) / 86_400_000).toBe(expected);
    expect(date).not.toMatch(/-01$/);
    const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    const long = words.format(Date.parse(date));
    expect(await page.locator('.cm-as-of-date').textContent()).toBe(long);
    expect(await page.locator('.cm-handle-plate').textContent()).toBe(long);
    expect(await slider(page).getAttribute('aria-valuetext')).toContain(long);
    await page.mouse.up();
    expect(await recorded(page)).toEqual([
      { date: expected, origin: 'timeline', history: 'replace' },
    ]);
  });

  test('dragging moves the handle with the pointer, also outside the plot', async () => {
    const page = await open('series=daily&date=2023-06-01');
    const box = await plotBox(page);
    const grip = (await page.locator('.cm-handle-grip').boundingBox())!;
    const start = { x: grip.x + grip.width / 2 + 6, y: grip.y + grip.height / 2 };
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    expect(await shownDate(page)).toBe('2023-06-01');
    for (const dx of [30, 90, 200]) {
      await page.mouse.move(start.x + dx, start.y + 40);
      const now = (await page.locator('.cm-handle-grip').boundingBox())!;
      expect(Math.abs(now.x - grip.x - dx)).toBeLessThan(2);
    }
    await page.mouse.move(box.x + box.width + 300, start.y);
    expect(await shownDate(page)).toBe('2024-07-31');
    await page.mouse.up();
    await page.mouse.move(start.x, start.y);
    expect(await shownDate(page)).toBe('2024-07-31');
  });

  test('a finger taps to jump, and a swipe up the page does not change the date', async () => {
    const page = await open('series=estimated&date=2016-10-21', {
      width: 390,
      height: 844,
      hasTouch: true,
    });
    const box = await plotBox(page);
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
      });
    const at = { x: box.x + 40, y: box.y + 30 };
    await touch('touchStart', at.x, at.y);
    for (let dy = 5; dy <= 200; dy += 15) await touch('touchMove', at.x, at.y - dy);
    await touch('touchEnd');
    expect(await shownDate(page)).toBe('2016-10-21');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
    await page.evaluate(() => scrollTo(0, 0));
    await touch('touchStart', at.x, at.y);
    await touch('touchEnd');
    expect((await shownDate(page)).slice(0, 4)).toBe('2014');
  });

  test('the pointer goes to the left as time goes on in Arabic', async () => {
    const page = await open('series=estimated&date=2016-10-21&lang=ar');
    const box = await plotBox(page);
    await page.mouse.click(box.x + box.width * 0.9, box.y + box.height / 2);
    expect((await shownDate(page)).slice(0, 4)).toBe('2014');
    await page.keyboard.press('ArrowLeft');
    const later = await shownDate(page);
    await page.keyboard.press('ArrowRight');
    expect((await shownDate(page)) < later).toBe(true);
  });
});

describe('keys', () => {
  test('step snapshots and months, and reach both ends', async () => {
    const page = await open('series=sparse&date=2016-10-23');
    await slider(page).focus();
    const steps: [string, string][] = [
      ['ArrowRight', '2016-11-04'],
      ['ArrowLeft', '2016-10-21'],
      ['ArrowUp', '2016-11-04'],
      ['ArrowDown', '2016-10-21'],
      ['PageUp', '2016-11-21'],
      ['PageDown', '2016-10-21'],
      ['Home', '2014-01-01'],
      ['ArrowLeft', '2014-01-01'],
      ['End', '2017-01-01'],
      ['ArrowRight', '2017-01-01'],
    ];
    for (const [key, date] of steps) {
      await page.keyboard.press(key);
      expect(await shownDate(page), key).toBe(date);
    }
  });

  test('buttons step to the map before and after', async () => {
    const page = await open('series=daily&date=2022-05-15');
    await page.getByRole('button', { name: 'Next map' }).click();
    const after = await shownDate(page);
    expect(after > '2022-05-16').toBe(true);
    await page.getByRole('button', { name: 'Previous map' }).click();
    expect((await shownDate(page)) <= '2022-05-15').toBe(true);
  });
});

describe('typed date', () => {
  test('is read in words and figures', async () => {
    const page = await open('series=estimated&date=2015-01-01');
    const field = page.getByRole('textbox', { name: 'Date' });
    for (const [text, date] of [
      ['2016-10-21', '2016-10-21'],
      ['4 July 2016', '2016-07-04'],
      ['Oct 2016', '2016-10-01'],
    ] as const) {
      await field.fill(text);
      await field.press('Enter');
      expect(await shownDate(page)).toBe(date);
    }
    expect(await field.inputValue()).toBe('1 October 2016');
  });

  test('says in words what is wrong, and Escape takes it back', async () => {
    const page = await open('series=estimated&date=2016-10-21');
    const field = page.getByRole('textbox', { name: 'Date' });
    const alert = page.getByRole('alert');
    for (const [text, words] of [
      ['soon', '“soon” is not a date. Write 21 October 2016 or 2016-10-21.'],
      ['30 February 2016', 'No calendar has “30 February 2016”.'],
      ['1999-01-01', 'The timeline runs from 1 January 2014 to 31 December 2017.'],
    ] as const) {
      await field.fill(text);
      await field.press('Enter');
      expect(await alert.textContent()).toBe(words);
      expect(await field.getAttribute('aria-invalid')).toBe('true');
    }
    await field.press('Escape');
    expect(await field.inputValue()).toBe('21 October 2016');
    expect(await alert.count()).toBe(0);
    expect(await shownDate(page)).toBe('2016-10-21');
  });
});

describe('playing', () => {
  test('steps the snapshots, stops at the reader’s touch and at the end', async () => {
    const page = await open('series=daily&date=2022-06-01');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => shownDate(page)).not.toBe('2022-06-01');
    const box = await plotBox(page);
    await page.mouse.click(box.x + 20, box.y + box.height / 2);
    await page.getByRole('button', { name: 'Play' }).waitFor();
    const stopped = await shownDate(page);
    await page.waitForTimeout(400);
    expect(await shownDate(page)).toBe(stopped);

    await slider(page).focus();
    await page.keyboard.press('End');
    const last = await shownDate(page);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => shownDate(page)).toBe(last);
    await page.getByRole('button', { name: 'Play' }).waitFor();

    await page.getByRole('button', { name: 'Play' }).click();
    expect((await shownDate(page)).slice(0, 7)).toBe('2022-04');
    await page.evaluate(() => window.scene.store.set({ date: 19_500 }, 'story', 'push'));
    await page.getByRole('button', { name: 'Play' }).waitFor();
  });

  test('is off, with words, when less motion is asked for', async () => {
    const page = await open('series=daily&date=2022-06-01', { reducedMotion: 'reduce' });
    expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(0);
    await page.getByText('No playback: reduced motion').waitFor();
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.getByRole('button', { name: 'Play' }).waitFor();
  });
});

describe('slider', () => {
  test('has its role, range, value and words', async () => {
    const page = await open('series=estimated&date=2016-10-21');
    const day = (iso: string) => String(Date.parse(iso) / 86_400_000);
    const handle = slider(page);
    const attributes = await handle.evaluate((node) =>
      Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
    );
    expect(attributes).toMatchObject({
      role: 'slider',
      tabindex: '0',
      'aria-valuemin': day('2014-01-01'),
      'aria-valuemax': day('2017-12-31'),
      'aria-valuenow': day('2016-10-21'),
      'aria-valuetext': 'Situation as of 21 October 2016 · next map 24 October 2016',
    });
  });

  test('when it rests, one sentence says the date and what changed most', async () => {
    const page = await open('series=estimated&date=2016-10-21');
    const spoken = page.locator('[role=status]');
    await slider(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    expect(await spoken.textContent()).toBe('');
    await expect
      .poll(() => spoken.textContent())
      .toMatch(
        /^\d+ \w+ 2017\. Red Army, influence: about [\d,]+ km² less than on 21 October 2016\.$/,
      );
  });

  test('follows the store, and reading down the page is not spoken over', async () => {
    const page = await open('series=estimated&date=2016-10-21');
    await page.evaluate(() => window.scene.store.set({ date: 16_801 }, 'story', 'replace'));
    expect(await slider(page).getAttribute('aria-valuenow')).toBe('16801');
    await page.waitForTimeout(900);
    expect(await page.locator('[role=status]').textContent()).toBe('');
  });
});

describe('events', () => {
  test('on the chart set date and place, as a step of the history', async () => {
    const page = await open('series=daily&date=2022-06-01');
    await recordChanges(page);
    await page.getByRole('button', { name: '6 June 2023: The dam breaks' }).click();
    expect(await recorded(page)).toEqual([
      {
        date: Date.parse('2023-06-06') / 86_400_000,
        place: 'dam',
        origin: 'timeline',
        history: 'push',
      },
    ]);
  });

  test('before the series are beside the track, listed and reachable by key', async () => {
    const page = await open('series=estimated&date=2016-10-21');
    const beside = page.getByRole('button', { name: '3 earlier events' });
    await beside.focus();
    await page.keyboard.press('Enter');
    const first = page.getByRole('button', { name: 'April 1992 War in the Balkans' });
    expect(await first.evaluate((node) => node.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    expect(await shownDate(page)).toBe('1992-04-01');
    expect(await page.locator('.cm-as-of').textContent()).toContain('No map for 1 April 1992');
    await page.keyboard.press('Escape');
    expect(await page.locator('.cm-panel').isVisible()).toBe(false);
    const toggle = page.getByRole('button', { name: '18 events' });
    expect(await toggle.evaluate((node) => node.matches(':focus'))).toBe(true);
    expect(await toggle.getAttribute('aria-expanded')).toBe('false');
  });

  test('marks are one stop of the keyboard, and tell their words on focus', async () => {
    const page = await open('series=estimated&date=2016-10-21');
    expect(await page.locator('.cm-event[tabindex="0"]').count()).toBe(1);
    await page.locator('.cm-event[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.cm-tip').textContent()).toBe('8 August 2014 First air strikes');
  });
});

describe('zoom', () => {
  test('control and wheel zoom around the pointer; the wheel alone scrolls the page', async () => {
    const page = await open('series=daily&date=2023-06-01');
    const box = await plotBox(page);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, 120);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(120);
    await page.evaluate(() => scrollTo(0, 0));
    const spread = () => page.locator('.cm-tick-year').count();
    const before = await spread();
    await page.keyboard.down('Control');
    for (let i = 0; i < 6; i++) await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await expect.poll(() => page.locator('.cm-tick-day').count()).toBeGreaterThan(10);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(before).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Zoom out on time' }).click();
  });

  test('a date chosen elsewhere comes into sight', async () => {
    const page = await open('series=daily&date=2023-06-01');
    for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'Zoom in on time' }).click();
    await page.evaluate(() => window.scene.store.set({ date: 19_200 }, 'story', 'push'));
    const [box, grip] = [
      await plotBox(page),
      (await page.locator('.cm-handle-grip').boundingBox())!,
    ];
    expect(grip.x).toBeGreaterThan(box.x);
    expect(grip.x).toBeLessThan(box.x + box.width - 16);
  });
});

test('destroy leaves nothing and hears nothing', async () => {
  const page = await open('shapes&series=daily&date=2023-06-01&vs=2022-06-01&mode=flicker');
  const left = await page.evaluate(() => {
    window.scene.timeline.destroy();
    window.scene.asOf.destroy();
    window.scene.store.set({ date: 19_300 }, 'map');
    return (window.scene.container.getRootNode() as ShadowRoot).textContent;
  });
  expect(left).toBe('');
});
