import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toDay } from '../../../src/core/time/civil-date.ts';
import { openPage, ready, viewOf } from '../reader/open-reader.ts';
import { launchChromium } from '../support/chromium.ts';
import { readPng } from '../support/pixels.ts';
import { BINARY, type ServedPublication, servePublication } from '../support/publication.ts';
import { cellsOf, numberOf, settled } from './open-figures.ts';

let browser: Browser;
let site: ServedPublication;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), servePublication('data/isis-2014-2017')]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const [FROM, TO] = ['2016-10-17', '2017-07-10'];
const COMPARED = `date=${TO}&vs=${FROM}`;

/** What a command prints of the publication that the page shows. */
function command(...args: string[]): string {
  return execFileSync(process.execPath, [BINARY, args[0]!, site.folder, ...args.slice(1)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 2 ** 20,
  });
}

async function opened(fragment: string, options = {}) {
  const { page, complaints } = await openPage(browser, `${site.url}#${fragment}`, options);
  await page.waitForSelector('.side-panel:not([hidden]) .cmf > *');
  await settled(page);
  return { page, complaints };
}

/** Presses a button of the panel that saves a file; the file's name and content. */
async function take(page: Page, name: string): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

test('figures come when asked for, and are those that the command line prints', async () => {
  const { page, complaints } = await openPage(browser, `${site.url}#${COMPARED}`);
  const scripts = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .join(),
    );
  expect(await scripts()).not.toContain('create-figures');
  await page.getByRole('tab', { name: 'Changes' }).click();
  await page.waitForSelector('.cmf-changes-table');
  await settled(page);
  expect(await scripts()).toContain('create-figures');
  expect((await viewOf(page)).panel).toBe('changes');

  const told = JSON.parse(command('changes', FROM, TO, '--json'));
  const rows = await cellsOf(page, '.cmf-changes-table >> nth=0');
  for (const [zone, name] of [
    ['isis/control', 'ISIS, control'],
    ['isis/influence', 'ISIS, influence'],
  ] as const) {
    const at = rows.findIndex(([head]) => head === name);
    const [held, gained, lost, net] = rows[at + 1]!.slice(1).map(numberOf);
    const { heldKm2, gainKm2, lossKm2, netKm2 } = told.zones[zone];
    expect([held, gained, lost]).toEqual([heldKm2, gainKm2, lossKm2].map(Math.round));
    expect(net).toBe(gained! - lost!);
    expect(Math.abs(net! - netKm2)).toBeLessThanOrEqual(1);
    const [, shareGained] = rows[at + 2]!.slice(1).map(numberOf);
    expect(shareGained).toBeCloseTo(told.rates.zones[zone].gain.percentOfExtent, 1);
  }
  const provinces = (await cellsOf(page, '.cmf-region-table')).slice(1);
  for (const [name, ...cells] of provinces.slice(0, -1)) {
    const province = Object.values(told.provinces as Record<string, Province>).find(
      (one) => one.name === name,
    )!;
    const { heldKm2, gainKm2, lossKm2 } = province.zones['isis/control']!;
    [heldKm2, gainKm2, lossKm2].forEach((exact, i) => {
      expect(Math.abs(numberOf(cells[i]!) - exact), name).toBeLessThan(1);
    });
  }
  const notes = await page.locator('.cmf-caveats li').allTextContents();
  expect(notes).toEqual(told.caveats);
  const first = await page.locator('.cmf-place').first().textContent();
  expect(first).toContain(told.places[0].place.name);
  expect(first).toContain(Math.round(told.places[0].areaKm2).toLocaleString('en'));
  expect(complaints).toEqual([]);
  await page.close();
});

interface Province {
  readonly name: string;
  readonly zones: Readonly<
    Record<string, { heldKm2: number; gainKm2: number; lossKm2: number; netKm2: number }>
  >;
}

