import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changesByRegion } from '../../../src/core/figures/by-region.ts';
import { changedPlaces } from '../../../src/core/figures/changed-places.ts';
import { frontChanges } from '../../../src/core/figures/fronts.ts';
import { toDay } from '../../../src/core/time/civil-date.ts';
import { changes } from '../../../src/core/topology/changes.ts';
import {
  madeComparison,
  madeGazetteer,
  madeRegions,
} from '../../scenes/figures/made-comparison.ts';
import { launchChromium } from '../support/chromium.ts';
import { type SceneServer, serveScenes } from '../support/scene-server.ts';
import {
  attendingNow,
  cellsOf,
  numberOf,
  openFigures,
  settled,
  setView,
  viewNow,
} from './open-figures.ts';

let browser: Browser;
let server: SceneServer;
const topology = madeComparison();

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveScenes()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (view: string) => openFigures(browser, server, view);
const MOVED = 'date=2020-02-01&vs=2020-01-01';

describe('changes between two dates', () => {
  test('each zone’s figures are those of core, in km², per cent and a day', async () => {
    const page = await open(`${MOVED}&zone=red/control`);
    const rows = await cellsOf(page, '.cmf-changes-table >> nth=0');
    const red = rows.findIndex(([name]) => name === 'Red, control');
    const [km2, percent, day] = rows.slice(red + 1, red + 4).map((row) => row.slice(1));
    const { heldKm2, gainKm2, lossKm2 } = changes(topology, 0, 1)[0]!;
    expect(km2!.map(numberOf)).toEqual([heldKm2, gainKm2, lossKm2, gainKm2].map(Math.round));
    expect(numberOf(day![1]!)).toBeCloseTo(gainKm2 / 31, 0);
    expect(numberOf(percent![1]!) / numberOf(percent![0]!)).toBeCloseTo(gainKm2 / heldKm2, 1);
    expect(await page.locator('.cmf-summary').first().textContent()).toBe(
      `Red, control: ${Math.round(gainKm2).toLocaleString('en')} km² gained, 0 km² lost.`,
    );
    await page.close();
  });

  test('provinces add up as shown, are sorted by their heads, and choose the view’s region', async () => {
    const page = await open(`${MOVED}&zone=red/control`);
    const table = '.cmf-region-table';
    const figures = async () => (await cellsOf(page, table)).slice(1);
    const check = async () => {
      const rows = (await figures()).map((row) => row.slice(1).map(numberOf));
      const total = rows.at(-1)!;
      for (let column = 0; column < 4; column++) {
        const sum = rows.slice(0, -1).reduce((all, row) => all + row[column]!, 0);
        expect(sum).toBe(total[column]);
      }
      for (const [, gain, loss, net] of rows) expect(gain! - loss!).toBe(net);
    };
    await check();
    const byRegion = changesByRegion(topology, 0, 1, madeRegions());
    const most = (await figures())[0]!;
    expect(most[0]).toBe('Middle');
    expect(Math.abs(numberOf(most[2]!) - byRegion[1]!.zones[0]!.gainKm2)).toBeLessThan(1);

    await page.getByRole('button', { name: 'Province' }).click();
    expect((await figures()).map(([name]) => name)).toEqual(['Middle', 'West', 'Total']);
    expect((await viewNow(page)).sort).toEqual({ column: 'name', descending: false });
    await page.keyboard.press('Enter');
    expect((await figures()).map(([name]) => name)).toEqual(['West', 'Middle', 'Total']);
    expect(await page.locator('th[aria-sort="descending"]').textContent()).toBe('Province');
    await check();

    await page.getByRole('button', { name: 'West' }).click();
    expect((await viewNow(page)).region).toBe('WE');
    expect(await page.locator('h3', { hasText: 'Largest changes' }).textContent()).toBe(
      'Largest changes: West',
    );
    await page.getByRole('button', { name: 'Blue, control' }).click();
    expect((await viewNow(page)).zone).toBe('blue/control');
    expect(await page.locator(`${table} caption`).textContent()).toContain('Blue, control');
    await check();
    await page.close();
  });

  test('the largest changes point to their outlines and back, and choosing one is in the view', async () => {
    const page = await open(MOVED);
    const expected = changedPlaces(topology, 0, 1, madeGazetteer);
    const rows = page.locator('.cmf-place');
    expect(await rows.count()).toBe(expected.length);
    expect(await rows.first().textContent()).toContain('Harbour');
    const { outlines } = await attendingNow(page);
    expect(outlines.map(({ bbox }) => bbox)).toEqual(expected.map(({ bbox }) => bbox));

    await rows.nth(1).focus();
    expect((await attendingNow(page)).pointed).toBe(outlines[1]!.id);
    await page.evaluate(
      (id) => window.figuresScene.attention.set({ pointed: id }),
      outlines[0]!.id,
    );
    expect(await page.locator('.cmf-pointed').evaluate((row) => row.dataset.key)).toBe(
      outlines[0]!.id,
    );

    await rows.first().click();
    const { point } = expected[0]!;
    expect((await viewNow(page)).spot).toEqual({ lon: point[0], lat: point[1] });
    expect((await attendingNow(page)).chosen).toBe(outlines[0]!.id);
    expect(await rows.first().getAttribute('aria-pressed')).toBe('true');
    await rows.first().click();
    expect((await viewNow(page)).spot).toBeUndefined();
    expect((await attendingNow(page)).chosen).toBeNull();

    const { bbox } = expected[1]!;
    await setView(page, { spot: { lon: (bbox[0] + bbox[2]) / 2, lat: (bbox[1] + bbox[3]) / 2 } });
    expect((await attendingNow(page)).chosen).not.toBeNull();
    await page.close();
  });

  test('fronts have their lengths and how far they moved', async () => {
    const page = await open(MOVED);
    const [front] = frontChanges(topology, 0, 1)!;
    const rows = await cellsOf(page, 'section[aria-label="Front lines"] table');
    expect(rows[1]![0]).toBe('Red and Blue');
    expect(numberOf(rows[1]![1]!)).toBe(Math.round(front!.fromLengthKm));
    expect(numberOf(rows[1]![3]!)).toBeCloseTo(front!.movedKm!, 0);
    await page.close();
  });
});

