import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toDay } from '../../../src/core/time/civil-date.ts';
import { ringsAt, toCoordinates } from '../../../src/core/topology/rings-at.ts';
import type { Topology } from '../../../src/core/topology/topology.ts';
import { weave } from '../../../src/core/topology/weave.ts';
import { parseHex } from '../../../src/picture/color.ts';
import { palettes } from '../../../src/picture/palette.ts';
import { FEATHER_PX } from '../../../src/picture/zone-paint.ts';
import { madeTopology } from '../../scenes/map/made-topology.ts';
import { realDays } from '../../support/shared-data.ts';
import { tinySeries } from '../../support/tiny-series.ts';
import { launchChromium } from '../support/chromium.ts';
import type { Picture } from '../support/pixels.ts';
import { type SceneServer, serveScenes } from '../support/scene-server.ts';
import {
  openScene,
  type Point,
  pictureOf,
  place,
  ringsOnScreen,
  sampleClear,
  seeded,
} from './scene.ts';

const SIZE = { width: 640, height: 400 };
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
let browser: Browser;
let server: SceneServer;

beforeAll(async () => {
  console.log(`seed ${seed}`);
  [browser, server] = await Promise.all([launchChromium(), serveScenes()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const scene = (query = '', topology?: Topology) =>
  openScene(browser, `${server.url}tests/scenes/map/control.html${query}`, SIZE, topology);

async function show(page: Page, snapshot: number | null): Promise<Picture> {
  await page.evaluate((index) => window.mapScene.layer.setSnapshot(index), snapshot);
  return pictureOf(page);
}

/** True where the picture shows something other than bare land. */
function isPainted(picture: Picture, [x, y]: Point, land: string): boolean {
  const pixel = picture.at(Math.floor(x), Math.floor(y));
  return parseHex(land).some((channel, i) => Math.abs(channel - pixel[i]!) > 2);
}

async function expectShapes(
  page: Page,
  topology: Topology,
  snapshot: number,
  random: () => number,
  { land = palettes.light.focusLand, east = 0 } = {},
): Promise<void> {
  const picture = await show(page, snapshot);
  const rings = await ringsOnScreen(page, topology, snapshot, { east });
  const samples = sampleClear(rings, random, SIZE);
  expect(samples.length).toBeGreaterThan(10);
  for (const { at, inside } of samples) {
    expect(isPainted(picture, at, land), `snapshot ${snapshot} at ${at}`).toBe(inside);
  }
}

describe('a ControlLayer in a map that is not ours', () => {
  const topology = madeTopology();
  const random = seeded(seed);
  let page: Page;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ page, close } = await scene());
  });
  beforeEach(() =>
    page.evaluate(() => {
      const { map, topology } = window.mapScene;
      map.jumpTo({ bearing: 0, pitch: 0 });
      map.fitBounds([...topology.extent], { duration: 0 });
    }),
  );
  afterAll(() => close?.());

  test('shows every zone of the asked snapshot where it is, and nothing elsewhere', async () => {
    for (let i = 0; i < 12; i++) {
      const snapshot = Math.floor(random() * topology.series.snapshots.length);
      await expectShapes(page, topology, snapshot, random);
    }
  });

  test('shows nothing on no snapshot', async () => {
    await show(page, 0);
    const picture = await show(page, null);
    for (let i = 0; i < 400; i++) {
      const at = [random() * SIZE.width, random() * SIZE.height] as const;
      expect(isPainted(picture, at, palettes.light.focusLand)).toBe(false);
    }
  });

  test('is exact at zoom 18', async () => {
    const [{ polygons }] = ringsAt(topology, 3) as [ReturnType<typeof ringsAt>[number]];
    const [[ring]] = toCoordinates(topology, polygons) as [[number, number][][]];
    for (let i = 0; i < 5; i++) {
      const center = ring![Math.floor(random() * ring!.length)]!;
      await page.evaluate((at) => window.mapScene.map.jumpTo({ center: at, zoom: 18 }), center);
      await expectShapes(page, topology, 3, random);
    }
  });

  test('follows a turned and tilted camera', async () => {
    await page.evaluate(() => window.mapScene.map.jumpTo({ bearing: 35, pitch: 50, zoom: 5.2 }));
    await expectShapes(page, topology, 4, random);
  });

  test('follows the globe', async () => {
    const { page, close } = await scene('?globe');
    await page.evaluate(() => window.mapScene.map.jumpTo({ zoom: 3.6 }));
    expect(await page.evaluate(() => window.mapScene.map.getProjection()?.type)).toBe('globe');
    await expectShapes(page, topology, 2, random);
    await close();
  });

  test('shows the other side of the antimeridian', async () => {
    const shifted = madeTopology(undefined, 132);
    const { page, close } = await scene('?topology=/given.topojson', shifted);
    await page.evaluate(() => window.mapScene.map.jumpTo({ center: [-177, 34], zoom: 5 }));
    await expectShapes(page, shifted, 1, random, { east: -360 });
    await close();
  });

  test('has a dark theme of its own', async () => {
    const { page, close } = await scene('?theme=dark');
    await expectShapes(page, topology, 2, random, { land: palettes.dark.focusLand });
    await close();
  });

  test('leaves a clean context', async () => {
    await show(page, 1);
    expect(await page.evaluate(() => window.mapScene.map.painter.context.gl.getError())).toBe(0);
  });

  test('comes back after the context is lost', async () => {
    await show(page, 2);
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
    await expectShapes(page, topology, 4, random);
  });

  test('draws the asked snapshot in the very next frame, in every frame of a drag', async () => {
    const count = topology.series.snapshots.length;
    const probes = [];
    for (let snapshot = 0; snapshot < count; snapshot++) {
      const rings = await ringsOnScreen(page, topology, snapshot);
      probes.push(sampleClear(rings, random, SIZE, 60));
    }
    const wrong = await page.evaluate(
      async ({ probes, land, steps }) => {
        const { map, layer } = window.mapScene;
        const gl = map.painter.context.gl as WebGL2RenderingContext;
        const pixel = new Uint8Array(4);
        const wrong: string[] = [];
        for (let step = 0; step < steps; step++) {
          const asked = (step * 5) % probes.length;
          const frame = new Promise((resolve) => map.once('render', resolve));
          layer.setSnapshot(asked);
          map.triggerRepaint();
          await frame;
          if (layer.drawn !== asked)
            wrong.push(`step ${step}: asked ${asked}, drawn ${layer.drawn}`);
          for (const { at, inside } of probes[asked]!) {
            gl.readPixels(
              at[0],
              gl.drawingBufferHeight - at[1],
              1,
              1,
              gl.RGBA,
              gl.UNSIGNED_BYTE,
              pixel,
            );
            const painted = land.some((channel, i) => Math.abs(channel - pixel[i]!) > 2);
            if (painted !== inside) wrong.push(`step ${step}: snapshot ${asked} at ${at}`);
          }
        }
        return wrong;
      },
      { probes, land: parseHex(palettes.light.focusLand), steps: 60 },
    );
    expect(wrong).toEqual([]);
  });
});

