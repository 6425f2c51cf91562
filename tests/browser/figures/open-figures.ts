import type { Browser, Page } from 'playwright-core';
import { toDay } from '../../../src/core/time/civil-date.ts';
import type { ViewState } from '../../../src/core/view/view-state.ts';
import type { Attending, Attention } from '../../../src/ui/state/attention.ts';
import type { Store } from '../../../src/ui/state/store.ts';
import type { SceneServer } from '../support/scene-server.ts';

declare global {
  interface Window {
    figuresScene: { readonly store: Store; readonly attention: Attention };
  }
}

/** Opens the figures' scene on a view; anything on its console fails the test. */
export async function openFigures(
  browser: Browser,
  server: SceneServer,
  view: string,
  { width = 600, height = 900 } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const fail = (text: string) => {
    throw new Error(`console of the scene: ${text}`);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') fail(message.text());
  });
  page.on('pageerror', (error) => fail(error.message));
  await page.goto(`${server.url}tests/scenes/figures/#${view}`);
  await page.waitForSelector('html[data-ready]');
  await settled(page);
  return page;
}

/** Waits until nothing is stale or still being reckoned. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('.cmf-stale, .cmf [aria-busy="true"]'));
}

/** Sets keys of the view as other parts of a page do. */
export async function setView(
  page: Page,
  { date, vs, ...rest }: Omit<ViewState, 'date' | 'vs'> & { date?: string; vs?: string },
): Promise<void> {
  const patch = {
    ...rest,
    ...(date !== undefined && { date: toDay(date) }),
    ...(vs !== undefined && { vs: toDay(vs) }),
  };
  await page.evaluate((next) => window.figuresScene.store.set(next, 'timeline'), patch);
}

export function viewNow(page: Page): Promise<ViewState> {
  return page.evaluate(() => window.figuresScene.store.get());
}

export function attendingNow(page: Page): Promise<Attending> {
  return page.evaluate(() => window.figuresScene.attention.get());
}

/** The texts of a table's cells, row by row. */
export function cellsOf(page: Page, table: string): Promise<string[][]> {
  return page
    .locator(table)
    .evaluate((element) =>
      [...element.querySelectorAll('tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent!.trim()),
      ),
    );
}

/** A number as a table shows it: separators of thousands, a true minus, a sign. */
export function numberOf(text: string): number {
  return Number(text.replaceAll(',', '').replace('\u2212', '-').replace('+', ''));
}
