import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { comparedZones } from '../../../src/core/figures/compared-zones.ts';
import { mappedChange } from '../../../src/core/figures/mapped-change.ts';
import { toDay } from '../../../src/core/time/civil-date.ts';
import type { ViewState } from '../../../src/core/view/view-state.ts';
import { formatAreaKm2 } from '../../../src/core/words/format.ts';
import type { Outline } from '../../../src/ui/state/attention.ts';
import { madeTopology } from '../../scenes/map/made-topology.ts';
import { launchChromium } from '../support/chromium.ts';
import { type SceneServer, serveScenes } from '../support/scene-server.ts';
import { openScene, pictureOf } from './scene.ts';

const SIZE = { width: 700, height: 480 };
const topology = madeTopology();
const [A, B] = [toDay('2020-01-02'), toDay('2020-02-02')];
let browser: Browser;
let server: SceneServer;
let page: Page;
let close: () => Promise<void>;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveScenes()]);
  ({ page, close } = await openScene(
    browser,
    `${server.url}tests/scenes/map/map.html#date=2020-02-02`,
    SIZE,
  ));
  await page.waitForFunction(() => window.mapScene.map.loaded());
});
beforeEach(() =>
  page.evaluate(() => {
    const { store, attention, map } = window.mapScene;
    attention.set({ outlines: [], pointed: null, chosen: null, peeking: false });
    const { vs, mode, place, spot } = {
      vs: undefined,
      mode: undefined,
      place: undefined,
      spot: undefined,
    };
    store.set({ date: 18294, vs, mode, place, spot, zone: undefined, lang: undefined }, 'page');
    map.fitBounds([36, 31, 48, 37], { duration: 0 });
  }),
);
afterAll(async () => {
  await close?.();
  await browser?.close();
  await server?.close();
});

const view = (): Promise<ViewState> => page.evaluate(() => window.mapScene.store.get());
const set = (patch: ViewState) =>
  page.evaluate((patch) => window.mapScene.store.set(patch, 'timeline'), patch);
const drawn = () =>
  page.evaluate(async () => {
    const { layer } = window.mapScene;
    await layer.whenDrawn();
    return { snapshot: layer.drawn, comparison: layer.drawnComparison };
  });
const project = (at: readonly [number, number]) =>
  page.evaluate(([lon, lat]) => {
    const { x, y } = window.mapScene.map.project([lon, lat]);
    return { x, y };
  }, at);
const expectNoAxeProblems = async () => {
  const { violations } = await new AxeBuilder({ page }).include('#map').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([]);
};

describe('swipe', () => {
  const slider = () => page.getByRole('slider', { name: 'Divider between the two dates' });
  const percent = async () => Number(await slider().getAttribute('aria-valuenow'));

  test('is a slider that names both dates, moved by keys', async () => {
    await set({ date: B, vs: A, mode: 'swipe' });
    expect((await drawn()).comparison).toMatchObject({
      compareWith: 1,
      mode: 'swipe',
      divider: 0.5,
    });
    expect(await slider().getAttribute('aria-valuetext')).toBe(
      'Left A 2 January 2020, right B 2 February 2020, divided at 50%',
    );
    await slider().focus();
    await page.keyboard.press('ArrowLeft');
    expect(await percent()).toBe(48);
    await page.keyboard.press('PageUp');
    expect(await percent()).toBe(58);
    await page.keyboard.press('Home');
    expect(await percent()).toBe(0);
    await page.keyboard.press('End');
    expect((await drawn()).comparison?.divider).toBe(1);
    await expectNoAxeProblems();
  });

  test('is dragged by mouse and by touch, and leaves the map where it is', async () => {
    await set({ date: B, vs: A, mode: 'swipe' });
    await slider().focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < 5; i++) await page.keyboard.press('PageUp');
    const camera = () => page.evaluate(() => window.mapScene.map.getCenter().toArray());
    const before = await camera();
    const box = (await slider().boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    await page.mouse.move(420, y, { steps: 4 });
    await page.mouse.up();
    expect(await percent()).toBe(60);
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: x === undefined ? [] : [{ x, y }],
      });
    await touch('touchStart', 420);
    for (const x of [380, 300, 210]) await touch('touchMove', x);
    await touch('touchEnd');
    await expect.poll(percent).toBe(30);
    expect((await drawn()).comparison?.divider).toBeCloseTo(0.3, 2);
    expect(await camera()).toEqual(before);
  });

  test('has the earlier date where reading begins, and says where there is no map', async () => {
    await set({ date: B, vs: toDay('2019-06-01'), mode: 'swipe', lang: 'ar' });
    expect((await drawn()).comparison).toMatchObject({ compareWith: null, comparedOnRight: true });
    const veil = page.locator('.cm-swipe-right .cm-swipe-veil');
    expect(await veil.isVisible()).toBe(true);
    expect(await page.locator('.cm-swipe-left .cm-swipe-veil').isVisible()).toBe(false);
    expect(await page.locator('.cm-swipe-right .cm-date-flag').textContent()).toContain('2019');
  });
});

