import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  const own = [...scripts].filter((name) => !name.startsWith('maplibre-gl'));
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

test('a gate keeps out what is too large, and a limit that lets in too much', () => {
  expect(gate('host script', 1_000_000)).toMatch(/more than the limit/);
  expect(gate('host script', 10)).toMatch(/lower the limit/);
});
