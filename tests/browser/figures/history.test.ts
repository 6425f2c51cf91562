import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeHistory } from '../../../src/core/figures/place-history.ts';
import { toDay } from '../../../src/core/time/civil-date.ts';
import { timeSpanOf } from '../../../src/ui/figures/time-axis.ts';
import { madeComparison } from '../../scenes/figures/made-comparison.ts';
import { launchChromium } from '../support/chromium.ts';
import { type SceneServer, serveScenes } from '../support/scene-server.ts';
import { openFigures, viewNow } from './open-figures.ts';

let browser: Browser;
let server: SceneServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveScenes()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (view: string, width = 600) =>
  openFigures(browser, server, `panel=history&${view}`, { width });
const names = (page: Page) => page.locator('.cmf-entry h2').allTextContents();

test('a place is found by typing, in any language, and by coordinates', async () => {
  const page = await open('date=2020-02-01');
  const box = page.getByRole('combobox', { name: 'Find a place' });
  await box.focus();
  await page.keyboard.type('brid');
  expect(await box.getAttribute('aria-expanded')).toBe('true');
  expect(await page.getByRole('option').allTextContents()).toEqual(['Bridgeplace']);
  await page.keyboard.press('ArrowDown');
  const marked = await box.getAttribute('aria-activedescendant');
  expect(await page.locator(`#${marked}`).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  expect((await viewNow(page)).place).toBe('bridge');
  expect(await names(page)).toEqual(['Bridge']);
  expect(await box.inputValue()).toBe('');

  await box.fill('الطاحونة');
  expect(await page.locator('.cmf-search [role=status]').textContent()).toBe('1 result');
  await page.keyboard.press('Enter');
  expect((await viewNow(page)).spot).toEqual({ lat: 34.5, lon: 44.5 });
  expect((await viewNow(page)).map).toMatchObject({ lat: 34.5, lon: 44.5 });
  expect(await names(page)).toEqual(['Mill']);

  await box.fill('35°30′N 41°12′E');
  await page.keyboard.press('Enter');
  expect((await viewNow(page)).spot).toEqual({ lat: 35.5, lon: 41.2 });
  await box.fill('atlantis');
  expect(await page.locator('.cmf-search [role=status]').textContent()).toBe('Nothing found');
  await page.keyboard.press('Escape');
  expect(await box.inputValue()).toBe('');
  await page.close();
});

test('a strip tells every span, nobody apart from no map, and leads to each date', async () => {
  const page = await open('date=2020-01-15&spot=35.5/42.2');
  const topology = madeComparison();
  const { to: end } = timeSpanOf(topology.series);
  const whole = placeHistory(topology, 42.2, 35.5);
  const history = whole.filter(({ from }) => from < end);
  const spans = page.locator('.cmf-span');
  expect(await spans.count()).toBe(history.length);
  expect(
    await spans.evaluateAll((all) => all.map(({ className }) => className.split('-').at(-1))),
  ).toEqual(
    history.map(({ covered, zones }) => (covered ? (zones.length > 0 ? 'held' : 'nobody') : 'map')),
  );
  const texts = await spans.evaluateAll((all) =>
    all.map((each) => each.getAttribute('aria-label')!),
  );
  expect(texts[0]).toBe('Blue, control: 1 January 2020 to 1 February 2020. Source: A newspaper');
  expect(texts.join()).toContain('No map: 1 April 2020 to 1 June 2020');
  expect(await page.locator('[aria-current="date"]').getAttribute('aria-label')).toBe(texts[0]);

  await spans.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect((await viewNow(page)).date).toBe(history[1]!.from);
  expect(await page.locator('.cmf-entry-now').textContent()).toBe('1 February 2020: Red, control');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  expect((await viewNow(page)).date).toBe(history.at(-1)!.from);
  expect(
    await spans.evaluateAll((all) => all.filter(({ tabIndex }) => tabIndex === 0).length),
  ).toBe(1);

  await page.locator('.cmf-entry summary').click();
  const rows = await page.locator('.cmf-history-table tbody tr').allTextContents();
  expect(rows).toHaveLength(whole.length);
  expect(rows.at(-1)).toContain('no later map');
  await page.locator('.cmf-history-table button').first().click();
  expect((await viewNow(page)).date).toBe(toDay('2020-01-01'));
  expect(await page.locator('.cmf-entry details').getAttribute('open')).not.toBeNull();
  await page.close();
});

test('where the place table says something else than the map, both are shown with their sources', async () => {
  const page = await open('date=2020-03-01&place=bridge');
  expect(await page.locator('.cmf-strip').count()).toBe(2);
  expect(await page.locator('.cmf-strip-name').allTextContents()).toEqual(['Map', 'Place table']);
  expect(await page.locator('.cmf-disagree li').allTextContents()).toEqual([
    '10 February 2020 to 1 April 2020: the place table says Blue, the map Red, control.',
    '1 June 2020 to 2 July 2020: the place table says Blue, the map Red, control.',
  ]);
  await page.locator('.cmf-entry summary').click();
  expect(await page.locator('.cmf-history-table').nth(1).textContent()).toContain('example.org');
  await page.close();
});

test('several are kept to compare, moved and removed; eight at most', async () => {
  const pins = ['bridge', 'WE', ...[1, 2, 3, 4, 5].map((i) => `35/${40 + i / 2}`)];
  const page = await open(`date=2020-02-01&spot=35.1/41.1&pins=${pins.join(',')}`);
  expect(await page.locator('.cmf-entry').count()).toBe(8);
  await page.getByRole('button', { name: 'Keep to compare' }).click();
  expect((await viewNow(page)).pins).toHaveLength(8);
  await page.getByRole('button', { name: 'Move West up' }).click();
  expect((await viewNow(page)).pins!.slice(0, 2)).toEqual(['WE', 'bridge']);
  expect((await names(page)).slice(0, 2)).toEqual(['West', 'Bridge']);
  expect(await page.locator('[data-subject="WE"] .cmf-entry-now').textContent()).toMatch(
    /^1 February 2020: Red, control .* km² \(\d+%\)$/,
  );
  await page.evaluate(() =>
    window.figuresScene.store.set({ spot: { lat: 35.2, lon: 41.2 } }, 'map'),
  );
  const keep = page.getByRole('button', { name: 'Keep to compare' });
  expect(await keep.isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Remove Bridge' }).click();
  expect((await viewNow(page)).pins).not.toContain('bridge');
  expect(await keep.isDisabled()).toBe(false);
  await page.close();
});

test.each([
  ['date=2020-03-01&place=bridge&pins=WE,35/44', 600],
  ['date=2020-03-01&place=bridge&pins=WE,35/44&lang=ar&theme=dark', 390],
])('axe finds nothing to mend in %s', async (view, width) => {
  const page = await open(view, width);
  await page.locator('summary').first().click();
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.close();
});

test('in a language written from right to left, time runs with it', async () => {
  const page = await open('date=2020-02-01&spot=35.5/42.2&lang=ar');
  const boxes = await page
    .locator('.cmf-span')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().x));
  expect(boxes).toEqual([...boxes].sort((a, b) => b - a));
  await page.locator('.cmf-span').first().focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  expect((await viewNow(page)).date).toBe(toDay('2020-02-01'));
  await page.close();
});
