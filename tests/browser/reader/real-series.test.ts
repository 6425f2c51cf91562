import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toDay, toIso } from '../../../src/core/time/civil-date.ts';
import { realDays } from '../../support/shared-data.ts';
import { launchChromium } from '../support/chromium.ts';
import { readPng } from '../support/pixels.ts';
import { BINARY, type ServedPublication, servePublication } from '../support/publication.ts';
import { createRandom, seed } from '../support/seed.ts';
import { agreementAt, hidePanels, leaveOutNames, samplePoints } from './drawn-zones.ts';
import { labelOf, openPage, setDate, viewOf } from './open-reader.ts';

const CAMERA = { zoom: 5.5, lat: 47.6, lon: 36.4 };
const days = realDays();

describe.skipIf(days.length === 0)(
  `${days.length} real days, imported and built by the commands`,
  () => {
    let browser: Browser;
    let site: ServedPublication;
    const scratch = mkdtempSync(join(tmpdir(), 'conflict-map-days-'));

    beforeAll(async () => {
      const series = join(scratch, 'ds');
      const files = days.map(({ file }) => file);
      const how = ['--actor', 'ru', '--status', 'control', '--date-from', 'name', '--out', series];
      execFileSync(process.execPath, [BINARY, 'import', ...files, ...how], { stdio: 'pipe' });
      [browser, site] = await Promise.all([launchChromium(), servePublication(series)]);
      leaveOutNames(site.folder);
    });

    afterAll(async () => {
      await browser?.close();
      await site?.close();
      rmSync(scratch, { recursive: true, force: true });
    });

    test(`a drag from end to end never shows a day but the one asked, seed ${seed}`, async () => {
      const { zoom, lat, lon } = CAMERA;
      const url = `${site.url}embed.html#theme=light&map=${zoom}/${lat}/${lon}`;
      const { page, complaints } = await openPage(browser, url);
      const plot = (await page.locator('conflict-map .cm-plot').boundingBox())!;
      await page.mouse.move(plot.x + plot.width * 0.95, plot.y + plot.height / 2);
      await page.mouse.down();
      const shown = new Set<unknown>();
      for (let i = 0; i <= 40; i++) {
        await page.mouse.move(plot.x + plot.width * (0.95 - i * 0.022), plot.y + plot.height / 2);
        const { date } = await viewOf(page);
        shown.add(date);
        const spoken = await page
          .locator('conflict-map [role=slider]')
          .getAttribute('aria-valuenow');
        expect(spoken).toBe(String(date));
      }
      await page.mouse.up();
      expect(shown.size).toBeGreaterThan(30);

      await hidePanels(page);
      const random = createRandom(seed);
      const samples = await samplePoints(page, site.topology, CAMERA, random);
      for (let i = 0; i < 20; i++) {
        const index = Math.floor(random() * days.length);
        const { date } = days[index]!;
        await setDate(page, date);
        expect(await labelOf(page)).toContain(String(Number(date.slice(8))));
        expect((await viewOf(page)).date).toBe(toDay(date));
        const agreement = agreementAt(samples, readPng(await page.screenshot()), index);
        expect(agreement, `${toIso(toDay(date))}, seed ${seed}`).toBeGreaterThan(0.985);
      }
      expect(complaints).toEqual([]);
      await page.close();
    });
  },
);