test('the address alone restores panel, dates, sort, selection and places', async () => {
  const fragment = `${COMPARED}&panel=changes&zone=isis/influence&region=SY-RA&sort=-loss`;
  const { page } = await opened(fragment);
  const look = async () => ({
    title: await page.locator('.cmf-title').textContent(),
    rows: await cellsOf(page, '.cmf-region-table'),
    sorted: await page.locator('th[aria-sort="descending"]').textContent(),
    pressed: await page.locator('.cmf [aria-pressed="true"]').allTextContents(),
    places: await page.locator('.cmf-place').allTextContents(),
  });
  await page.locator('.cmf-place').first().click();
  const before = await look();
  expect(before.pressed).toHaveLength(3);
  await page.reload();
  await ready(page);
  await page.waitForSelector('.cmf-region-table');
  await settled(page);
  expect(await look()).toEqual(before);

  await page.getByRole('tab', { name: 'Changes' }).focus();
  await page.keyboard.press('ArrowLeft');
  expect((await viewOf(page)).panel).toBeUndefined();
  expect(await page.locator('.reader-text').isVisible()).toBe(true);
  expect(await page.locator('#panel-changes').isVisible()).toBe(false);
  await page.keyboard.press('End');
  expect((await viewOf(page)).panel).toBe('downloads');
  await page.close();
});

test('reading on behind closed figures goes on where it was left, and figures never move the date', async () => {
  const { page } = await openPage(browser, site.url);
  await page.mouse.move(200, 500);
  await page.mouse.wheel(0, 1600);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(800);
  await page.waitForTimeout(600);
  const [scrolled, view] = [await page.evaluate(() => scrollY), await viewOf(page)];
  // As a hand does: the driver's own click scrolls a tab that is stuck to the top.
  const press = async (name: string) => {
    const { x, y } = (await page.getByRole('tab', { name }).boundingBox())!;
    await page.mouse.click(x + 20, y + 20);
  };
  await press('Changes');
  await page.waitForSelector('.cmf table');
  await page.mouse.wheel(0, 400);
  await page.waitForTimeout(600);
  expect((await viewOf(page)).date).toBe(view.date);
  await press('Text');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(scrolled);
  await page.close();
});

describe('files taken away', () => {
  const NINEVEH = 'IQ-NI';
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    ({ page, complaints } = await opened(
      `${COMPARED}&panel=downloads&place=mosul&region=${NINEVEH}&map=6/35.2/40.9`,
    ));
  }, 240_000);
  afterAll(async () => {
    expect(complaints).toEqual([]);
    await page?.close();
  });

  test.each([
    ['Areas on all dates: CSV', ['areas', '--csv']],
    ['Areas on all dates: JSON', ['areas', '--json']],
    ['Areas on all dates: Nineveh: CSV', ['areas', '--csv', '--province', NINEVEH]],
    ['Changes between the two dates: CSV', ['changes', FROM, TO, '--csv']],
    ['Changes between the two dates: JSON', ['changes', FROM, TO, '--json']],
    ['History: Mosul: CSV', ['history', '43.1189', '36.335', '--csv']],
    ['History: Mosul: JSON', ['history', '43.1189', '36.335', '--json', '--provenance']],
    [`Control on 10 July 2017: GeoJSON`, ['at', TO]],
    ['Ground held, gained and lost: GeoJSON', ['changes', FROM, TO, '--geojson']],
  ])('%s is byte for byte what the command writes', async (name, args) => {
    const { content } = await take(page, name);
    expect(content.toString()).toBe(command(...args));
    const text = content.toString();
    for (const fact of ['ISIS-held territory', 'Place table of this series', 'facts, with credit'])
      expect(text).toContain(fact);
    expect(text).toMatch(/[0-9a-f]{64}/);
    expect(text).toMatch(/estimated/);
  });

  test('the map as shown: SVG with its words, and PNG with the same text in it', async () => {
    const { name, content } = await take(page, 'The map as shown: SVG');
    expect(name).toMatch(/_2017-07-10\.svg$/);
    const svg = content.toString();
    for (const words of ['10 July 2017', '17 October 2016', 'Natural Earth', 'km', 'Estimated'])
      expect(svg).toContain(words);
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);
    const png = readPng((await take(page, 'The map as shown: PNG')).content);
    expect([png.width, png.height]).toEqual([width! * 2, height! * 2]);
    // The date stands in the top right corner, dark on a light panel: some of that panel's pixels are ink.
    let ink = 0;
    for (let x = png.width - 320; x < png.width - 40; x++)
      for (let y = 60; y < 120; y++) if (png.at(x, y)[0] < 90) ink++;
    expect(ink).toBeGreaterThan(800);
  });

  test('a citation and a link that opens the same view elsewhere', async () => {
    const link = await page.getByRole('textbox', { name: 'Link to this view' }).inputValue();
    const citation = await page.getByRole('textbox', { name: 'Citation' }).inputValue();
    const { contentHash } = JSON.parse(command('areas', '--json'));
    expect(citation).toContain(
      `17 October 2016 to 10 July 2017. Version ${contentHash.slice(0, 12)}.`,
    );
    expect(citation).toContain(link);
    const other = await openPage(browser, link);
    expect(await viewOf(other.page)).toEqual(await viewOf(page));
    await other.page.close();
  });

  test('copies by the clipboard, and without its permission by selection', async () => {
    const text = await page.getByRole('textbox', { name: 'Link to this view' }).inputValue();
    const copy = page.getByRole('button', { name: 'Copy: Link to this view' });
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: () => Promise.reject(new Error('not permitted')) },
        configurable: true,
      });
    });
    await copy.click();
    expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toBe(text);
    expect(await page.locator('#cmf-permalink ~ .cmf-copy-status').textContent()).toMatch(
      /^(Copied|Selected)/,
    );
  });
});

