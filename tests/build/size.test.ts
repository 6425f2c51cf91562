import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elementCode, frameCode } from '../../src/core/publication/embed-code.ts';
import type { Publication } from '../../src/core/publication/publication.ts';
import { type FolderServer, serveFolder } from '../../src/publish/serve-folder.ts';
import { launchChromium } from '../browser/support/chromium.ts';
import { BINARY } from '../browser/support/publication.ts';
import { gate } from './size-gate.ts';

let scratch: string;
let site: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'sizes-'));
  site = join(scratch, 'site');
  const example = join(import.meta.dirname, '../../data/isis-2014-2017');
  execFileSync(process.execPath, [BINARY, 'build', example, '--out', site], { stdio: 'pipe' });
}, 400_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(site, path), 'utf8');

/** Scripts in `assets` that are loaded with one: those it imports, and those that they import. */
function closure(first: string, found = new Set<string>()): Set<string> {
  if (found.has(first)) return found;
  found.add(first);
  for (const [, path] of read(`assets/${first}`).matchAll(
    /(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g,
  ))
    closure(path!, found);
  return found;
}

function assetNamed(name: string): string {
  return readdirSync(join(site, 'assets')).find((file) => file.startsWith(`${name}.`))!;
}

test('the script beside a frame', () => {
  expect(gate('host script', Buffer.byteLength(read('embed.js')))).toBeNull();
});

test('all that an element runs to show a map, but MapLibre', () => {
  const scripts = closure(assetNamed('viewer'), closure(assetNamed('conflict-map')));
  const own = [...scripts].filter((name) => !name.startsWith('maplibre.'));
  expect(own.length).toBeLessThan(scripts.size);
  const sizes = own.map((name) => gzipSync(read(`assets/${name}`), { level: 9 }).length);
  const sum = sizes.reduce((a, b) => a + b, 0);
  expect(gate('element beside MapLibre, gzip', sum)).toBeNull();
});

test('posters, as they are sent by a host that compresses nothing', () => {
  const sizes = readdirSync(join(site, 'pictures')).map(
    (name) => readFileSync(join(site, 'pictures', name)).length,
  );
  expect(sizes).toHaveLength(5);
  expect(gate('largest poster', Math.max(...sizes))).toBeNull();
});

describe('what an article fetches before its map is asked for, from a host that compresses nothing', () => {
  let browser: Browser;
  let server: FolderServer;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchChromium(), serveFolder(site, 0)]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Bytes of all that a page with this code in it fetches, itself left out, until nothing more comes. */
  async function bytesFetched(code: string): Promise<number> {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    const bodies: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.url().startsWith(server.url))
        bodies.push(response.body().then(({ length }) => length));
    });
    const article = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(`<!doctype html><title>Article</title><h1>Article</h1>${code}`);
    });
    await new Promise<void>((resolve) => article.listen(0, '127.0.0.1', resolve));
    await page.goto(`http://127.0.0.1:${(article.address() as AddressInfo).port}/`);
    await expect.poll(() => posterIn(page), { timeout: 60_000 }).toBe(true);
    await page.waitForLoadState('networkidle');
    const sizes = await Promise.all(bodies);
    await page.close();
    article.close();
    expect(sizes.length).toBeGreaterThan(3);
    return sizes.reduce((a, b) => a + b, 0);
  }

  /** Whether an element has been defined, and shows its poster, in the page or in a frame of it. */
  async function posterIn(page: Page): Promise<boolean> {
    const shown = await Promise.all(
      page.frames().map((frame) =>
        frame.evaluate(() => {
          const element = document.querySelector<HTMLElement>('conflict-map');
          const image = element?.querySelector('img');
          return (
            element?.dataset.state === 'poster' &&
            image?.complete === true &&
            image.naturalWidth > 0
          );
        }),
      ),
    );
    return shown.includes(true);
  }

  const placed = () => ({
    folder: server.url,
    title: 'A map',
    view: '',
    starts: 'click' as const,
    size: null,
  });

  test('in a frame', async () => {
    expect(gate('first view of a frame', await bytesFetched(frameCode(placed())))).toBeNull();
  });

  test('as an element', async () => {
    const { picture } = JSON.parse(read('publication.json')) as Publication;
    const { wide, alt } = picture!;
    const poster = { src: server.url + wide.light, alt, width: wide.width, height: wide.height };
    const bytes = await bytesFetched(elementCode(placed(), poster));
    expect(gate('first view of an element', bytes)).toBeNull();
  });
});

test('a gate keeps out what is too large, and a limit that lets in too much', () => {
  expect(gate('host script', 1_000_000)).toMatch(/more than the limit/);
  expect(gate('host script', 10)).toMatch(/lower the limit/);
});