describe('flicker', () => {
  test('shows the compared date while it is peeked at, and says which is shown', async () => {
    await set({ date: B, vs: A, mode: 'flicker' });
    const flag = page.locator('.cm-date-shown');
    expect(await drawn()).toEqual({ snapshot: 4, comparison: null });
    expect(await flag.textContent()).toBe('Shown: B 2 February 2020');
    await page.evaluate(() => window.mapScene.attention.set({ peeking: true }));
    expect((await drawn()).snapshot).toBe(1);
    expect(await flag.textContent()).toBe('Shown: A 2 January 2020');
    await page.evaluate(() => window.mapScene.attention.set({ peeking: false }));
    expect((await drawn()).snapshot).toBe(4);
    await expectNoAxeProblems();
  });
});

describe('change', () => {
  test('has a legend with the areas of the figures, of all control and of one zone', async () => {
    await set({ date: B, vs: A });
    const row = (kind: string) => page.locator(`.cm-legend-row[data-kind="${kind}"]`);
    for (const [id, zone] of [
      [undefined, undefined],
      ['red/influence', topology.series.zones.findIndex(({ id }) => id === 'red/influence')],
    ] as const) {
      await set({ ...(await view()), ...(id && { zone: id }) });
      const { zones, contestedKm2 } = mappedChange(
        topology,
        comparedZones(topology.series, zone),
        1,
        4,
      );
      const area = (km2: number) => formatAreaKm2(km2, { language: 'en' });
      await expect.poll(() => row('held').textContent()).toBe(`held${area(zones[0]!.heldKm2)}`);
      expect(await row('gain').textContent()).toBe(`gained${area(zones[0]!.gainKm2)}`);
      expect(await row('loss').textContent()).toBe(`lost${area(zones[0]!.lossKm2)}`);
      if (contestedKm2 === null) expect(await row('contested').count()).toBe(0);
      else expect(await row('contested').textContent()).toContain(area(contestedKm2));
    }
    await expectNoAxeProblems();
  });

  test('greys the land where one date has no map, and never shows a loss', async () => {
    const land = () =>
      page.evaluate(() => window.mapScene.map.getPaintProperty('focusLand', 'fill-color'));
    await set({ date: B, vs: A });
    const plain = await land();
    await set({ date: B, vs: toDay('2019-06-01') });
    expect((await drawn()).comparison?.compareWith).toBeNull();
    expect(await land()).not.toBe(plain);
    expect(await page.locator('.cm-legend-area').allTextContents()).toEqual(['', '', '', '']);
  });
});

