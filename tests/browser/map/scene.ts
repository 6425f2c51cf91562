import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { ringsAt, toCoordinates } from '../../../src/core/topology/rings-at.ts';
import type { Topology } from '../../../src/core/topology/topology.ts';
import { writeTopology } from '../../../src/core/topology/write-topology.ts';
import { type Picture, readPng } from '../support/pixels.ts';

/** CSS pixels from the top left of the map. */
export type Point = readonly [x: number, y: number];

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A page of a scene that is ready, with `topology` as `/given.topojson`; its errors are thrown at `close`. */
export async function openScene(
  browser: Browser,
  url: string,
  size: { width: number; height: number },
  topology?: Topology,
  deviceScaleFactor = 1,
): Promise<{ page: Page; close(): Promise<void> }> {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  if (topology) {
    const body = writeTopology(topology, (text) => createHash('sha256').update(text).digest('hex'));
    await page.route(
      ({ pathname }) => pathname === '/given.topojson',
      (route) => route.fulfill({ body }),
    );
  }
  await page.goto(url);
  await page.waitForSelector('html[data-ready]', { state: 'attached' }).catch((error) => {
    throw new Error([error, ...errors].join('\n'));
  });
  return {
    page,
    async close() {
      await context.close();
      if (errors.length > 0) throw new Error(errors.join('\n'));
    },
  };
}

/**
 * The rings of each zone at a snapshot, on screen: projected by MapLibre itself, not by the layer under test.
 * `east` moves them by degrees, to another copy of the world.
 */
export async function ringsOnScreen(
  page: Page,
  topology: Topology,
  snapshot: number,
  { zones = () => true, east = 0 }: { zones?: (zone: number) => boolean; east?: number } = {},
): Promise<Point[][][]> {
  const rings = ringsAt(topology, snapshot)
    .filter(({ zone }) => zones(zone))
    .map(({ polygons }) => toCoordinates(topology, polygons).flat());
  return page.evaluate(
    ({ rings, east }) =>
      rings.map((zone) =>
        zone.map((ring) =>
          ring.map(([lon, lat]) => {
            const { x, y } = window.mapScene.map.project([lon + east, lat]);
            return [x, y] as const;
          }),
        ),
      ),
    { rings, east },
  );
}

/** A screenshot of the map once the frame of the asked snapshot has left the graphics card. */
export async function pictureOf(page: Page): Promise<Picture> {
  await page.evaluate(async () => {
    const { map, layer } = window.mapScene;
    await layer.whenDrawn();
    map.painter.context.gl.finish();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  return readPng(await page.screenshot());
}

/** Whether a point lies in any zone (even-odd), and how many pixels from the nearest edge. */
export function place(
  zones: readonly (readonly Point[][])[],
  [x, y]: Point,
): { inside: boolean; away: number } {
  let inAny = false;
  let away = Infinity;
  for (const rings of zones) {
    let inside = false;
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = ring[i - 1]!;
        const [bx, by] = ring[i]!;
        if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
        const [dx, dy] = [bx - ax, by - ay];
        const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
        const t = Math.max(0, Math.min(1, along));
        away = Math.min(away, Math.hypot(x - ax - t * dx, y - ay - t * dy));
      }
    }
    inAny ||= inside;
  }
  return { inside: inAny, away };
}

/** Pixel centres at random that lie at least `clear` pixels from every edge, about half of them inside. */
export function sampleClear(
  zones: readonly (readonly Point[][])[],
  random: () => number,
  { width, height }: { width: number; height: number },
  count = 40,
  clear = 3,
): { at: Point; inside: boolean }[] {
  const found = { in: [] as Point[], out: [] as Point[] };
  for (let tries = 0; tries < 4000; tries++) {
    const at = [Math.floor(random() * width) + 0.5, Math.floor(random() * height) + 0.5] as const;
    const { inside, away } = place(zones, at);
    const list = inside ? found.in : found.out;
    if (away >= clear && list.length < count / 2) list.push(at);
    if (found.in.length + found.out.length === count) break;
  }
  return [
    ...found.in.map((at) => ({ at, inside: true })),
    ...found.out.map((at) => ({ at, inside: false })),
  ];
}
