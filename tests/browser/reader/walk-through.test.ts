import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addUp } from '../../../src/core/figures/add-up.ts';
import { changesByRegion } from '../../../src/core/figures/by-region.ts';
import { changedPlaces } from '../../../src/core/figures/changed-places.ts';
import { compareDates } from '../../../src/core/figures/comparison.ts';
import { provincesOf } from '../../../src/core/figures/region.ts';
import { toDay } from '../../../src/core/time/civil-date.ts';
import { changes } from '../../../src/core/topology/changes.ts';
import type { Topology } from '../../../src/core/topology/topology.ts';
import { readBasemap } from '../../../src/publish/read-basemap.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { labelOf, openPage, viewOf } from './open-reader.ts';

let browser: Browser;
let site: ServedPublication;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), servePublication('data/isis-2014-2017')]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** What a screen reader would call the element in focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const labels = [...((element as HTMLInputElement | null)?.labels ?? [])];
    const name = element?.getAttribute('aria-label') ?? labels[0]?.textContent;
    return (name ?? element?.textContent ?? '').trim().slice(0, 60);
  });
}

/** Presses Tab until an element of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now === name) return;
    passed.push(now);
  }
  throw new Error(`no "${name}" among what Tab reaches: ${passed.join(' | ')}`);
}

/** Writes over a field that has the focus. */
async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const spoken = (page: Page) =>
  page.locator('conflict-map .cm-timeline > [role=status]').textContent();

/** What the figures say on the way to Mosul: their status, the province's row, the largest change there, and what it became. */
async function askFigures(page: Page): Promise<string[]> {
  await tabTo(page, 'Text');
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe('Changes');
  await page.waitForSelector('.cmf-region-table');
  const said = [await page.locator('.cmf-summary[role=status]').first().textContent()];
  await tabTo(page, 'Nineveh');
  await page.keyboard.press('Enter');
  expect(await viewOf(page)).toMatchObject({ region: 'IQ-NI' });
  expect(await focused(page)).toBe('Nineveh');
  const row = page.locator('.cmf-region-table tr', {
    has: page.getByRole('button', { name: 'Nineveh' }),
  });
  said.push((await row.locator('th, td').allTextContents()).join(' '));
  said.push(await page.locator('h3', { hasText: 'Largest changes' }).textContent());
  for (let i = 0; i < 40 && !(await focused(page)).startsWith('Mosul'); i++)
    await page.keyboard.press('Tab');
  said.push(await focused(page));
  await page.keyboard.press('Enter');
  const pressed = page.locator('.cmf-place[aria-pressed="true"]');
  await expect.poll(() => pressed.count()).toBe(1);
  expect((await viewOf(page)).spot).toBeDefined();
  await page.keyboard.press('Enter');
  await expect.poll(() => pressed.count()).toBe(0);
  return said.map((text) => text ?? '');
}

/** The same from core, in the panel's words. */
function answers(topology: Topology): string[] {
  const { series, extent } = topology;
  const { a, b } = compareDates(series, toDay('2016-10-17'), toDay('2017-07-10'))!;
  const basemap = readBasemap('data/basemap', extent);
  const byRegion = changesByRegion(topology, a, b, provincesOf(basemap.region));
  const { rows } = addUp(
    byRegion.map(({ zones }) => zones[0]!),
    1,
  );
  const whole = (km2: number) => km2.toLocaleString('en-GB');
  const control = addUp([changes(topology, a, b)[0]!], 1).total;
  const nineveh = rows[byRegion.findIndex(({ region }) => region?.id === 'IQ-NI')]!;
  const mosul = changedPlaces(topology, a, b, basemap.gazetteer.places).find(
    ({ nearest }) => nearest?.place.id === 'mosul' && nearest.direction === null,
  )!;
  return [
    `ISIS, control: ${whole(control.gainKm2)} km² gained, ${whole(control.lossKm2)} km² lost.`,
    `Nineveh ${whole(nineveh.heldKm2)} ${whole(nineveh.gainKm2)} ${whole(nineveh.lossKm2)} \u2212${whole(-nineveh.netKm2)}`,
    'Largest changes: Nineveh',
    `MosulISIS, control${whole(Math.round(mosul.areaKm2))} km² lost`,
  ];
}

test('by keyboard: what changed between 17 October 2016 and 10 July 2017 around Mosul', async () => {
  const { page, complaints } = await openPage(browser, site.url);
  await tabTo(page, 'Find a place');
  // Typing a whole name ahead is timed; one letter goes through the names that begin with it.
  for (let i = 0; i < 40 && (await viewOf(page)).place !== 'mosul'; i++)
    await page.keyboard.press('m');
  expect((await viewOf(page)).place).toBe('mosul');

  await tabTo(page, 'Date');
  await write(page, '10 July 2017');
  expect((await viewOf(page)).date).toBe(toDay('2017-07-10'));
  expect(await labelOf(page)).toMatch(/^Situation as of 10 July 2017/);

  await tabTo(page, 'Compare');
  await page.keyboard.press('Enter');
  expect(await viewOf(page)).toMatchObject({ date: toDay('2017-07-10'), mode: 'change' });
  expect(await focused(page)).toBe('Compare');
  await expect.poll(() => spoken(page)).toMatch(/^Comparing .+ with 10 July 2017\. ISIS/);

  await tabTo(page, 'Date A');
  await write(page, '17 October 2016');
  expect(await viewOf(page)).toMatchObject({
    date: toDay('2017-07-10'),
    vs: toDay('2016-10-17'),
    mode: 'change',
    place: 'mosul',
  });
  expect(await labelOf(page)).toBe('Since 17 October 2016 as of 10 July 2017');
  await expect
    .poll(() => spoken(page))
    .toMatch(
      /^Comparing 17 October 2016 with 10 July 2017\. ISIS, \w+: about [\d,]+ km² less than on 17 October 2016\.$/,
    );

  expect(await askFigures(page)).toEqual(answers(site.topology));

  await tabTo(page, 'Change');
  await tabTo(page, 'Date A');
  await tabTo(page, 'Date B');
  await page.keyboard.press('Shift+PageDown');
  expect((await viewOf(page)).date).toBe(toDay('2017-07-09'));
  await expect
    .poll(() => spoken(page))
    .toMatch(/^9 July 2017\. Mosul: in no zone; before that ISIS, control\.$/);
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => new URL(page.url()).hash)
    .toContain('vs=2016-10-17&mode=change&place=mosul');
  expect(complaints).toEqual([]);
});
