import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toIso } from '../../../src/core/time/civil-date.ts';
import { historyAt } from '../../../src/core/topology/history-at.ts';
import { mapProjection } from '../../../src/picture/map-projection.ts';
import { launchChromium } from '../support/chromium.ts';
import { type Picture, readPng } from '../support/pixels.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { createRandom, seed } from '../support/seed.ts';
import { labelOf, openPage, setDate } from './open-reader.ts';

const CAMERA = { zoom: 5.9, lat: 35, lon: 40.6 };
const DATES = 24;
/** Half a pattern's repeat and the feather of an estimated edge, with a pixel to spare. */
const CLEAR_PX = 10;

let browser: Browser;
let site: ServedPublication;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), servePublication('data/isis-2014-2017')]);
  const { zoom, lat, lon } = CAMERA;
  leaveOutNames(site.folder);
  ({ page } = await openPage(
    browser,
    `${site.url}embed.html#theme=light&map=${zoom}/${lat}/${lon}`,
  ));
  await hidePanels(page);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test(`the date shown is the date asked, on ${DATES} dates picked with seed ${seed}`, async () => {
  const { series } = site.topology;
  const random = createRandom(seed);
  const samples = await samplePoints(random);
  const picked = Array.from({ length: DATES }, () =>
    Math.floor(random() * series.snapshots.length),
  );
  for (const index of picked) {
    const { from, to } = series.snapshots[index]!;
    const day = from + Math.floor(random() * Math.max(1, (to ?? from + 1) - from));
    await setDate(page, toIso(day));
    expect(await labelOf(page)).toContain(String(new Date(day * 864e5).getUTCFullYear()));
    const picture = readPng(await page.screenshot());
    const seen = samples.map(({ x, y }) => zoneSeen(picture, x, y));
    const agreement = series.snapshots.map((_, at) => {
      const judged = samples.filter(({ zones }) => zones[at] !== null);
      const equal = judged.filter((sample) => sample.zones[at] === seen[samples.indexOf(sample)]);
      return equal.length / judged.length;
    });
    expect(agreement[index], `${toIso(day)}, seed ${seed}`).toBeGreaterThan(0.97);
    const best = Math.max(...agreement);
    expect(agreement[index], `${toIso(day)} looks like another date, seed ${seed}`).toBeGreaterThan(
      best - 0.004,
    );
  }
}, 300_000);

interface Sample {
  readonly x: number;
  readonly y: number;
  /** the zone there at each snapshot, `-` for nobody; null where an edge is near */
  readonly zones: readonly (string | null)[];
}

/** Points of the map with the zones that the topology, asked apart from the map, says are there. */
async function samplePoints(random: () => number): Promise<Sample[]> {
  const box = await page.locator('conflict-map canvas').first().boundingBox();
  const { x: left, y: top, width, height } = box!;
  const projection = mapProjection(CAMERA, width, height);
  const scale = 512 * 2 ** CAMERA.zoom;
  const lonLat = (x: number, y: number): [number, number] => {
    const lon = CAMERA.lon + ((x - width / 2) / scale) * 360;
    const mercatorY =
      Math.asinh(Math.tan((CAMERA.lat * Math.PI) / 180)) - ((y - height / 2) / scale) * 2 * Math.PI;
    return [lon, (Math.atan(Math.sinh(mercatorY)) * 180) / Math.PI];
  };
  const count = site.topology.series.snapshots.length;
  const zonesAt = (x: number, y: number): string[] => {
    const zones: string[] = [];
    for (const span of historyAt(site.topology, ...lonLat(x, y)))
      for (let at = span.from; at < span.to; at++)
        zones[at] =
          span.zones.map((zone) => site.topology.series.zones[zone]!.status).join('+') || '-';
    return zones;
  };
  const samples: Sample[] = [];
  while (samples.length < 900) {
    const x = 20 + random() * (width - 40);
    const y = 20 + random() * (height - 40);
    const here = zonesAt(x, y);
    if (here.every((zone) => zone === '-')) continue;
    const [checkX, checkY] = projection.project(...lonLat(x, y));
    expect(Math.hypot(checkX - x, checkY - y)).toBeLessThan(1e-6);
    const round = [0, 1, 2, 3, 4, 5, 6, 7].map((i) =>
      zonesAt(
        x + CLEAR_PX * Math.cos((i * Math.PI) / 4),
        y + CLEAR_PX * Math.sin((i * Math.PI) / 4),
      ),
    );
    const zones = Array.from({ length: count }, (_, at) =>
      round.every((near) => near[at] === here[at]) ? here[at]! : null,
    );
    samples.push({ x: Math.round(left + x), y: Math.round(top + y), zones });
  }
  return samples;
}

/** Tells fill, hatch and land apart by how red a patch of a pattern's size is on the whole. */
function zoneSeen(picture: Picture, x: number, y: number): string {
  let redness = 0;
  let blueness = 0;
  for (let dy = -4; dy < 4; dy++)
    for (let dx = -4; dx < 4; dx++) {
      const [r, g, b] = picture.at(x + dx, y + dy);
      redness += (r - g) / 64;
      blueness += (b - g) / 64;
    }
  if (redness > 75) return 'control';
  if (redness > 18) return blueness > 14 ? 'contested' : 'influence';
  return '-';
}

/** Names would be taken for land: this publication has none. */
function leaveOutNames(folder: string): void {
  const gazetteer = readdirSync(join(folder, 'basemap')).find((name) =>
    name.startsWith('gazetteer'),
  )!;
  writeFileSync(join(folder, 'basemap', gazetteer), '{"countries":[],"places":[]}');
  const places = readdirSync(folder).find((name) => name.endsWith('.geojson'))!;
  writeFileSync(join(folder, places), '{"type":"FeatureCollection","features":[]}');
}

/** Panels over the map are not the map. */
async function hidePanels(target: Page): Promise<void> {
  await target.evaluate(() => {
    const root = document.querySelector('conflict-map')!.shadowRoot!;
    for (const part of root.querySelectorAll<HTMLElement>(
      '.cm-viewer-label, .cm-viewer-legend, .cm-map-controls, .cm-map-credit',
    ))
      part.style.setProperty('visibility', 'hidden');
  });
}
