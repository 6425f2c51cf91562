import type { Browser, Page } from 'playwright-core';
import type { ConflictMapElement } from '../../../src/embed/conflict-map-element.ts';

/** A page and everything it complained of or asked of another origin. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: string[];
}

/** A busy machine draws without a graphics card, and slowly. */
const BUSY_MS = 120_000;

/** Opens a page and waits until the element has drawn its first map. */
export async function openPage(
  browser: Browser,
  url: string,
  options: {
    width?: number;
    height?: number;
    colorScheme?: 'light' | 'dark';
    reducedMotion?: 'reduce' | 'no-preference';
  } = {},
): Promise<OpenedPage> {
  const { width = 1280, height = 800, colorScheme = 'light', reducedMotion = 'reduce' } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(BUSY_MS);
  const complaints: string[] = [];
  const own = new URL(url).origin;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`pageerror: ${error.message}`));
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(own) && !/^(data|blob):/.test(asked))
      complaints.push(`request: ${asked}`);
  });
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  await page.goto(url);
  await ready(page);
  return { page, complaints };
}

/** Waits until the element has drawn; long, for machines that do much else and draw without a graphics card. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('conflict-map')?.getAttribute('data-state') === 'ready',
    null,
    { timeout: 100_000 },
  );
}

/** Sets a date as a script of a publisher would; resolves once it is drawn. */
export async function setDate(page: Page, date: string): Promise<void> {
  await page.evaluate(
    (day) => document.querySelector<ConflictMapElement>('conflict-map')!.setDate(day),
    date,
  );
}

/** The view's keys as the element's attributes and store say. */
export function viewOf(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(() => ({
    ...document.querySelector<ConflictMapElement>('conflict-map')!.view.get(),
  }));
}

/** What the label over the map says. */
export async function labelOf(page: Page): Promise<string> {
  return (await page.locator('conflict-map .cm-as-of').textContent())!
    .replaceAll(/\s+/g, ' ')
    .trim();
}
