import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toDay } from '../../../src/core/time/civil-date.ts';
import { ringsAt, toCoordinates } from '../../../src/core/topology/rings-at.ts';
import type { Topology } from '../../../src/core/topology/topology.ts';
import { weave } from '../../../src/core/topology/weave.ts';
import { changePaints } from '../../../src/picture/change-paint.ts';
import { mix, parseHex } from '../../../src/picture/color.ts';
import { palettes } from '../../../src/picture/palette.ts';
import { FEATHER_PX, zoneColor } from '../../../src/picture/zone-paint.ts';
import { folderFiles } from '../../../src/publish/folder-files.ts';
import { weaveSeries } from '../../../src/publish/weave-series.ts';
import { toMesh } from '../../../src/ui/map/control-layer/polygon-mesh.ts';
import { createOverlay, type Overlay } from '../../support/geos-overlay.ts';
import { realDays } from '../../support/shared-data.ts';
import { tinySeries, weaveDrawings } from '../../support/tiny-series.ts';
import { launchChromium } from '../support/chromium.ts';
import { type SceneServer, serveScenes } from '../support/scene-server.ts';
import { createRandom, seed } from '../support/seed.ts';
import {
  coloursOf,
  isSampleLost,
  mismatches,
  rasterise,
  type ShownRings,
} from './change-oracle.ts';
import { openScene, type Point, pictureOf, place } from './scene.ts';

const SIZE = { width: 640, height: 400 };
const land = palettes.light.focusLand;
let browser: Browser;
let server: SceneServer;
let overlay: Overlay;

