import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { coverageAt } from '../../../src/core/series/coverage.ts';
import { toDay } from '../../../src/core/time/civil-date.ts';
import type { ViewState } from '../../../src/core/view/view-state.ts';
import { mix, parseHex } from '../../../src/picture/color.ts';
import { palettes } from '../../../src/picture/palette.ts';
import { inkColor, zonePaints } from '../../../src/picture/zone-paint.ts';
import { madePlaces } from '../../scenes/map/made-places.ts';
import { madeTopology } from '../../scenes/map/made-topology.ts';
import { launchChromium } from '../support/chromium.ts';
import { type SceneServer, serveScenes } from '../support/scene-server.ts';
import { openScene, pictureOf, place, ringsOnScreen, seeded } from './scene.ts';

const SIZE = { width: 700, height: 480 };
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const topology = madeTopology();
const mosul = madePlaces.features.find(({ properties }) => properties.id === 'mosul')!;
const FIRST = toDay('2020-01-01');
let browser: Browser;
let server: SceneServer;
let opened: { page: Page; close(): Promise<void> } | null = null;

beforeAll(async () => {
  console.log(`seed ${seed}`);
  [browser, server] = await Promise.all([launchChromium(), serveScenes()]);
});
afterEach(async () => {
  await opened?.close();
  opened = null;
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(query = '', size = SIZE): Promise<Page> {
  opened = await openScene(browser, `${server.url}tests/scenes/map/map.html${query}`, size);
  return opened.page;
}

/** Waits for the end of any flight, and for the basemap's tiles. */
async function settled(page: Page): Promise<void> {
  await resting(page);
  await page.waitForFunction(() => window.mapScene.map.loaded());
}

async function resting(page: Page): Promise<void> {
  await page.waitForFunction(() => !window.mapScene.map.isMoving());
}

/** The browser tells of changed media with its frames. */
async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

const view = (page: Page): Promise<ViewState> => page.evaluate(() => window.mapScene.store.get());
const set = (page: Page, patch: ViewState) =>
  page.evaluate((patch) => window.mapScene.store.set(patch, 'timeline'), patch);
const project = (page: Page, at: readonly [number, number]) =>
  page.evaluate(([lon, lat]) => {
    const { x, y } = window.mapScene.map.project([lon, lat]);
    return { x, y };
  }, at);

describe('the map follows the view', () => {
  test('control is where it is on random dates, and nowhere on a date without a map', async () => {
    const page = await open();
    await settled(page);
    const random = seeded(seed);
    const land = palettes.light.focusLand;
    const [control] = zonePaints(topology.series, 'light', false).filter((p) => p.zone === 0);
    const fill = parseHex(mix(control!.ground.color, land, control!.ground.opacity));
    let gaps = 0;
    for (let i = 0; i < 10; i++) {
      const day = i === 0 ? toDay('2020-06-01') : FIRST + Math.floor(random() * 100) - 5;
      await page.evaluate((day) => {
        window.mapScene.store.set({ date: day }, 'timeline');
        return window.mapScene.setDate(day);
      }, day);
      const covered = coverageAt(topology.series, day);
      if (!covered) gaps++;
      const rings = await ringsOnScreen(page, topology, covered?.index ?? 0, {
        zones: (zone) => zone === 0,
      });
      const picture = await pictureOf(page);
      let hits = 0;
      let inside = 0;
      for (let k = 0; k < 1500; k++) {
        const [x, y] = [Math.floor(random() * SIZE.width), Math.floor(random() * SIZE.height)];
        const where = place(rings, [x + 0.5, y + 0.5]);
        if (!where.inside || where.away < 3) continue;
        const pixel = picture.at(x, y);
        inside++;
        if (fill.every((channel, c) => Math.abs(channel - pixel[c]!) <= 12)) hits++;
      }
      expect(inside).toBeGreaterThan(5);
      // Rivers, borders, names and neighbours' land take some of the pixels.
      if (covered) expect(hits / inside, `day ${day}`).toBeGreaterThan(0.4);
      else expect(hits, `day ${day}`).toBe(0);
    }
    expect(gaps).toBeGreaterThan(0);
  });

  test('land is grey on a date without a map, and has its colour again after', async () => {
    const page = await open('#map=7/32.3/44.5');
    await settled(page);
    // South-west of Najaf: land without a name or a zone.
    const at = async () => (await pictureOf(page)).at(150, 350).slice(0, 3);
    const plain = await at();
    await set(page, { date: toDay('2019-12-01') });
    const grey = await at();
    expect(grey[0]).toBeLessThan(plain[0]! - 30);
    await set(page, { date: FIRST });
    expect(await at()).toEqual(plain);
  });

  test('a change of theme and language restyles the same map, zones and places included', async () => {
    const page = await open('#date=2020-01-03');
    await set(page, { theme: 'dark', lang: 'ar' });
    await settled(page);
    const after = await page.evaluate(() => {
      const { map } = window.mapScene;
      const layers = map.getLayersOrder();
      return {
        sea: map.getPaintProperty('sea', 'background-color'),
        control: layers.indexOf('control'),
        rivers: layers.indexOf('rivers'),
        ring: map.getFeatureState({ source: 'cm-places', id: 0 })?.ring,
        label: map.getCanvas().getAttribute('aria-label'),
      };
    });
    expect(after.sea).toBe(palettes.dark.sea);
    expect(after.control).toBe(after.rivers - 1);
    expect(after.ring).toBe(inkColor('#c8102e', 'dark'));
    expect(after.label).toBe('خريطة');
  });

  test('a context lost comes back with zones and rings', async () => {
    const page = await open('#date=2020-01-03');
    await page.evaluate(async () => {
      const { map, layer } = window.mapScene;
      const gl = map.painter.context.gl as WebGL2RenderingContext;
      const extension = gl.getExtension('WEBGL_lose_context')!;
      const restored = new Promise((resolve) => map.once('webglcontextrestored', resolve));
      extension.loseContext();
      await new Promise((resolve) => setTimeout(resolve, 50));
      extension.restoreContext();
      await restored;
      await layer.whenDrawn();
    });
    const ring = await page.evaluate(
      () => window.mapScene.map.getFeatureState({ source: 'cm-places', id: 0 })?.ring,
    );
    expect(ring).toBe(inkColor('#c8102e', 'light'));
  });
});

describe('camera', () => {
  test('a drag writes the camera into the view, once it ends', async () => {
    const page = await open();
    expect((await view(page)).map).toBeUndefined();
    await page.mouse.move(350, 240);
    await page.mouse.down();
    await page.mouse.move(400, 280, { steps: 5 });
    await page.mouse.up();
    await resting(page);
    const camera = await page.evaluate(() => ({
      zoom: window.mapScene.map.getZoom(),
      lat: window.mapScene.map.getCenter().lat,
      lon: window.mapScene.map.getCenter().lng,
    }));
    expect((await view(page)).map).toEqual(camera);
    await page.getByRole('button', { name: 'Whole map' }).click();
    await resting(page);
    expect((await view(page)).map).toBeUndefined();
  });

  test('a camera in the view moves the map, without an echo', async () => {
    const page = await open();
    const camera = { zoom: 7, lat: 34, lon: 43 };
    await set(page, { map: camera });
    await resting(page);
    expect((await view(page)).map!.zoom).toBeCloseTo(7, 2);
    const { lng, lat } = await page.evaluate(() => window.mapScene.map.getCenter());
    expect([lng, lat].map((v) => Math.round(v * 100) / 100)).toEqual([43, 34]);
  });

  test('a place chosen elsewhere is flown to, at once under reduced motion', async () => {
    const page = await open();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await nextFrame(page);
    const moving = await page.evaluate(() => {
      window.mapScene.store.set({ place: 'mosul' }, 'story', 'push');
      return window.mapScene.map.isMoving();
    });
    expect(moving).toBe(false);
    const { lng, lat } = await page.evaluate(() => window.mapScene.map.getCenter());
    expect(lng).toBeCloseTo(mosul.geometry.coordinates[0], 3);
    expect(lat).toBeCloseTo(mosul.geometry.coordinates[1], 3);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await nextFrame(page);
    await set(page, { place: 'raqqa' });
    expect(await page.evaluate(() => window.mapScene.map.isMoving())).toBe(true);
    await resting(page);
  });

  test('keys and buttons zoom', async () => {
    const page = await open();
    const zoom = () => page.evaluate(() => window.mapScene.map.getZoom());
    const before = await zoom();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await resting(page);
    expect(await zoom()).toBeCloseTo(before + 1, 1);
    await page.locator('canvas').focus();
    await page.keyboard.press('-');
    await resting(page);
    expect(await zoom()).toBeCloseTo(before, 1);
  });
});

describe('places', () => {
  test('a click chooses the place, pushes, and tells its holder and history; the empty map clears', async () => {
    const page = await open('#date=2020-01-03');
    await settled(page);
    await page.evaluate(() => {
      window.mapScene.store.subscribe(({ origin, history }) => {
        document.title = `${origin} ${history}`;
      });
    });
    const { x, y } = await project(page, mosul.geometry.coordinates);
    await page.mouse.click(x, y);
    expect((await view(page)).place).toBe('mosul');
    expect(await page.title()).toBe('map push');
    const plate = page.getByRole('region', { name: 'Mosul' });
    expect(await plate.textContent()).toContain('Held by Red on 3 January 2020');
    expect(await plate.locator('li').count()).toBe(3);
    await set(page, { date: toDay('2020-02-10') });
    expect(await plate.textContent()).toContain('Held by Blue on 10 February 2020');
    await page.mouse.click(x, y - 60);
    expect((await view(page)).place).toBeUndefined();
    expect(await plate.count()).toBe(0);
  });

  test.each([
    ['wide', { width: 900, height: 600 }],
    ['narrow', { width: 390, height: 500 }],
  ])('the plate neither covers its place nor leaves the map, %s', async (_, size) => {
    const page = await open('#date=2020-01-03&place=mosul', size);
    const random = seeded(seed);
    const moves = Array.from({ length: 40 }, () => [random(), random()] as const);
    const seen = await page.evaluate(
      ({ moves, at, size }) => {
        const { map } = window.mapScene;
        const plate = document.querySelector('.cm-place-plate')!;
        return moves.map(([x, y]) => {
          // From a fifth of the map outside it to a fifth beyond its other side.
          const wanted = [(x * 1.4 - 0.2) * size.width, (y * 1.4 - 0.2) * size.height] as const;
          const now = map.project(at);
          map.panBy([now.x - wanted[0], now.y - wanted[1]], { duration: 0 });
          const { left, top, right, bottom, width } = plate.getBoundingClientRect();
          const place = map.project(at);
          return { place, box: { left, top, right, bottom }, isShown: width > 0 };
        });
      },
      { moves, at: [...mosul.geometry.coordinates] as [number, number], size },
    );
    expect(new Set(seen.map(({ isShown }) => isShown)).size).toBe(2);
    for (const { place: at, box, isShown } of seen) {
      const inView = at.x >= 0 && at.y >= 0 && at.x <= size.width && at.y <= size.height;
      expect(isShown).toBe(inView);
      if (!isShown) continue;
      const covers = at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom;
      expect(covers, `${at.x}, ${at.y}`).toBe(false);
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(size.width);
      expect(box.bottom).toBeLessThanOrEqual(size.height);
    }
  });

  test('a place that the gazetteer knows is named once', async () => {
    const page = await open('#map=7/36.34/43.13');
    await settled(page);
    const names = await page.evaluate(() =>
      window.mapScene.map
        .queryRenderedFeatures({
          layers: window.mapScene.map.getLayersOrder().filter((id) => /place-names/.test(id)),
        })
        .map(({ properties }) => properties.name as string),
    );
    expect(names.filter((name) => name === 'Mosul').length).toBe(1);
    expect(new Set(names).size).toBe(names.length);
  });

  test('the place under the pointer is named with its holder', async () => {
    const page = await open('#date=2020-01-03');
    await settled(page);
    const { x, y } = await project(page, mosul.geometry.coordinates);
    await page.mouse.move(x, y);
    const label = page.locator('.cm-place-hover');
    await label.waitFor({ state: 'visible' });
    expect(await label.textContent()).toBe('MosulHeld by Red on 3 January 2020');
    await page.mouse.move(x, y + 80);
    await label.waitFor({ state: 'hidden' });
  });

  test('every ring has the colour of its holder on the date', async () => {
    const page = await open('#date=2020-01-01');
    const rings = () =>
      page.evaluate(() =>
        [0, 1, 2].map(
          (id) => window.mapScene.map.getFeatureState({ source: 'cm-places', id })?.ring,
        ),
      );
    const [red, blue] = ['#c8102e', '#1f5fa8'].map((color) => inkColor(color, 'light'));
    expect(await rings()).toEqual([blue, red, red]);
    await set(page, { date: toDay('2020-03-01') });
    expect(await rings()).toEqual([blue, red, null]);
  });
});

test('no WebGL2 is told as such', async () => {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  const error = new Promise<Error>((resolve) => page.once('pageerror', resolve));
  await page.goto(`${server.url}tests/scenes/map/map.html`);
  expect((await error).name).toBe('MapUnavailableError');
  expect(await page.locator('.cm-map').count()).toBe(0);
  await page.close();
});
