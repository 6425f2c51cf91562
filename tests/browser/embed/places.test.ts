import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { shoot } from '../support/shoot.ts';
import {
  ARTICLE_FILES,
  article,
  drawn,
  ELEMENT_SCRIPT,
  labelOf,
  openWatched,
  pixelsOf,
  setDate,
} from './embeds.ts';
import { type Host, type HostOptions, serveHost } from './host-server.ts';

/** docs/hosting: what a strict page, and a frame without an origin, must allow. */
const STRICT = "default-src 'self'";
const strictNaming = (host: string) =>
  `default-src 'self'; script-src ${host}; connect-src ${host}; font-src ${host}; img-src 'self' ${host}`;
const STRICT_IN_SANDBOX = "default-src 'self'; worker-src 'self' blob:";

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

async function hostOf(pages: Record<string, string>, headers?: HostOptions['headers']) {
  const host = await serveHost({
    folder: site.folder,
    pages: { ...ARTICLE_FILES, ...pages },
    ...(headers && { headers }),
  });
  hosts.push(host);
  return host;
}

const POSTER = () => {
  const html = readFileSync(join(site.folder, 'embed.html'), 'utf8');
  return /<picture>.*<\/picture>/s.exec(html)![0].replaceAll('pictures/', '/map/pictures/');
};
const element = (attributes = '') =>
  `<conflict-map src="/map/" ${attributes}>${POSTER()}</conflict-map>`;
const frame = (attributes = '', asked = '') =>
  `<iframe data-conflict-map data-size="fixed" title="Map" src="/map/embed.html${asked}" ${attributes}></iframe>`;

/** The map says its date, shows it, and goes to another by the timeline's keys. */
async function expectWorks(page: Page, where: Page | Frame, shot: string): Promise<void> {
  await drawn(where);
  await shoot(page, shot);
  expect(await labelOf(where)).toContain('21 October 2016');
  const [red, blue] = [await pixelsOf(page, 'red'), await pixelsOf(page, 'blue')];
  expect(red).toBeGreaterThan(300);
  expect(blue).toBeGreaterThan(300);
  await where.locator('conflict-map [role="slider"]').first().press('ArrowRight');
  expect(await labelOf(where)).toContain('1 January 2017');
  await setDate(where, '2016-10-01');
  expect(await labelOf(where)).toContain('1 October 2016');
  const [redBefore, blueBefore] = [await pixelsOf(page, 'red'), await pixelsOf(page, 'blue')];
  expect(Math.abs(redBefore / blueBefore - red / blue)).toBeGreaterThan(0.2);
}

function frameOf(page: Page): Frame {
  return page.frames().find((each) => each.url().includes('embed.html'))!;
}

test('in a plain page, from a host with neither ranges nor compression', async () => {
  const host = await hostOf({ '/': article(element(), ELEMENT_SCRIPT) });
  const { page, complaints } = await openWatched(browser, host.url);
  await expectWorks(page, page, 'plain');
  expect(complaints).toEqual([]);
  await page.context().close();
});

describe('a frame with sandbox="allow-scripts" alone', () => {
  for (const cors of [true, false])
    test(`${cors ? 'and' : 'without'} a server that lets anyone read, under a strict policy`, async () => {
      const host = await hostOf({ '/': article(frame('sandbox="allow-scripts"')) }, (path) =>
        path.startsWith('/map/')
          ? {
              'Content-Security-Policy': STRICT_IN_SANDBOX,
              ...(cors && { 'Access-Control-Allow-Origin': '*' }),
            }
          : {},
      );
      const { page, complaints } = await openWatched(browser, host.url);
      const within = frameOf(page);
      await expectWorks(page, within, cors ? 'sandbox' : 'sandbox-without-cors');
      expect(await within.evaluate(() => self.origin)).toBe('null');
      // Fonts are all that a server which lets nobody read keeps back: the reader's own take their place.
      const isFont = (text: string) => /woff2|ERR_FAILED|load font/.test(text);
      expect(complaints.filter((text) => cors || !isFont(text))).toEqual([]);
      await page.context().close();
    });
});