describe('two dates that are not alike', () => {
  const notes = async (page: Page) => page.locator('.cmf-caveats li').allTextContents();

  test('source and meaning differ: said beside the figures', async () => {
    const page = await open('date=2020-03-05&vs=2020-02-01');
    expect(await page.locator('.cmf-not-comparable strong').textContent()).toContain(
      'not comparable',
    );
    expect(await notes(page)).toEqual([
      'The two maps differ in source: A newspaper; A broadcast.',
      'The two maps differ in what their zones mean: not said; Only what is patrolled by day.',
      'For 5 March 2020 stands the map of 1 March 2020, carried on.',
    ]);
    await page.close();
  });

  test('a gap between, and an estimate, which has no fronts', async () => {
    const page = await open('date=2020-06-01&vs=2020-02-01');
    const said = (await notes(page)).join(' ');
    expect(said).toContain(
      'There is no map from 1 April 2020 to 31 May 2020, between the two dates.',
    );
    expect(said).toContain('The map of 1 June 2020 is estimated, not reported.');
    const fronts = page.locator('section[aria-label="Front lines"]');
    expect(await fronts.textContent()).toContain('a map is estimated');
    expect(await fronts.locator('table').count()).toBe(0);
    await page.close();
  });

  test('a date without a map has no figures, and that is said', async () => {
    const page = await open('date=2020-05-01&vs=2020-02-01');
    expect(await page.locator('.cmf-summary').first().textContent()).toBe(
      'There is no map for 1 May 2020, and so there are no figures.',
    );
    expect(await page.locator('.cmf table').count()).toBe(0);
    await page.close();
  });
});

test('figures of other dates are greyed and say so while the date moves', async () => {
  const page = await open(MOVED);
  const seen = await page.evaluate(
    (days) => {
      const panel = document.querySelector('#changes')!;
      return days.map((date) => {
        window.figuresScene.store.set({ date }, 'timeline');
        return [
          panel.querySelector('h2')!.textContent!,
          panel.classList.contains('cmf-stale'),
          panel.querySelector('.cmf-summary')!.textContent!,
          panel.querySelector<HTMLElement>('.cmf-body')!.inert,
        ];
      });
    },
    [toDay('2020-02-10'), toDay('2020-03-01')],
  );
  const WAITING = 'The figures follow when the date comes to rest.';
  expect(seen).toEqual([
    ['1 January 2020 to 10 February 2020', true, WAITING, true],
    ['1 January 2020 to 1 March 2020', true, WAITING, true],
  ]);
  expect((await attendingNow(page)).outlines).toEqual([]);
  await settled(page);
  const rows = await cellsOf(page, '.cmf-changes-table >> nth=0');
  const { lossKm2 } = changes(topology, 0, 2)[0]!;
  expect(numberOf(rows.find(([unit]) => unit === 'km²')![3]!)).toBe(Math.round(lossKm2));
  await page.close();
});

test('without a second date: areas, and ways to begin and end a comparison', async () => {
  const page = await open('date=2020-03-01');
  const rows = await cellsOf(page, '.cmf-table');
  expect(rows.map(([name]) => name)).toEqual([
    'Zone',
    'Red, control',
    'Red, contested',
    'Blue, control',
  ]);
  await page.getByRole('button', { name: 'the first map' }).click();
  expect((await viewNow(page)).vs).toBe(toDay('2020-01-01'));
  await settled(page);
  await page.getByRole('button', { name: 'End comparison' }).click();
  expect((await viewNow(page)).vs).toBeUndefined();
  await page.close();
});

test.each([
  [`${MOVED}&lang=en`, 600],
  [`${MOVED}&lang=ar&theme=dark`, 390],
  ['date=2020-03-01&theme=dark', 390],
  ['date=2020-06-01&vs=2020-02-01&zone=red/control&region=WE', 600],
])('axe finds nothing to mend in %s', async (view, width) => {
  const page = await openFigures(browser, server, view, { width });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await page.close();
});