describe('edges', () => {
  const topology = madeTopology();

  /** Shares of red's fill along lines across control's border, by whole pixels outwards. */
  async function profile(page: Page): Promise<Map<number, number>> {
    const picture = await show(page, 5);
    const rings = await ringsOnScreen(page, topology, 5, { zones: (zone) => zone === 0 });
    const others = await ringsOnScreen(page, topology, 5, { zones: (zone) => zone !== 0 });
    const land = parseHex(palettes.light.focusLand)[1];
    const sums = new Map<number, number[]>();
    let full = Infinity;
    for (let x = 0; x < SIZE.width; x++) {
      for (let y = 0; y < SIZE.height; y++) {
        const at = [x + 0.5, y + 0.5] as const;
        const own = place(rings, at);
        if (own.away > 8) continue;
        const other = place(others, at);
        if (other.inside || other.away < 8) continue;
        const key = Math.round(own.inside ? -own.away : own.away);
        const value = land - picture.at(x, y)[1];
        sums.set(key, [...(sums.get(key) ?? []), value]);
        if (own.inside && own.away > 7) full = Math.min(full, value);
      }
    }
    return new Map(
      [...sums].map(([key, values]) => [
        key,
        values.reduce((a, b) => a + b) / values.length / full,
      ]),
    );
  }

  test('fade over the stated width when estimated, and bear no line', async () => {
    const { page, close } = await scene('?estimated');
    const share = await profile(page);
    for (let d = -7; d < 7; d++) {
      expect(share.get(d + 1)!, `at ${d + 1} px`).toBeLessThanOrEqual(share.get(d)! + 0.03);
    }
    expect(share.get(0)).toBeGreaterThan(0.4);
    expect(share.get(0)).toBeLessThan(0.6);
    expect(share.get(-FEATHER_PX / 2 + 1)).toBeLessThan(0.95);
    expect(share.get(FEATHER_PX / 2 - 1)).toBeGreaterThan(0.05);
    expect(share.get(FEATHER_PX / 2 + 1)).toBeLessThan(0.02);
    await close();
  });

  test('are crisp and bear a darker line when reported', async () => {
    const { page, close } = await scene();
    const share = await profile(page);
    expect(share.get(0)).toBeGreaterThan(1.1);
    expect(share.get(-3)).toBeCloseTo(1, 1);
    expect(share.get(2)).toBeLessThan(0.02);
    await close();
  });
});

const days = realDays();

describe.skipIf(days.length === 0)('a real series', () => {
  test('is where it is on 24 days at random', async () => {
    const random = seeded(seed);
    const picked = new Set<number>();
    while (picked.size < 24) picked.add(Math.floor(random() * days.length));
    const chosen = [...picked].sort((a, b) => a - b).map((i) => days[i]!);
    const series = {
      ...tinySeries(chosen.length, 'a'),
      snapshots: chosen.map(({ date }) => ({
        from: toDay(date),
        to: null,
        precision: 'day' as const,
      })),
    };
    const topology = weave({
      series,
      extent: [22, 44, 42, 53],
      snapshots: chosen.map((day) => new Map([['a/control', day.polygons()]])),
    });
    const { page, close } = await scene('?topology=/given.topojson', topology);
    await page.evaluate(() => window.mapScene.map.jumpTo({ center: [36.5, 47.6], zoom: 5.6 }));
    for (const [snapshot] of chosen.entries()) {
      await expectShapes(page, topology, snapshot, random);
    }
    await close();
  });
});