test.each([
  ['changes', 1280, 800, 'light'],
  ['history', 390, 844, 'dark'],
  ['downloads', 1280, 800, 'dark'],
] as const)(
  'axe finds nothing to mend in %s at %i x %i, %s',
  async (panel, width, height, colorScheme) => {
    const { page } = await opened(`${COMPARED}&place=mosul&panel=${panel}`, {
      width,
      height,
      colorScheme,
    });
    if (panel === 'history')
      expect(await page.locator('.cmf-entry-now').first().textContent()).toBe(
        '10 July 2017: in no zone. Place table: Iraqi government',
      );
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.close();
  },
);

test('the dates are chosen by keyboard alone, and the panel says what changed', async () => {
  const { page } = await openPage(browser, site.url);
  await page.getByRole('tab', { name: 'Text' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('.cmf-compare');
  const start = page.getByRole('button', { name: 'a year earlier' });
  for (let i = 0; i < 30 && !(await start.evaluate((e) => e === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await settled(page);
  expect((await viewOf(page)).vs).toBe(toDay('2015-10-21'));
  expect(await page.locator('.cmf-summary[role=status]').first().textContent()).toMatch(
    /^ISIS, control: [\d,.]+ km² gained, [\d,.]+ km² lost\.$/,
  );
  await page.close();
});

test('files that a reader opens have figures too, and the way back leads to the page’s own', async () => {
  const day = (date: string, east: number) => ({
    name: `${date}.geojson`,
    mimeType: 'application/geo+json',
    buffer: Buffer.from(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { zone: 'north/control' },
            geometry: { type: 'Polygon', coordinates: [square(42, 35, east, 36)] },
          },
        ],
      }),
    ),
  });
  const { page, complaints } = await openPage(browser, site.url);
  await page.locator('.open-files').click();
  await page
    .locator('.open-input-multiple')
    .setInputFiles([day('2020-01-01', 43), day('2020-02-01', 44)]);
  await page.locator('.opened').waitFor();
  await ready(page);
  await page.getByRole('button', { name: 'Figures' }).click();
  await page.getByRole('button', { name: 'the previous map' }).click();
  await page.waitForSelector('.cmf-changes-table');
  await settled(page);
  const rows = await cellsOf(page, '.cmf-changes-table >> nth=0');
  const [held, gained, lost] = rows
    .find(([unit]) => unit === 'km²')!
    .slice(1)
    .map(numberOf);
  expect(held! / gained!).toBeCloseTo(1, 2);
  expect(lost).toBe(0);
  await page.getByRole('button', { name: 'Figures' }).click();
  await page.getByRole('button', { name: /^Back to / }).click();
  await expect.poll(() => page.locator('.reader-text').isVisible()).toBe(true);
  await page.getByRole('tab', { name: 'Changes' }).click();
  expect(await page.locator('.cmf-table').first().textContent()).toContain('ISIS, control');
  expect(complaints).toEqual([]);
  await page.close();
});

function square(w: number, s: number, e: number, n: number): number[][] {
  return [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
}
