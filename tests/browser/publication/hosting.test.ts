import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARTICLE_FILES, article, drawn, labelOf, openWatched, pixelsOf } from '../embed/embeds.ts';
import { serveHost } from '../embed/host-server.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ServedPublication, servePublication } from '../support/publication.ts';
import { type RealServer, realServers } from './real-servers.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Media type by extension, and whether such files are worth compressing. */
const TYPES: Readonly<Record<string, readonly [type: RegExp, isText: boolean]>> = {
  '.html': [/^text\/html; charset=utf-8$/, true],
  '.js': [/^text\/javascript; charset=utf-8$/, true],
  '.css': [/^text\/css; charset=utf-8$/, true],
  '.json': [/^application\/json$/, true],
  '.topojson': [/^application\/json$/, true],
  '.geojson': [/^application\/geo\+json$/, true],
  '.svg': [/^image\/svg\+xml$/, true],
  '.png': [/^image\/png$/, false],
  '.woff2': [/^font\/woff2$/, false],
};
const SERVERS = realServers();

let browser: Browser;
let site: ServedPublication;
let files: string[];
let policy: string | null;

beforeAll(async () => {
  [browser, site] = await Promise.all([
    launchChromium(),
    servePublication('tests/fixtures/series/tiny'),
  ]);
  files = readdirSync(site.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(site.folder.length + 1));
  policy = (await fetch(site.url)).headers.get('content-security-policy');
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

if (SERVERS.length < 2)
  test.skip('a web server is missing and could not be installed: its configuration is not tested');

test('the policy is the one that docs/hosting names', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/hosting/README.md'), 'utf8');
  expect(text).toContain(`\nContent-Security-Policy: ${policy}\n`);
});

describe.each(SERVERS)(
  '$name with the configuration of docs/hosting',
  ({ start, encodings, precompressed }) => {
    let server: RealServer;
    beforeAll(async () => {
      server = await start(site.folder);
    });
    afterAll(() => server?.close());

    test('every file comes whole, with its type, its place in caches and for anyone', async () => {
      expect(new Set(files.map((file) => extname(file)))).toEqual(new Set(Object.keys(TYPES)));
      for (const file of files) {
        const bytes = readFileSync(join(site.folder, file));
        const [type, isText] = TYPES[extname(file)]!;
        const isPart = /(^|\/)v\/|\.[0-9a-f]{10}\.\w+$/.test(file);
        for (const asked of ['identity', ...encodings]) {
          const { status, headers, body } = await ask(server.url + file, {
            'accept-encoding': asked,
          });
          const encoding = headers['content-encoding'] ?? 'identity';
          expect.soft(headers['content-type'], file).toMatch(type);
          expect
            .soft({ status, cache: headers['cache-control'], ...open(headers) }, file)
            .toEqual({ status: 200, cache: isPart ? IMMUTABLE : 'no-cache', ...OPEN });
          if (!isText) expect.soft(encoding, file).toBe('identity');
          else if (bytes.length >= 1024) expect.soft(encoding, file).toBe(asked);
          if (encoding !== 'identity') expect.soft(headers.vary).toMatch(/accept-encoding/i);
          expect.soft(decoded(body, encoding).equals(bytes), `${file}, ${encoding}`).toBe(true);
        }
      }
    });

    test('the folder and a frozen version are their pages, under the policy that npm start has', async () => {
      const version = files.find((file) => file.endsWith('/index.html'))!;
      for (const [address, file, cache] of [
        ['', 'index.html', 'no-cache'],
        [version.slice(0, -'index.html'.length), version, IMMUTABLE],
      ] as const) {
        const { status, headers, body } = await ask(server.url + address);
        expect([status, headers['cache-control']]).toEqual([200, cache]);
        expect(body.equals(readFileSync(join(site.folder, file)))).toBe(true);
        expect(headers['content-security-policy']).toBe(policy);
        expect(headers['x-frame-options']).toBeUndefined();
      }
    });

    test('what is live costs a reader who has it no second copy', async () => {
      for (const file of ['publication.json', 'index.html', 'embed.html', 'conflict-map.js'])
        for (const asked of ['identity', 'gzip']) {
          const first = await ask(server.url + file, { 'accept-encoding': asked });
          const again = await ask(server.url + file, {
            'accept-encoding': asked,
            'if-none-match': first.headers.etag!,
          });
          expect([again.status, again.body.length], file).toEqual([304, 0]);
          expect(again.headers['cache-control']).toBe('no-cache');
          expect(open(again.headers)).toEqual(OPEN);
        }
    });

    test('what is hidden or missing is not found, not listed, and not remembered', async () => {
      mkdirSync(join(site.folder, '.git'));
      for (const file of ['.git/config', '.htaccess'])
        writeFileSync(join(site.folder, file), 'secret');
      try {
        for (const path of [
          '.htaccess',
          '.git/config',
          '.git/',
          'assets/',
          'v/',
          'control.0123456789.topojson',
          'v/0123456789ab/index.html',
        ]) {
          const { status, headers, body } = await ask(server.url + path);
          expect([path, status === 404 || status === 403]).toEqual([path, true]);
          expect(body.toString()).not.toMatch(/secret|woff2/);
          expect(headers['cache-control'] ?? '').not.toContain('immutable');
          expect(headers['access-control-allow-origin']).toBe('*');
        }
      } finally {
        for (const path of ['.git', '.htaccess'])
          rmSync(join(site.folder, path), { recursive: true });
      }
    });

    test('a part that was compressed beforehand is sent as it lies', async () => {
      const file = files.find((name) => name.endsWith('.topojson'))!;
      const bytes = readFileSync(join(site.folder, file));
      for (const encoding of precompressed) {
        const ready = encoding === 'br' ? brotliCompressSync(bytes) : gzipSync(bytes, { level: 1 });
        const beside = join(site.folder, `${file}.${encoding === 'br' ? 'br' : 'gz'}`);
        writeFileSync(beside, ready);
        const { headers, body } = await ask(server.url + file, { 'accept-encoding': encoding });
        rmSync(beside);
        expect(headers['content-encoding']).toBe(encoding);
        expect(body.equals(ready)).toBe(true);
        expect(headers['content-type']).toBe('application/json');
        expect(headers['cache-control']).toBe(IMMUTABLE);
      }
    });
  },
);

test.skipIf(SERVERS.length === 0)(
  'an article elsewhere shows it, in a frame without an origin and as an element',
  async () => {
    const [ofFrame, ofElement = ofFrame!] = await Promise.all(
      SERVERS.map(({ start }) => start(site.folder)),
    );
    const [frames, element] = [ofFrame!, ofElement].map(({ url }) => new URL(url).origin);
    const host = await serveHost({
      // What docs/hosting asks of a page with a policy of its own.
      headers: (path) => ({
        'Content-Security-Policy':
          path === '/frame'
            ? `default-src 'self'; frame-src ${frames}`
            : `default-src 'self'; worker-src blob: ${element}; ${['script', 'style', 'connect', 'img', 'font'].map((kind) => `${kind}-src 'self' ${element}`).join('; ')}`,
      }),
      pages: {
        ...ARTICLE_FILES,
        '/frame': article(
          `<iframe title="Map" src="${ofFrame!.url}embed.html" sandbox="allow-scripts"></iframe>`,
        ),
        '/element': article(
          `<conflict-map src="${ofElement.url}" activate="now"></conflict-map>`,
          `<script type="module" src="${ofElement.url}conflict-map.js"></script>`,
        ),
      },
    });
    try {
      for (const path of ['frame', 'element']) {
        const { page, complaints } = await openWatched(browser, host.url + path);
        const where = path === 'element' ? page : page.frames()[1]!;
        await drawn(where);
        expect(await labelOf(where)).toContain('21 October 2016');
        expect(await pixelsOf(page, 'red')).toBeGreaterThan(300);
        expect(complaints).toEqual([]);
        await page.context().close();
      }
    } finally {
      for (const { close } of new Set([host, ofFrame!, ofElement])) await close();
    }
  },
);

const OPEN = { origin: '*', resource: 'cross-origin', sniff: 'nosniff' };

/** The headers that let any page use a file. */
function open(headers: IncomingHttpHeaders): Record<string, string | string[] | undefined> {
  return {
    origin: headers['access-control-allow-origin'],
    resource: headers['cross-origin-resource-policy'],
    sniff: headers['x-content-type-options'],
  };
}

function decoded(body: Buffer, encoding: string): Buffer {
  if (encoding === 'br') return brotliDecompressSync(body);
  return encoding === 'gzip' ? gunzipSync(body) : body;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** as it came: `fetch` would undo its encoding */
  readonly body: Buffer;
}

function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}
