import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FolderServer, serveFolder } from '../../../src/publish/serve-folder.ts';

let parent: string;
let server: FolderServer;
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'serve-'));
  mkdirSync(join(parent, 'site', 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(parent, 'site-secret.txt'), 'secret');
  writeFileSync(join(parent, 'site', '.hidden'), 'secret');
  writeFileSync(join(parent, 'site', 'index.html'), '<h1>here</h1>');
  writeFileSync(join(parent, 'site', 'control.0a.topojson'), '{}');
  writeFileSync(join(parent, 'site', 'assets', 'main.js'), 'let a;');
  symlinkSync(join(parent, 'secret.txt'), join(parent, 'site', 'link.txt'));
  server = await serveFolder(join(parent, 'site'), 0);
});
afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true });
});

test.each([
  ['', 'text/html; charset=utf-8'],
  ['index.html?x=1', 'text/html; charset=utf-8'],
  ['assets/main.js', 'text/javascript; charset=utf-8'],
  ['control.0a.topojson', 'application/json'],
])('/%s is %s, for any origin', async (path, type) => {
  const response = await fetch(server.url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/../site-secret.txt',
  '/.hidden',
  '/link.txt',
  '/assets',
  '/nothing.html',
  '/%00',
  '/%zz',
])('%s is not found', async (path) => {
  expect(await raw(path)).toEqual({ status: 404, body: 'not found\n' });
});

test('HEAD tells the size and sends nothing; other methods are refused', async () => {
  const head = await fetch(server.url, { method: 'HEAD' });
  expect(head.headers.get('content-length')).toBe('13');
  expect(await head.text()).toBe('');
  expect((await fetch(server.url, { method: 'POST' })).status).toBe(405);
});

/** A request whose path is sent as it stands: fetch would tidy it. */
function raw(path: string): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, body }));
    })
      .on('error', reject)
      .end();
  });
}
