import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import type { ConflictMapElement } from '../../../src/embed/conflict-map-element.ts';
import { readPng } from '../support/pixels.ts';

/** A busy machine draws without a graphics card, and slowly. */
export const BUSY_MS = 120_000;

/** An article as publishers write them, strict enough for any policy: its styles are a file. */
export function article(content: string, scripts = ''): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>An article</title>
    <link rel="icon" href="/icon.svg">
    <link rel="stylesheet" href="/article.css">
    ${scripts}
  </head>
  <body>
    <h1>An article</h1>
    <p class="text">Some words before the map.</p>
    ${content}
    <p class="text">Some words after it.</p>
  </body>
</html>`;
}

/** What every article here is served with. */
export const ARTICLE_FILES: Readonly<Record<string, string>> = {
  '/article.css': `body { max-width: 720px; margin: 0 auto; padding: 0 16px; font: 17px/1.6 serif; }
iframe { display: block; width: 100%; height: 460px; border: 0; }
conflict-map img { display: block; width: 100%; height: auto; }
.far { height: 4000px; }`,
  '/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

export const ELEMENT_SCRIPT = '<script type="module" src="/map/conflict-map.js"></script>';

/** A page and all it complained of: console, failed requests, violations of its policy. */
export interface Watched {
  readonly page: Page;
  readonly complaints: string[];
}

/** Opens a page and listens to it. */
export async function openWatched(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(BUSY_MS);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.type()}: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(`pageerror: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  if (options.javaScriptEnabled !== false) {
    await page.exposeFunction('complain', (text: string) => complaints.push(text));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        (window as unknown as { complain(text: string): void }).complain(
          `violation: ${violatedDirective} ${blockedURI}`,
        );
      });
    });
  }
  await page.goto(url);
  return { page, complaints };
}

/** Waits until an element has drawn its map. */
export async function drawn(where: Page | Frame, selector = 'conflict-map'): Promise<void> {
  await where.locator(`${selector}[data-state="ready"]`).waitFor({ timeout: BUSY_MS });
}

/** What the label over a map says. */
export async function labelOf(where: Page | Frame): Promise<string> {
  return (await where.locator('conflict-map .cm-as-of').first().textContent())!
    .replaceAll(/\s+/g, ' ')
    .trim();
}

export function setDate(where: Page | Frame, date: string): Promise<void> {
  return where.evaluate(
    (day) => document.querySelector<ConflictMapElement>('conflict-map')!.setDate(day),
    date,
  );
}

/** Pixels of a hue in what a page shows: the tiny series has a red and a blue zone, and nothing else of those. */
export async function pixelsOf(page: Page, hue: 'red' | 'blue'): Promise<number> {
  const { width, height, at } = readPng(await page.screenshot());
  let count = 0;
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) {
      const [r, g, b] = at(x, y);
      if (hue === 'red' ? r - g > 60 && r - b > 40 : b - r > 40 && g < 200 && b - g > 10) count++;
    }
  return count;
}
