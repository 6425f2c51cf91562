import type { Browser, Frame, Page } from 'playwright-core';
import { BUSY_MS, drawn } from './embeds.ts';

/** Lines of telephones as browsers' own tools imitate them. */
const LINES = {
  'Slow 4G': { latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: 84e3 },
  'Fast 4G': { latency: 60, downloadThroughput: (9e6 / 8) * 0.9, uploadThroughput: 168e3 },
} as const;

/** How an article with a map came to be seen. */
export interface FirstView {
  /** sum of layout shifts, in the page and in the map's frame */
  readonly shift: number;
  /** what the largest paint was of: the address of a picture, or the name of an element */
  readonly largest: string;
  /** milliseconds from the start of the navigation */
  readonly largestMs: number;
  readonly mapMs: number;
}

/** Opens an article over a telephone's line and watches it until its map has been drawn and has settled. */
export async function watchFirstView(
  browser: Browser,
  url: string,
  line: keyof typeof LINES,
  waitForMap: (page: Page) => Promise<Page | Frame> = waitForElement,
): Promise<FirstView> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(BUSY_MS);
  try {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, ...LINES[line] });
    await page.addInitScript(observe);
    await page.goto(url, { waitUntil: 'commit' });
    const where = await waitForMap(page);
    const mapMs = await page.evaluate(() => performance.now());
    await page.waitForTimeout(1500);
    const seen = await read(page);
    const within = where === page ? null : await read(where);
    return {
      mapMs,
      shift: seen.shift + (within?.shift ?? 0),
      largest: (within ?? seen).largest,
      largestMs: (within ?? seen).largestMs,
    };
  } finally {
    await context.close();
  }
}

async function waitForElement(page: Page): Promise<Page | Frame> {
  await page.waitForFunction(() => document.querySelector('conflict-map, iframe'));
  const frame = page.frames().find((each) => each !== page.mainFrame());
  await drawn(frame ?? page);
  return frame ?? page;
}

interface Observed {
  shift: number;
  largest: string;
  largestMs: number;
}

function observe(): void {
  const seen: Observed = { shift: 0, largest: '', largestMs: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      seen.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { url, element } = entry as unknown as { url: string; element: Element | null };
      seen.largest = url || (element?.localName ?? '');
      seen.largestMs = entry.startTime;
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

function read(where: Page | Frame): Promise<Observed> {
  return where.evaluate(() => (window as unknown as { seen: Observed }).seen);
}
