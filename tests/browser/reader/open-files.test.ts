import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Camera } from '../../../src/core/view/view-state.ts';
import type { ConflictMapElement } from '../../../src/embed/conflict-map-element.ts';
import { mapProjection } from '../../../src/picture/map-projection.ts';
import { launchChromium } from '../support/chromium.ts';
import { readPng } from '../support/pixels.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { labelOf, openPage, setDate, viewOf } from './open-reader.ts';

const CAMERA: Camera = { zoom: 6, lat: 35.5, lon: 41.5 };

let browser: Browser;
let site: ServedPublication;
let scratch: string;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'open-files-'));
  [browser, site] = await Promise.all([
    launchChromium(),
    servePublication('tests/fixtures/series/tiny'),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(scratch, { recursive: true, force: true });
});

type Ring = (number | string)[][];

/** A square of one degree by its south-west corner. */
function square(west: number, south: number): Ring {
  const [east, north] = [west + 1, south + 1];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function geojson(rings: Ring[], properties: object = {}): string {
  const features = rings.map((ring) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [ring] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** Writes files into a folder of their own; gives their paths. */
function write(folder: string, files: Record<string, string | Buffer>): string[] {
  return Object.entries(files).map(([name, content]) => {
    const path = join(scratch, folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  });
}

/** Three dates: one square, two, then three, each further east. */
function threeDays(properties: object = {}): string[] {
  return write(`days-${JSON.stringify(properties).length}`, {
    '2016-10-20.geojson': geojson([square(40, 35)], properties),
    '2016-10-21.geojson': geojson([square(40, 35), square(41, 35)], properties),
    '2016-10-25.geojson': geojson([square(40, 35), square(41, 35), square(42, 35)], properties),
  });
}

const NAMED = { zone: 'north/control' };

async function choose(page: Page, paths: string[]): Promise<void> {
  await page.locator('.open-files').click();
  await page.locator('.open-input-multiple').setInputFiles(paths);
}

/** Waits until the result is on screen. */
async function opened(page: Page): Promise<void> {
  await page.locator('.opened').waitFor({ timeout: 60_000 });
  await page.locator('.open-dialog[open]').waitFor({ state: 'detached', timeout: 60_000 });
}

/** Which of the three squares are filled on a date, by their pixels. */
async function filled(page: Page, date: string): Promise<boolean[]> {
  await page.evaluate((map) => {
    document.querySelector<ConflictMapElement>('conflict-map')!.view.set({ map }, 'page');
  }, CAMERA);
  await setDate(page, date);
  const box = (await page.locator('conflict-map .cm-map canvas').first().boundingBox())!;
  const picture = readPng(await page.screenshot());
  const { project } = mapProjection(CAMERA, box.width, box.height);
  return [40, 41, 42].map((west) => {
    // Names of towns cover some pixels of a square, not most.
    let red = 0;
    const steps = 12;
    for (let i = 1; i < steps; i++)
      for (let j = 1; j < steps; j++) {
        const [x, y] = project(west + i / steps, 35 + j / steps);
        const [r, g] = picture.at(Math.round(box.x + x), Math.round(box.y + y));
        if (r - g > 60) red++;
      }
    return red > ((steps - 1) ** 2 * 2) / 3;
  });
}

describe('files chosen on the reader page', () => {
  test('are a series there, with their dates; the address stays, nothing of them leaves, and back leads back', async () => {
    const { page, complaints } = await openPage(browser, site.url);
    const before = page.url();
    await page.locator('.open-files').click();
    await page.waitForLoadState('networkidle');
    const requests: Request[] = [];
    page.on('request', (request) => requests.push(request));
    await page.locator('.open-input-multiple').setInputFiles(threeDays());
    await page.locator('.open-dialog form input').fill('North');
    await page.locator('.open-dialog form .open-main').click();
    await opened(page);

    expect(await labelOf(page)).toContain('25 October 2016');
    expect(await page.locator('.opened-span').textContent()).toBe(
      '3 maps, 20 October 2016 to 25 October 2016',
    );
    expect(await page.locator('conflict-map .cm-legend').textContent()).toContain('North, control');
    expect(await page.locator('.reader-text').isVisible()).toBe(false);
    expect(await filled(page, '2016-10-20')).toEqual([true, false, false]);
    expect(await filled(page, '2016-10-21')).toEqual([true, true, false]);
    expect(await filled(page, '2016-10-24')).toEqual([true, true, false]);
    expect(await filled(page, '2016-10-25')).toEqual([true, true, true]);
    expect(await filled(page, '2016-10-19')).toEqual([false, false, false]);

    // What is asked for is the page's own parts, which are the same whatever is opened.
    const parts = readdirSync(join(site.folder, 'assets')).map((file) => `assets/${file}`);
    for (const request of requests.filter((one) => !/^(blob|data):/.test(one.url()))) {
      expect([request.method(), request.postData()]).toEqual(['GET', null]);
      expect(parts).toContain(request.url().replace(site.url, ''));
    }
    expect(page.url()).toBe(before);
    expect(complaints).toEqual([]);

    await page.getByRole('button', { name: /^Back to / }).click();
    await expect.poll(() => labelOf(page)).toContain('21 October 2016');
    expect(await page.locator('.reader-text').isVisible()).toBe(true);
    expect(await page.locator('.opened').count()).toBe(0);
    await page.locator('.cm-passage a[href="#place=the-plain"]').click();
    expect(new URL(page.url()).hash).toContain('place=the-plain');
    await page.close();
  });

  test('need no answer when they name their zones, or a mapping.json and a dates.csv among them do', async () => {
    const { page } = await openPage(browser, site.url);
    await choose(page, threeDays(NAMED));
    await opened(page);
    expect(await page.locator('conflict-map .cm-legend').textContent()).toContain('north, control');
    await choose(
      page,
      write('mapped', {
        'a.geojson': geojson([square(40, 35)], { side: 'S' }),
        'b.geojson': geojson([square(41, 35)], { side: 'S' }),
        'dates.csv': 'file,from\na,2015-01-05\nb,2015-02-06\n',
        'mapping.json': JSON.stringify({
          rules: [{ when: { side: 'S' }, zone: 'south/claimed' }],
        }),
      }),
    );
    await expect
      .poll(() => page.locator('.opened-span').textContent())
      .toBe('2 maps, 5 January 2015 to 6 February 2015');
    expect(await page.locator('conflict-map .cm-legend').textContent()).toContain('south, claimed');
    await page.close();
  });

  test('that part their areas by a property are asked about value by value', async () => {
    const { page } = await openPage(browser, site.url);
    const areas = JSON.stringify({
      type: 'FeatureCollection',
      features: ['held', 'contested', 'lost'].map((type, i) => ({
        type: 'Feature',
        properties: { type },
        geometry: { type: 'Polygon', coordinates: [square(40 + i, 35)] },
      })),
    });
    await choose(page, write('types', { '2016-10-21.geojson': areas }));
    const selects = page.locator('.open-dialog form select');
    await selects.first().waitFor();
    const labels = await page.locator('.open-dialog form label').allTextContents();
    expect(labels.join('\n')).toContain('type: lost');
    await page.getByLabel('type: lost').selectOption('skip');
    await page.getByLabel('type: contested').selectOption('contested');
    await page.getByLabel('type: held').selectOption('control');
    await page.locator('.open-dialog form .open-main').click();
    await opened(page);
    const legend = await page.locator('conflict-map .cm-legend').textContent();
    expect(legend).toMatch(/control/);
    expect(legend).toMatch(/contested/);
    const [held, , lost] = await filled(page, '2016-10-21');
    expect([held, lost]).toEqual([true, false]);
    await page.close();
  });

  test('may be KML, gzip, or a folder of a whole series', async () => {
    const { page, complaints } = await openPage(browser, site.url);
    const kml = `<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Polygon><outerBoundaryIs><LinearRing>
      <coordinates>${square(40, 35).join(' ')}</coordinates>
      </LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`;
    const [one, two] = write('formats', {
      '2016-10-20.kml': kml,
      '2016-10-21.geojson.gz': gzipSync(geojson([square(41, 35)])),
    });
    await choose(page, [one!, two!]);
    await page.locator('.open-dialog form .open-main').click();
    await opened(page);
    expect(await page.locator('.opened-span').textContent()).toContain('2 maps');
    await page.locator('.open-files').click();
    await page.locator('.open-input-webkitdirectory').setInputFiles('tests/fixtures/series/tiny');
    const { title } = JSON.parse(readFileSync('tests/fixtures/series/tiny/series.json', 'utf8'));
    await expect.poll(() => page.locator('.opened-title').textContent()).toBe(title);
    expect(await page.title()).toBe(title);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('may be dropped as a folder anywhere on the page, which says what will happen', async () => {
    const { page } = await openPage(browser, site.url);
    const folder = dirname(threeDays(NAMED)[0]!);
    const client = await page.context().newCDPSession(page);
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      client.send('Input.dispatchDragEvent', {
        type,
        x: 300,
        y: 300,
        data: { items: [], files: [folder], dragOperationsMask: 1 },
      });
    await drag('dragEnter');
    await drag('dragOver');
    expect(await page.locator('.open-overlay').textContent()).toMatch(
      /Open here\s*Nothing is uploaded\./,
    );
    await drag('drop');
    await opened(page);
    expect(await page.locator('.open-overlay').isVisible()).toBe(false);
    expect(await page.locator('.opened-title').textContent()).toBe(basename(folder));
    expect(await page.locator('.opened-span').textContent()).toContain('3 maps');
    await page.close();
  });
});

describe('problems of files', () => {
  /** A ring that is not closed at 42, 36, and a latitude in quotes by Mosul. */
  function broken(): string[] {
    const quoted = square(43, 36).map((position, i) => (i === 2 ? [44, '37'] : position));
    return write('broken', {
      '2016-10-20.geojson': geojson([square(39, 35)], NAMED),
      '2016-10-21.geojson': geojson([square(40, 35), square(42, 36).slice(0, 4), quoted], NAMED),
    });
  }

  test('are listed by severity and kind, though they refuse the series, with ways to the spot', async () => {
    const { page, complaints } = await openPage(browser, site.url);
    await choose(page, broken());
    await opened(page);
    expect(await page.locator('.opened-refused').isVisible()).toBe(true);
    expect(await page.locator('.problems-error .problems-severity').textContent()).toBe('2 errors');
    const unclosed = page.locator('.problems-item', { hasText: 'ring is not closed' });
    expect(await unclosed.locator('.problems-place').textContent()).toBe(
      '2016-10-21.geojson features[1].geometry.coordinates[0]',
    );
    await unclosed.getByRole('button', { name: 'Show on the map' }).click();
    const first = (await viewOf(page)).map as Camera;
    expect(first.lon).toBeCloseTo(42.5, 1);
    expect(first.lat).toBeCloseTo(36.5, 1);
    expect(await unclosed.getAttribute('aria-current')).toBe('location');

    const quoted = page.locator('.problems-item', { hasText: 'not two numbers' });
    await quoted.getByRole('button', { name: 'Show on the map' }).click();
    const second = (await viewOf(page)).map as Camera;
    expect(second.lon).toBeCloseTo(43.5, 1);
    const plate = page.locator('conflict-map .cm-spot-plate');
    expect(await plate.textContent()).toContain('not two numbers');
    // The mark is on the first position of the ring, where the map says that is.
    const box = (await page.locator('conflict-map .cm-map canvas').first().boundingBox())!;
    const ring = (await page.locator('conflict-map .cm-spot-ring').boundingBox())!;
    const [x, y] = mapProjection(second, box.width, box.height).project(43, 36);
    expect(Math.abs(ring.x + ring.width / 2 - box.x - x)).toBeLessThan(3);
    expect(Math.abs(ring.y + ring.height / 2 - box.y - y)).toBeLessThan(3);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Download the list/ }).click(),
    ]);
    const { ok, problems } = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(ok).toBe(false);
    expect(problems.map(({ code }: { code: string }) => code).sort()).toEqual([
      'position-text',
      'ring-not-closed',
    ]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('tell of hostile files in plain words, and run nothing of them', async () => {
    const { page, complaints } = await openPage(browser, site.url);
    const script = '<img src=x onerror="document.body.dataset.ran=1">';
    const depth = 100_000;
    const [huge] = write('hostile', { 'huge-2016-10-24.geojson': '' });
    truncateSync(huge!, 300 * 1024 * 1024);
    await choose(page, [
      huge!,
      ...write('hostile', {
        [`${script}.geojson`]: '{"type":',
        'deep-2016-10-20.geojson': `${'['.repeat(depth)}${']'.repeat(depth)}`,
        'bomb-2016-10-21.geojson.gz': gzipSync(Buffer.alloc(200 * 1024 * 1024, 32)),
        'named-2016-10-22.geojson': geojson([square(40, 35)], { zone: script }),
        'page-2016-10-23.geojson': `<!doctype html><title>${script}</title>`,
      }),
    ]);
    await page.locator('.opened, .open-dialog form').first().waitFor();
    if (await page.locator('.open-dialog form').isVisible())
      await page.locator('.open-dialog form .open-main').click();
    await opened(page);
    const text = await page.locator('.problems').textContent();
    for (const name of ['deep-2016-10-20', 'bomb-2016-10-21', 'page-2016-10-23', 'huge', script])
      expect(text).toContain(name);
    expect(await page.evaluate(() => document.body.dataset.ran)).toBeUndefined();
    expect(await page.locator('.opened img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  /** A pattern that a regular expression engine never ends with, and nothing can interrupt but the worker's end. */
  function endless(): string[] {
    return write('endless', {
      'mapping.json': JSON.stringify({
        rules: [{ zone: 'north/control' }],
        date: { from: 'name', pattern: '^((a+)+)$' },
      }),
      [`${'a'.repeat(60)}.geojson`]: geojson([square(40, 35)]),
    });
  }

  test('a file that would never end is cancelled by its reader; the page goes on as before', async () => {
    const { page } = await openPage(browser, site.url);
    await choose(page, endless());
    const progress = page.locator('.open-dialog progress');
    await progress.waitFor();
    await expect
      .poll(() => page.locator('.open-progress-text').textContent())
      .toMatch(/(Checking|Reading) \w+ 1 of 1/);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await page.locator('.open-dialog[open]').count()).toBe(0);
    await expect
      .poll(() => page.locator('body > [role=status]').textContent())
      .toBe('Cancelled. Nothing was opened.');
    expect(await page.locator('.reader-text').isVisible()).toBe(true);
    await choose(page, threeDays(NAMED));
    await opened(page);
    expect(await page.locator('.opened-span').textContent()).toContain('3 maps');
    await page.close();
  });

  test('a file that would never end ends in an error by itself', async () => {
    const { page } = await openPage(browser, site.url);
    await choose(page, endless());
    await opened(page);
    expect(await page.locator('.problems-error').textContent()).toMatch(
      /file-too-slow[\s\S]*not read within 20 seconds/,
    );
    await page.close();
  });
});

test('everything can be done with keys alone', async () => {
  const { page } = await openPage(browser, site.url);
  await page.locator('.open-files').focus();
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('Choose files');
  const choosing = page.waitForEvent('filechooser');
  // The browser is told to hand over its chooser some time after it is waited for.
  await page.waitForTimeout(500);
  await page.keyboard.press('Enter');
  await (await choosing).setFiles([
    ...threeDays(),
    ...write('keys', { '2016-10-26.geojson': geojson([square(40, 35).slice(0, 4)]) }),
  ]);
  await page.locator('.open-dialog form').waitFor();
  await page.keyboard.type('North');
  await page.keyboard.press('Enter');
  await opened(page);
  expect(await focused(page)).toBe('Opened files');
  for (let i = 0; i < 10 && (await focused(page)) !== 'Show on the map'; i++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(((await viewOf(page)).map as Camera).lon).toBeCloseTo(40.5, 1);
  for (let i = 0; i < 10 && !(await focused(page)).startsWith('Back to'); i++)
    await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.reader-text').isVisible()).toBe(true);
  expect(await focused(page)).toBe('Open files');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await page.locator('.open-dialog[open]').count()).toBe(0);
  expect(await focused(page)).toBe('Open files');
  await page.close();
});

describe.each([
  [1280, 800, 'light'],
  [390, 844, 'dark'],
] as const)('at %i x %i, %s', (width, height, colorScheme) => {
  test('axe finds nothing to mend, nothing is wider than the page, and targets are large enough', async () => {
    const { page } = await openPage(browser, site.url, { width, height, colorScheme });
    await page.locator('.open-files').click();
    await check(page);
    await page
      .locator('.open-input-multiple')
      .setInputFiles([
        ...threeDays(),
        ...write('axe', { '2016-10-26.geojson': geojson([square(40, 35).slice(0, 4)]) }),
      ]);
    await page.locator('.open-dialog form').waitFor();
    await check(page);
    await page.locator('.open-dialog form .open-main').click();
    await opened(page);
    await page.getByRole('button', { name: 'Show on the map' }).first().click();
    await check(page);
    await choose(page, threeDays(NAMED));
    await page.locator('.opened-span').waitFor();
    await opened(page);
    await check(page);
    await page.close();
  });

  async function check(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    if (width >= 960) return;
    const small = await page
      .locator(':is(.masthead, .opened, .open-dialog) :is(button, a, select, input)')
      .evaluateAll((targets) =>
        targets
          .filter(
            (target) => target.checkVisibility() && target.getBoundingClientRect().height < 44,
          )
          .map((target) => target.outerHTML),
      );
    expect(small).toEqual([]);
  }
});

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}
