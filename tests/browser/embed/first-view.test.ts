import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elementCode, frameCode } from '../../../src/core/publication/embed-code.ts';
import type { Publication } from '../../../src/core/publication/publication.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { ARTICLE_FILES, article } from './embeds.ts';
import { watchFirstView } from './first-view.ts';
import { type Host, serveHost } from './host-server.ts';

let browser: Browser;
let site: ServedPublication;
const hosts: Host[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([
    launchChromium(),
    servePublication('tests/fixtures/series/tiny'),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  for (const host of hosts) await host.close();
});

/** An article with the very code that the embed dialog gives. */
async function articleWith(kind: 'element' | 'frame'): Promise<Host> {
  const { title, picture } = JSON.parse(
    readFileSync(join(site.folder, 'publication.json'), 'utf8'),
  ) as Publication;
  const placed = { folder: '/map/', title, view: '', starts: 'near', size: null } as const;
  const { wide, alt } = picture!;
  const poster = { src: `/map/${wide.light}`, alt, width: wide.width, height: wide.height };
  const code = kind === 'frame' ? frameCode(placed) : elementCode(placed, poster);
  const host = await serveHost({
    folder: site.folder,
    pages: {
      ...ARTICLE_FILES,
      '/article.css': 'body { max-width: 720px; margin: 0 auto; font: 17px/1.6 serif }',
      '/': article(code),
    },
  });
  hosts.push(host);
  return host;
}

for (const kind of ['element', 'frame'] as const)
  test(`over a telephone’s line the poster of the ${kind} is the largest paint, and nothing ever moves`, async () => {
    const host = await articleWith(kind);
    const { shift, largest } = await watchFirstView(browser, host.url, 'Fast 4G');
    expect(shift).toBe(0);
    expect(largest).toContain('/map/pictures/');
  });