test('under default-src self alone nothing is violated', async () => {
  const host = await hostOf(
    { '/element': article(element(), ELEMENT_SCRIPT), '/frame': article(frame()) },
    () => ({ 'Content-Security-Policy': STRICT }),
  );
  for (const path of ['element', 'frame']) {
    const { page, complaints } = await openWatched(browser, `${host.url}${path}`);
    await expectWorks(page, path === 'frame' ? frameOf(page) : page, `strict-${path}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});

test('an element of another host, under a policy that names it; without workers it is a picture', async () => {
  const map = await hostOf({}, () => ({ 'Access-Control-Allow-Origin': '*' }));
  const origin = map.url.slice(0, -1);
  const far = (html: string) => html.replaceAll('"/map/', `"${origin}/map/`);
  const content = article(far(element()), far(ELEMENT_SCRIPT));
  const host = await hostOf({ '/map': content, '/picture': content }, (path) => ({
    'Content-Security-Policy': `${strictNaming(origin)}${path === '/map' ? `; worker-src blob: ${origin}` : ''}`,
  }));
  for (const path of ['map', 'picture']) {
    const { page, complaints } = await openWatched(browser, `${host.url}${path}`);
    await drawn(page);
    await shoot(page, `other-host-${path}`);
    expect(await labelOf(page)).toContain('21 October 2016');
    expect(await pixelsOf(page, 'red')).toBeGreaterThan(300);
    expect(await page.locator('conflict-map .cm-picture').count()).toBe(path === 'map' ? 0 : 1);
    expect(complaints.filter((text) => path === 'map' || !/worker/i.test(text))).toEqual([]);
    await page.context().close();
  }
});

test('inside another shadow root', async () => {
  const host = await hostOf({
    '/': article(
      '<div id="host"></div>',
      `${ELEMENT_SCRIPT}<script type="module" src="/shadow.js"></script>`,
    ),
    '/shadow.js': `const root = document.querySelector('#host').attachShadow({ mode: 'open' });
      root.innerHTML = '<div><conflict-map src="/map/" activate="now"></conflict-map></div>';`,
  });
  const { page, complaints } = await openWatched(browser, host.url);
  await drawn(page);
  await shoot(page, 'shadow-root');
  expect(await labelOf(page)).toContain('21 October 2016');
  expect(await pixelsOf(page, 'red')).toBeGreaterThan(300);
  await page.locator('conflict-map [role="slider"]').first().press('ArrowRight');
  expect(await labelOf(page)).toContain('1 January 2017');
  expect(complaints).toEqual([]);
  await page.context().close();
});

for (const [name, script, address] of [
  [
    'AMP',
    `if (event.data?.sentinel === 'amp' && event.data.type === 'embed-size') size(event.data.height);`,
    '?activate=click',
  ],
  [
    'WordPress',
    `if (event.data?.secret === 'k3Jd' && event.data.message === 'height') size(event.data.value);`,
    '#date=2016-10-01#?secret=k3Jd',
  ],
  [
    'Pym',
    `const [, name, value] = /^pymxPYMxmap-1xPYMx(\\w+)xPYMx(.*)$/.exec(event.data) ?? []; if (name === 'height') size(Number(value));`,
    '?childId=map-1&activate=click',
  ],
] as const)
  test(`a sandboxed frame is sized by a page that speaks as ${name} does`, async () => {
    const host = await hostOf({
      '/': article(
        `${frame('sandbox="allow-scripts"', address)}<script>
        const frame = document.querySelector('iframe');
        const size = (height) => { frame.style.height = Math.min(1000, Math.max(200, height)) + 'px'; };
        addEventListener('message', (event) => { if (event.source === frame.contentWindow) { ${script} } });
        </script>`,
      ),
    });
    const { page } = await openWatched(browser, host.url, {
      viewport: { width: 1000, height: 900 },
    });
    await expect
      .poll(() => page.locator('iframe').evaluate((node) => node.clientHeight))
      .toBe(Math.round((720 * 5) / 8));
    if (name === 'WordPress') {
      // What the page adds to the address does not hide the view in it.
      await drawn(frameOf(page));
      expect(await labelOf(frameOf(page))).toContain('1 October 2016');
    }
    await page.context().close();
  });

test('200 and 1000 pixels high, all that is shown is within the frame', async () => {
  const host = await hostOf({
    '/low': article(frame('height="200" class="low"')),
    '/high': article(frame('class="high"', '#lang=ar')),
    '/article.css': `${ARTICLE_FILES['/article.css']} .low { height: 200px } .high { height: 1000px }`,
  });
  for (const [path, height] of [
    ['low', 200],
    ['high', 1000],
  ] as const) {
    const { page, complaints } = await openWatched(browser, `${host.url}${path}`, {
      viewport: { width: 390, height: 1100 },
      colorScheme: path === 'high' ? 'dark' : 'light',
    });
    const within = frameOf(page);
    await drawn(within);
    await shoot(page, `${path}-on-a-telephone`);
    const boxes = await within.evaluate(() => {
      const root = document.querySelector('conflict-map')!.shadowRoot!;
      return ['.cm-viewer-map', '.cm-viewer-label', '.cm-viewer-timeline', '[role="slider"]'].map(
        (selector) => {
          const { top, bottom, left, right } = root
            .querySelector(selector)!
            .getBoundingClientRect();
          return { selector, top, bottom, left, right };
        },
      );
    });
    for (const { selector, top, bottom, left, right } of boxes) {
      expect([selector, top >= -1, bottom <= height + 1]).toEqual([selector, true, true]);
      expect([selector, left >= -1, right <= 391]).toEqual([selector, true, true]);
      expect(bottom - top).toBeGreaterThan(15);
    }
    expect(boxes[0]!.bottom - boxes[0]!.top).toBeGreaterThan(height / 3);
    expect(await within.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});

test('without WebGL2 the map is a picture and the timeline works, under the strict policy too', async () => {
  const plain = await launchChromium(['--disable-3d-apis']);
  try {
    const host = await hostOf({ '/': article(element(), ELEMENT_SCRIPT) }, () => ({
      'Content-Security-Policy': STRICT,
    }));
    const { page, complaints } = await openWatched(plain, host.url);
    await expectWorks(page, page, 'without-webgl');
    expect(await page.locator('conflict-map canvas').count()).toBe(0);
    expect(complaints.filter((text) => !/webgl/i.test(text))).toEqual([]);
  } finally {
    await plain.close();
  }
});

test('without JavaScript the poster stands in element and frame', async () => {
  const host = await hostOf({
    '/element': article(element(), ELEMENT_SCRIPT),
    '/frame': article(frame()),
  });
  for (const path of ['element', 'frame']) {
    const { page } = await openWatched(browser, `${host.url}${path}`, { javaScriptEnabled: false });
    const where = path === 'frame' ? page.frameLocator('iframe') : page;
    const image = where.locator('conflict-map img');
    await image.waitFor();
    const box = (await image.boundingBox())!;
    expect(box.width).toBeGreaterThan(650);
    expect(box.height).toBeGreaterThan(400);
    await expect.poll(() => pixelsOf(page, 'red')).toBeGreaterThan(300);
    await shoot(page, `without-javascript-${path}`);
    expect((await image.getAttribute('alt'))!.length).toBeGreaterThan(20);
    await page.context().close();
  }
});

test('on paper the picture of the view stands, opened or not', async () => {
  const host = await hostOf({
    '/opened': article(element('date="2016-10-01"'), ELEMENT_SCRIPT),
    '/poster': article(element('activate="click"'), ELEMENT_SCRIPT),
  });
  for (const [path, expected] of [
    ['opened', '1 October 2016'],
    ['poster', ''],
  ] as const) {
    const { page } = await openWatched(browser, `${host.url}${path}`);
    if (path === 'opened') {
      await drawn(page);
      await page.locator('conflict-map .cm-print').waitFor({ state: 'attached' });
    }
    const file = join(tmpdir(), `conflict-map-${process.pid}-${path}.pdf`);
    writeFileSync(file, await page.pdf({ width: '800px', height: '900px', printBackground: true }));
    expect(readFileSync(file).length).toBeGreaterThan(8000);
    await page.emulateMedia({ media: 'print' });
    await shoot(page, `print-${path}`);
    expect(await pixelsOf(page, 'red')).toBeGreaterThan(300);
    if (expected)
      expect(await page.locator('conflict-map .cm-print').textContent()).toContain(expected);
    execFileSync('rm', [file]);
    await page.context().close();
  }
});

test('where the reader’s device saves data the map waits to be asked', async () => {
  const host = await hostOf({ '/': article(element(), ELEMENT_SCRIPT) });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
  await page.goto(host.url);
  const button = page.getByRole('button', { name: 'Open the interactive map' });
  await button.waitFor();
  await shoot(page, 'saves-data');
  const before = host.asked.filter((path) => /viewer|publication|topojson/.test(path));
  expect(before).toEqual([]);
  await button.press('Enter');
  await drawn(page);
  expect(await button.isVisible()).toBe(false);
  const focused = await page.evaluate(
    () => document.querySelector('conflict-map')!.shadowRoot!.activeElement?.tagName,
  );
  expect(focused).toBe('CANVAS');
  await context.close();
});
