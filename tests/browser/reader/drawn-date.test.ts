import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toIso } from '../../../src/core/time/civil-date.ts';
import { launchChromium } from '../support/chromium.ts';
import { readPng } from '../support/pixels.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { createRandom, seed } from '../support/seed.ts';
import { agreementAt, hidePanels, leaveOutNames, samplePoints } from './drawn-zones.ts';
import { labelOf, openPage, setDate } from './open-reader.ts';

const CAMERA = { zoom: 5.9, lat: 35, lon: 40.6 };
const DATES = 24;

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
  const samples = await samplePoints(page, site.topology, CAMERA, random);
  const picked = Array.from({ length: DATES }, () =>
    Math.floor(random() * series.snapshots.length),
  );
  for (const index of picked) {
    const { from, to } = series.snapshots[index]!;
    const day = from + Math.floor(random() * Math.max(1, (to ?? from + 1) - from));
    await setDate(page, toIso(day));
    expect(await labelOf(page)).toContain(String(new Date(day * 864e5).getUTCFullYear()));
    const picture = readPng(await page.screenshot());
    const agreement = series.snapshots.map((_, at) => agreementAt(samples, picture, at));
    expect(agreement[index], `${toIso(day)}, seed ${seed}`).toBeGreaterThan(0.97);
    const best = Math.max(...agreement);
    expect(agreement[index], `${toIso(day)} looks like another date, seed ${seed}`).toBeGreaterThan(
      best - 0.004,
    );
  }
}, 300_000);
