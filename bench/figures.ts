import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { ConflictMapElement } from '../src/embed/conflict-map-element.ts';
import { launchChromium } from '../tests/browser/support/chromium.ts';
import { BINARY, servePublication } from '../tests/browser/support/publication.ts';
import { realDays } from '../tests/support/shared-data.ts';

const PAIRS = 30;
const MOVES = 120;
/** What the panel waits for a hand to rest, in ms: not its own cost. */
const REST_MS = 160;
/** Bound of the first paint of the table, in ms. */
const BOUND = 50;

/** What the panel of changes costs on the reader page of the real days: its first table, and a scrub while it is open beside one while it is not. */
export async function benchFigures(): Promise<void> {
  if (realDays().length === 0) return;
  const scratch = mkdtempSync(join(tmpdir(), 'bench-figures-'));
  const days = fileURLToPath(new URL('../../shared/series/deepstate', import.meta.url));
  const series = join(scratch, 'series');
  const how = ['--actor', 'ru', '--status', 'control', '--date-from', 'name', '--out', series];
  execFileSync(process.execPath, [BINARY, 'import', days, ...how], { stdio: 'ignore' });
  const site = await servePublication(series);
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(120_000);
  await page.goto(`${site.url}#date=2026-03-01&vs=2025-03-01`);
  await page.waitForSelector('conflict-map[data-state="ready"]');
  const closed = await scrub(page);
  await page.getByRole('tab', { name: 'Changes' }).or(page.locator('.masthead-figures')).click();
  await page.waitForSelector('.cmf-region-table');
  const open = await scrub(page);
  const first = await firstTables(page);
  await browser.close();
  await site.close();
  rmSync(scratch, { recursive: true });

  const machine = `${cpus().length} x ${cpus()[0]!.model.trim()}`;
  console.log(`${machine}, node ${process.version}, ${new Date().toISOString().slice(0, 10)}`);
  const at = (values: readonly number[], share: number) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]!;
  const table = at(first, 0.5);
  console.log(
    `first table of ${PAIRS} pairs, after the hand rests: p50 ${table.toFixed(1)} ms, p95 ${at(first, 0.95).toFixed(1)} (bound ${BOUND}): ${table <= BOUND ? 'holds' : 'MISSED'}`,
  );
  const [shut, beside] = [at(closed, 0.5), at(open, 0.5)];
  console.log(
    `main thread of a step of scrubbing, p50: figures closed ${shut.toFixed(2)} ms, open ${beside.toFixed(2)}: ${(beside / shut).toFixed(2)} times`,
  );
}

/** Milliseconds of each of `MOVES` changes of the date, one a frame. */
function scrub(page: Page): Promise<number[]> {
  return page.evaluate(async (moves) => {
    const { view } = document.querySelector<ConflictMapElement>('conflict-map')!;
    const start = view.get().date!;
    const spent: number[] = [];
    for (let i = 0; i < moves; i++) {
      await new Promise((done) => requestAnimationFrame(done));
      const before = performance.now();
      view.set({ date: start - i * 3 }, 'timeline');
      spent.push(performance.now() - before);
    }
    view.set({ date: start }, 'timeline');
    return spent;
  }, MOVES);
}

/** From a pair's dates at rest to its table standing, for pairs not asked for before. */
function firstTables(page: Page): Promise<number[]> {
  return page.evaluate(
    async ([pairs, rest]) => {
      const { view, publication } = document.querySelector<ConflictMapElement>('conflict-map')!;
      const { snapshots } = publication!.topology.series;
      const panel = document.querySelector('.cmf-stale, .cmf:has(.cmf-head)')!;
      const found: number[] = [];
      for (let i = 0; i < pairs; i++) {
        const [a, b] = [(i * 97 + 11) % snapshots.length, (i * 193 + 400) % snapshots.length];
        await new Promise((done) => setTimeout(done, 1500));
        const stood = new Promise((done) => {
          const seen = new MutationObserver(() => {
            if (panel.classList.contains('cmf-stale')) return;
            seen.disconnect();
            done(null);
          });
          view.set({ vs: snapshots[a]!.from, date: snapshots[b]!.from }, 'timeline');
          seen.observe(panel, { attributes: true });
        });
        const before = performance.now();
        await stood;
        void (panel as HTMLElement).offsetHeight;
        found.push(performance.now() - before - rest);
      }
      return found;
    },
    [PAIRS, REST_MS] as const,
  );
}