describe('outlines and spots', () => {
  const outline = (id: string, west: number, south: number, size: number): Outline => ({
    id,
    text: `about ${id}`,
    polygon: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
    bbox: [west, south, west + size, south + size],
    estimated: false,
  });
  const outlines = [outline('wide', 37, 32, 3), outline('small', 38, 33, 1)];
  const attending = () =>
    page.evaluate(() => {
      const { pointed, chosen } = window.mapScene.attention.get();
      return { pointed, chosen };
    });
  /** Green of the pixels across the western edge of the wide one. */
  const edgeOfWide = async () => {
    await page.waitForFunction(() => window.mapScene.map.loaded());
    const { x, y } = await project([37, 34.5]);
    const picture = await pictureOf(page);
    return Array.from(
      { length: 25 },
      (_, i) => picture.at(Math.round(x) + i - 12, Math.round(y))[1],
    );
  };
  const steepest = (profile: readonly number[]) =>
    Math.max(...profile.slice(1).map((green, i) => Math.abs(green - profile[i]!)));
  const give = () =>
    page.evaluate((outlines) => window.mapScene.attention.set({ outlines }), outlines);

  test('one under the pointer is pointed to, its words beside it; one pointed to elsewhere stands out', async () => {
    const bare = await edgeOfWide();
    await give();
    const inside = await project([38.5, 33.5]);
    await page.mouse.move(inside.x, inside.y);
    await expect.poll(attending).toEqual({ pointed: 'small', chosen: null });
    const label = page.locator('.cm-outline-label');
    expect(await label.textContent()).toBe('about small');
    const box = (await label.boundingBox())!;
    const [a, b] = [await project([38, 34]), await project([39, 33])];
    const covers =
      box.x < b.x && box.x + box.width > a.x && box.y < b.y && box.y + box.height > a.y;
    expect(covers).toBe(false);
    const outside = await project([45, 36.6]);
    await page.mouse.move(outside.x, outside.y);
    await expect.poll(attending).toEqual({ pointed: null, chosen: null });

    expect(await edgeOfWide()).toEqual(bare);
    await page.evaluate(() => window.mapScene.attention.set({ pointed: 'wide' }));
    const crisp = await edgeOfWide();
    expect(Math.min(...crisp)).toBeLessThan(Math.min(...bare) - 40);
    await page.evaluate(
      (outlines) => window.mapScene.attention.set({ outlines }),
      outlines.map((each) => ({ ...each, estimated: true })),
    );
    const soft = await edgeOfWide();
    expect(Math.min(...soft)).toBeLessThan(Math.min(...bare) - 40);
    expect(steepest(soft)).toBeLessThan(steepest(crisp) * 0.6);
  });

  test('a tap chooses it and the camera goes there; Escape lets go', async () => {
    await give();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const inside = await project([38.5, 33.5]);
    await page.mouse.click(inside.x, inside.y);
    await expect.poll(attending).toMatchObject({ chosen: 'small' });
    const bounds = await page.evaluate(() => window.mapScene.map.getBounds().toArray().flat());
    expect(bounds[0]).toBeLessThan(38);
    expect(bounds[2]! - bounds[0]!).toBeLessThan(6);
    expect((await view()).map!.lon).toBeCloseTo(38.5, 1);
    expect((await view()).spot).toBeUndefined();
    await page.keyboard.press('Escape');
    expect((await attending()).chosen).toBeNull();
    await page.emulateMedia({ reducedMotion: 'no-preference' });
  });

  test('any other point is the spot, marked; Escape clears it', async () => {
    await page.evaluate(() => {
      window.mapScene.store.subscribe(({ origin, history }) => {
        document.title = `${origin} ${history}`;
      });
    });
    const at = await project([45.5, 31.6]);
    await page.mouse.click(at.x, at.y);
    const { spot } = await view();
    expect(spot!.lon).toBeCloseTo(45.5, 1);
    expect(spot!.lat).toBeCloseTo(31.6, 1);
    expect(await page.title()).toBe('map push');
    const mark = page.getByRole('img', { name: /Chosen point 31\.6/ });
    const box = (await mark.boundingBox())!;
    expect(box.x + box.width / 2).toBeCloseTo(at.x, -0.5);
    await expectNoAxeProblems();
    await page.keyboard.press('Escape');
    expect((await view()).spot).toBeUndefined();
    expect(await mark.count()).toBe(0);
  });
});
