import type { Browser, Page } from 'playwright-core';
import type { SeriesInfo } from '../../../src/core/series/series.ts';
import type { Attention } from '../../../src/ui/state/attention.ts';
import type { Store } from '../../../src/ui/state/store.ts';
import type { SceneServer } from '../support/scene-server.ts';

/** What the scene leaves on `window`. */
export interface Scene {
  readonly store: Store;
  readonly attention: Attention;
  readonly container: HTMLElement;
  readonly series: SeriesInfo;
  /** [zone][snapshot] */
  readonly areasKm2: readonly Float64Array[];
  /** whether the place that `place=` names lies in the first zone at each snapshot */
  readonly isWithin: readonly boolean[];
  readonly timeline: { destroy(): void };
  readonly asOf: { destroy(): void };
}

declare global {
  interface Window {
    scene: Scene;
  }
}

export interface SceneOptions {
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly hasTouch?: boolean;
}

/** Opens the timeline's scene; anything on the console but vite's own notes fails the page. */
export async function openScene(
  browser: Browser,
  server: SceneServer,
  query: string,
  options: SceneOptions = {},
): Promise<Page> {
  const { width = 1280, height = 800, reducedMotion = 'no-preference', hasTouch = false } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion,
    hasTouch,
  });
  const page = await context.newPage();
  const fail = (text: string) => {
    throw new Error(`console of the scene: ${text}`);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') fail(message.text());
  });
  page.on('pageerror', (error) => fail(error.message));
  await page.goto(`${server.url}tests/scenes/timeline/?${query}`);
  await page.waitForSelector('html[data-ready]');
  return page;
}

/** The day in the store as `YYYY-MM-DD`, by way of the browser. */
export function shownDate(page: Page): Promise<string> {
  return page.evaluate(() =>
    new Date((window.scene.store.get().date ?? 0) * 86_400_000).toISOString().slice(0, 10),
  );
}
