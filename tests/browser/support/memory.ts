import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright-core';

const MEGA = 2 ** 20;

/** What pages of a browser take, in megabytes. */
export interface Memory {
  /** proportional set size of all renderer processes: pages of code that they share are counted once */
  readonly renderers: number;
  /** the same of the process that draws; with a graphics card most of it is on the card */
  readonly gpu: number;
}

/** Reads a browser's memory from the kernel (Linux). */
export async function memoryOf(browser: Browser): Promise<Memory> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sum = (type: string) =>
    processInfo
      .filter((each) => each.type === type)
      .reduce((total, { id }) => total + proportionalBytes(id), 0) / MEGA;
  return { renderers: sum('renderer'), gpu: sum('GPU') };
}

/** 0 for a process that has ended meanwhile. */
function proportionalBytes(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return Number(kilobytes?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** What a page holds after garbage has been collected. */
export interface Held {
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function heldBy(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  for (let round = 0; round < 3; round++) {
    await collect(session);
    await page.waitForTimeout(200);
  }
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)!.value;
  await session.detach();
  return {
    heapMb: usedSize / MEGA,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  };
}

async function collect(session: CDPSession): Promise<void> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.disable');
}
