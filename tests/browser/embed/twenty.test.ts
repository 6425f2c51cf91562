import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { readTwentyMaps } from './twenty.ts';

let browser: Browser;
let site: ServedPublication;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), servePublication('data/isis-2014-2017')]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test('twenty maps in an article: four live, 600 MB at most, nothing left when they are gone', async () => {
  const { mostLive, bare, busy, settled, during, once, twice } = await readTwentyMaps(
    browser,
    site.folder,
  );
  console.log(
    `twenty maps: ${settled.renderers.toFixed(0)} MB, ${busy.renderers.toFixed(0)} while the last is drawn; the bare page ${bare.renderers.toFixed(0)} MB`,
  );
  expect(mostLive).toBeGreaterThan(1);
  expect(mostLive).toBeLessThanOrEqual(4);
  expect(settled.renderers).toBeLessThan(600);
  // MapLibre keeps its last map until there is another: of twenty one, and after more came and went still one.
  expect(once.nodes).toBeLessThan(during.nodes / 5);
  expect(once.listeners).toBeLessThan(during.listeners / 5);
  expect(Math.abs(twice.nodes - once.nodes)).toBeLessThan(during.nodes / 50);
  expect(Math.abs(twice.listeners - once.listeners)).toBeLessThan(during.listeners / 50);
  expect(twice.heapMb - once.heapMb).toBeLessThan(1);
});