beforeAll(async () => {
  console.log(`seed ${seed}`);
  [browser, server, overlay] = await Promise.all([
    launchChromium(),
    serveScenes(),
    createOverlay(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const scene = (topology: Topology, pixelRatio = 1) =>
  openScene(
    browser,
    `${server.url}tests/scenes/map/control.html?topology=/given.topojson`,
    SIZE,
    topology,
    pixelRatio,
  );

/** Held, gained and lost by GEOS, of the two snapshots' polygons, on the screen that MapLibre itself projects to. */
async function oracle(
  page: Page,
  topology: Topology,
  zone: number,
  [a, b]: readonly [number, number],
): Promise<ShownRings> {
  const polygonsAt = (snapshot: number) =>
    toCoordinates(
      topology,
      ringsAt(topology, snapshot).find((each) => each.zone === zone)!.polygons,
    );
  const [before, after] = [overlay.load(polygonsAt(a)), overlay.load(polygonsAt(b))];
  const found = {
    held: overlay.intersection(before, after),
    gain: overlay.difference(after, before),
    loss: overlay.difference(before, after),
  };
  for (const each of [before, after]) overlay.free(each);
  return page.evaluate(
    ({ found, ratio }) => {
      const onScreen = (polygons: number[][][][]) =>
        polygons.flat().map((ring) =>
          ring.slice(0, -1).map(([lon, lat]) => {
            const { x, y } = window.mapScene.map.project([lon!, lat!]);
            return [x * ratio, y * ratio] as const;
          }),
        );
      return { held: onScreen(found.held), gain: onScreen(found.gain), loss: onScreen(found.loss) };
    },
    { found, ratio: await page.evaluate(() => devicePixelRatio) },
  );
}

/**
 * Sides of the layer's triangles that run out of the canvas, on screen. The graphics card cuts triangles there, and two
 * that share a side may be cut a fraction of a pixel apart: a sample that falls between is in neither.
 */
async function cutSides(
  page: Page,
  topology: Topology,
  zone: number,
  pair: readonly [number, number],
  { width, height }: { width: number; height: number },
): Promise<Point[][]> {
  const meshes = pair
    .flatMap((snapshot) => ringsAt(topology, snapshot).find((each) => each.zone === zone)!.polygons)
    .map((polygon) => ({
      triangles: [...toMesh(polygon, topology.extent).triangles],
      corners: toCoordinates(topology, [polygon])[0]!.flatMap((ring) => ring.slice(0, -1)),
    }));
  return page.evaluate(
    ({ meshes, width, height }) => {
      const onScreen = ([lon, lat]: readonly [number, number]) => {
        const { x, y } = window.mapScene.map.project([lon, lat]);
        return [x * devicePixelRatio, y * devicePixelRatio] as const;
      };
      const isOut = ([x, y]: readonly [number, number]) =>
        x < 0 || y < 0 || x > width || y > height;
      return meshes.flatMap(({ triangles, corners }) => {
        const points = corners.map(onScreen);
        return triangles
          .map((a, i) => [points[a]!, points[triangles[i % 3 === 2 ? i - 2 : i + 1]!]!])
          .filter((side) => side.some(isOut));
      });
    },
    { meshes, width, height },
  );
}

/** Shows a change and counts the pixels that are not as the oracle says. */
async function expectChange(
  page: Page,
  topology: Topology,
  zone: number,
  pair: readonly [number, number],
  reach: number,
): Promise<Record<'held' | 'gain' | 'loss', number>> {
  await page.evaluate(
    ([a, b, zone]) => {
      const { layer } = window.mapScene;
      layer.setSnapshot(b!);
      layer.setComparison({ compareWith: a!, mode: 'change', zone: zone! });
    },
    [pair[0], pair[1], zone],
  );
  const picture = await pictureOf(page);
  const rings = await oracle(page, topology, zone, pair);
  const raster = rasterise(rings, picture.width, picture.height);
  const colours = coloursOf(changePaints(zoneColor(topology.series, zone), 'light'), land);
  const wrong = mismatches(picture, raster, colours, reach);
  const pixels = picture.width * picture.height;
  const where = `snapshots ${pair}: ${JSON.stringify(wrong.slice(0, 5))}`;
  expect(wrong.length / pixels, where).toBeLessThanOrEqual(0.001);
  const all = [
    Object.values(rings)
      .flat()
      .map((ring) => [...ring, ring[0]!]),
  ] as Point[][][];
  const far = wrong.filter(({ x, y }) => place(all, [x + 0.5, y + 0.5]).away > 2);
  const cut = far.length > 0 ? await cutSides(page, topology, zone, pair, picture) : [];
  for (const { x, y, expected, pixel } of far) {
    expect(isSampleLost(pixel, expected, colours), where).toBe(true);
    expect(place([cut], [x + 0.5, y + 0.5]).away, where).toBeLessThanOrEqual(1);
  }
  const count = { held: 0, gain: 0, loss: 0 };
  for (let y = 0; y < picture.height; y += 2)
    for (let x = 0; x < picture.width; x += 2) {
      const kind = raster.at(x, y);
      if (kind !== 'land') count[kind] += 4;
    }
  return count;
}

const isis = (() => {
  const folder = new URL('../../../data/isis-2014-2017/', import.meta.url).pathname;
  return weaveSeries(folderFiles(folder)).woven!.topology;
})();

describe('the example: edges that nobody reported fade, and what is away from them is exact', () => {
  const indexOf = (date: string) =>
    isis.series.snapshots.findLastIndex(({ from }) => from <= toDay(date));
  const pairs = [
    ['2016-10-17', '2017-07-10'],
    ['2014-06-01', '2015-06-01'],
    ['2017-07-10', '2015-06-01'],
  ] as const;

  test('control near and far, and influence', async () => {
    const { page, close } = await scene(isis);
    const seen = { held: 0, gain: 0, loss: 0 };
    for (const [i, [from, to]] of pairs.entries()) {
      const zoom = [5, 7.2, 5][i]!;
      await page.evaluate((zoom) => window.mapScene.map.jumpTo({ center: [42, 35.2], zoom }), zoom);
      const pair = [indexOf(from), indexOf(to)] as const;
      const count = await expectChange(page, isis, i === 2 ? 2 : 0, pair, FEATHER_PX / 2 + 1);
      for (const kind of ['held', 'gain', 'loss'] as const) seen[kind] += count[kind];
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(1000);
    await close();
  });
});

const days = realDays();

describe.skipIf(days.length === 0)('a real series', () => {
  const random = createRandom(seed);
  const picked = [...new Set(Array.from({ length: 8 }, () => Math.floor(random() * days.length)))];
  const chosen = [0, ...picked, days.length - 1].sort((p, q) => p - q).map((i) => days[i]!);
  const topology = weave({
    series: {
      ...tinySeries(chosen.length, 'a'),
      snapshots: chosen.map(({ date }) => ({ from: toDay(date), to: null, precision: 'day' })),
    },
    extent: [22, 44, 42, 53],
    snapshots: chosen.map((day) => new Map([['a/control', day.polygons()]])),
  });
  const last = topology.series.snapshots.length - 1;

  test.each([
    [1, [5.6, 8.4, 10.5]],
    [2, [9]],
  ])('%d device pixels to one, at zooms %j', async (pixelRatio, zooms) => {
    const { page, close } = await scene(topology, pixelRatio);
    for (const zoom of zooms) {
      await page.evaluate(
        (zoom) => window.mapScene.map.jumpTo({ center: [37.2, 48.25], zoom }),
        zoom,
      );
      await expectChange(page, topology, 0, [0, last], 1);
      if (pixelRatio === 1) await expectChange(page, topology, 0, [last - 1, 2], 1);
    }
    await close();
  });
});

describe('two actors', () => {
  const drawn = weaveDrawings(['aaaaaaaa\nbbbbbbbb', 'aabbaaa.\nbbbbaabb']);
  const [first, second] = drawn.series.actors;
  const topology = {
    ...drawn,
    series: { ...drawn.series, actors: [first!, { ...second!, color: '#1f5fa8' }] },
  };

  test('ground that changed hands bears the colour of who gained it and of who lost it', async () => {
    const { page, close } = await scene(topology);
    await page.evaluate(() => {
      const { map, layer } = window.mapScene;
      map.fitBounds([0, 0, 0.08, 0.02], { duration: 0 });
      layer.setSnapshot(1);
      layer.setComparison({ compareWith: 0, mode: 'change' });
    });
    const picture = await pictureOf(page);
    const coloursIn = async (column: number, row: number) => {
      const [west, south] = [column * 0.01 + 0.002, row * 0.01 + 0.002];
      const box = await page.evaluate(
        ([west, south]) => {
          const { map } = window.mapScene;
          const a = map.project([west!, south! + 0.006]);
          const b = map.project([west! + 0.006, south!]);
          return [a.x, a.y, b.x, b.y].map(Math.round);
        },
        [west, south],
      );
      const found = new Set<string>();
      for (let y = box[1]!; y < box[3]!; y++)
        for (let x = box[0]!; x < box[2]!; x++) found.add(picture.at(x, y).slice(0, 3).join());
      return found;
    };
    const paints = [0, 1].map((zone) =>
      changePaints(zoneColor(topology.series, zone), 'light', { amongSeveral: true }),
    );
    const flat = (hex: string) => parseHex(hex).join();
    const near = (found: ReadonlySet<string>, hex: string) =>
      [...found].some((text) =>
        text.split(',').every((c, i) => Math.abs(Number(c) - parseHex(hex)[i]!) <= 24),
      );
    const held = flat(mix(paints[0]!.held.ground.color, land, paints[0]!.held.ground.opacity));
    expect([...(await coloursIn(0, 1))]).toEqual([held]);
    const gained = mix(paints[1]!.gain.ground.color, land, paints[1]!.gain.ground.opacity);
    const { ink, secondInk } = paints[0]!.loss;
    const hands = await coloursIn(2, 1);
    expect(hands).toContain(flat(gained));
    expect(near(hands, mix(ink!.color, gained, ink!.opacity))).toBe(true);
    expect(near(hands, secondInk!.color)).toBe(true);
    const lost = await coloursIn(7, 1);
    expect(lost).toContain(flat(land));
    expect(near(lost, mix(ink!.color, land, ink!.opacity))).toBe(true);
    expect(near(lost, secondInk!.color)).toBe(true);
    expect(near(lost, gained)).toBe(false);
    await close();
  });
});

describe('a comparison in every frame', () => {
  const topology = weaveDrawings(
    [
      'aaaa....\naaaa....',
      'aaaaaa..\naa......',
      'aa..aa..\naaaa....',
      '....aaaa\n....aaaa',
      'aaaaaaaa\n........',
    ],
    'a',
  );
  const drawings = [
    'aaaa....aaaa....',
    'aaaaaa..aa......',
    'aa..aa..aaaa....',
    '....aaaa....aaaa',
    'aaaaaaaa........',
  ];

  test('is of the two dates asked for while either handle is dragged, and after the context was lost', async () => {
    const { page, close } = await scene(topology);
    const wrong = await page.evaluate(
      async ({ drawings, land }) => {
        const { map, layer } = window.mapScene;
        map.fitBounds([0, 0, 0.08, 0.02], { duration: 0 });
        const wrong: string[] = [];
        const pixel = new Uint8Array(4);
        const kinds = new Map<string, string>();
        const check = (a: number, b: number, step: string) => {
          const gl = map.painter.context.gl as WebGL2RenderingContext;
          for (let cell = 0; cell < 16; cell++) {
            const { x, y } = map.project([
              (cell % 8) * 0.01 + 0.005,
              (1 - Math.floor(cell / 8)) * 0.01 + 0.005,
            ]);
            const colours = new Set<string>();
            for (let i = -5; i <= 5; i++) {
              gl.readPixels(
                Math.round(x) + i,
                gl.drawingBufferHeight - Math.round(y),
                1,
                1,
                gl.RGBA,
                gl.UNSIGNED_BYTE,
                pixel,
              );
              colours.add(pixel.slice(0, 3).join());
            }
            const [before, after] = [drawings[a]![cell] === 'a', drawings[b]![cell] === 'a'];
            const kind = `${before}${after}`;
            const shown = [...colours].sort().join(' ');
            if (!before && !after && shown !== land) wrong.push(`${step}: ${cell} is not land`);
            if (before === after || after) {
              if (colours.size !== 1) wrong.push(`${step}: ${cell} is hatched`);
              const known = kinds.get(kind) ?? shown;
              kinds.set(kind, known);
              if (known !== shown) wrong.push(`${step}: ${cell} ${kind} ${shown}`);
            } else if (colours.size < 3) wrong.push(`${step}: ${cell} is not hatched`);
          }
        };
        const frame = () => {
          const drawn = new Promise((resolve) => map.once('render', resolve));
          map.triggerRepaint();
          return drawn;
        };
        let [a, b] = [0, 1];
        for (let step = 0; step < 40; step++) {
          if (step % 4 < 2) b = (b + 1 + (step % 3)) % drawings.length;
          else a = (a + 1 + (step % 3)) % drawings.length;
          layer.setSnapshot(b);
          layer.setComparison({ compareWith: a, mode: 'change' });
          await frame();
          if (layer.drawn !== b || layer.drawnComparison?.compareWith !== a)
            wrong.push(`step ${step}: asked ${a} ${b}`);
          check(a, b, `step ${step}`);
        }
        const gl = map.painter.context.gl as WebGL2RenderingContext;
        const extension = gl.getExtension('WEBGL_lose_context')!;
        const restored = new Promise((resolve) => map.once('webglcontextrestored', resolve));
        extension.loseContext();
        await new Promise((resolve) => setTimeout(resolve, 50));
        extension.restoreContext();
        await restored;
        await layer.whenDrawn();
        await frame();
        check(a, b, 'restored');
        if (new Set(kinds.values()).size !== 3) wrong.push(`kinds ${[...kinds]}`);
        return wrong;
      },
      { drawings, land: parseHex(land).join() },
    );
    expect(wrong).toEqual([]);
    await close();
  });

  test('shows each date on its side of the divider, turned and tilted too, and neither on the other', async () => {
    const { page, close } = await scene(topology);
    for (const [bearing, pitch, divider] of [
      [0, 0, 0.5],
      [0, 0, 0.2],
      [40, 45, 0.55],
    ] as const) {
      await page.evaluate(
        ({ bearing, pitch, divider }) => {
          const { map, layer } = window.mapScene;
          map.jumpTo({ center: [0.04, 0.01], zoom: 12, bearing, pitch });
          layer.setSnapshot(3);
          layer.setComparison({ compareWith: 0, mode: 'swipe', divider });
        },
        { bearing, pitch, divider },
      );
      const picture = await pictureOf(page);
      const cells = await page.evaluate(() =>
        Array.from({ length: 16 }, (_, cell) => {
          const { x, y } = window.mapScene.map.project([
            (cell % 8) * 0.01 + 0.005,
            (1 - Math.floor(cell / 8)) * 0.01 + 0.005,
          ]);
          return [Math.round(x), Math.round(y)] as const;
        }),
      );
      let seen = 0;
      for (const [cell, [x, y]] of cells.entries()) {
        if (x < 4 || y < 4 || x > SIZE.width - 4 || y > SIZE.height - 4) continue;
        if (Math.abs(x - divider * SIZE.width) < 3) continue;
        seen++;
        const isHeld = drawings[x < divider * SIZE.width ? 0 : 3]![cell] === 'a';
        const isLand = picture.at(x, y).slice(0, 3).join() === parseHex(land).join();
        expect(isLand, `${bearing} ${pitch} ${divider}: cell ${cell}`).toBe(!isHeld);
      }
      expect(seen).toBeGreaterThan(5);
    }
    await close();
  });

  test('is empty where one of its dates has no map', async () => {
    const { page, close } = await scene(topology);
    await page.evaluate(() => {
      const { map, layer } = window.mapScene;
      map.fitBounds([0, 0, 0.08, 0.02], { duration: 0 });
      layer.setSnapshot(0);
      layer.setComparison({ compareWith: null, mode: 'change' });
    });
    const picture = await pictureOf(page);
    for (let x = 0; x < SIZE.width; x += 3)
      expect(picture.at(x, SIZE.height / 2).slice(0, 3)).toEqual([...parseHex(land)]);
    await close();
  });
});
