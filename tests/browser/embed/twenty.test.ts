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
  const { mostLive, bare, settled, before, during, after } = await readTwentyMaps(
    browser,
    site.folder,
  );
  console.log(
    `twenty maps: ${settled.renderers.toFixed(0)} MB, the bare page ${bare.renderers.toFixed(0)} MB`,
  );
  expect(mostLive).toBeGreaterThan(1);
  expect(mostLive).toBeLessThanOrEqual(4);
  expect(settled.renderers).toBeLessThan(600);
  // MapLibre keeps its last map until there is another: a twentieth of what twenty hold, and no more with more of them.
  for (const key of ['heapMb', 'nodes', 'listeners'] as const)
    expect([key, (after[key] - before[key]) / (during[key] - before[key])]).toEqual([
      key,
      expect.closeTo(0, 1),
    ]);
});
