import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../../../src/core/intake/formats/limits.ts';

/** What `import` takes of memory at most, as the system counts it for the process that runs it. */
const LARGEST_MB = 1024;
const root = join(import.meta.dirname, '../../..');
const bin = join(root, 'src/cli/conflict-map.mjs');
const telling = pathToFileURL(join(root, 'tests/support/tell-peak-memory.mjs')).href;

const MB = 1024 * 1024;
/** Vertices of one ring of the largest file. */
const RING = 10_000;

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'import-memory-'));
  expect(spawnSync(process.execPath, [bin, '--version']).status).toBe(0);
}, 120_000);
afterAll(() => rmSync(scratch, { recursive: true }));

function importFile(name: string, bytes: string | Uint8Array) {
  const folder = join(scratch, name);
  mkdirSync(folder);
  writeFileSync(join(folder, name), bytes);
  const args = ['import', folder, '--out', `${folder}-out`, '--actor', 'a', '--status', 'control'];
  const { status, stderr } = spawnSync(process.execPath, ['--import', telling, bin, ...args], {
    encoding: 'utf8',
  });
  const peakMB = Number(/^peak-memory (\d+)$/m.exec(stderr)?.[1]);
  console.log(`${name}: ${peakMB} MB`);
  return { status, stderr, peakMB };
}

test('the largest GeoJSON that is taken', () => {
  const { status, stderr, peakMB } = importFile('2016-10-21.geojson', largest());
  expect(status, stderr.slice(-500)).toBe(0);
  expect(peakMB).toBeGreaterThan(100);
  expect(peakMB).toBeLessThan(LARGEST_MB);
}, 300_000);

/** Takes minutes, and not seconds, where work grows with the square of the features. */
test('as many features as are taken', () => {
  const { status, stderr, peakMB } = importFile('2016-10-23.geojson', mostFeatures());
  expect(status, stderr.slice(-500)).toBe(0);
  expect(peakMB).toBeLessThan(LARGEST_MB);
}, 120_000);

test('a gzip of twice the largest text, and a text of brackets', () => {
  const blank = importFile('2016-10-21.geojson.gz', gzipSync(new Uint8Array(128 * MB)));
  expect(blank.status).toBe(1);
  expect(blank.stderr).toContain('beyond the limit of');
  expect(blank.peakMB).toBeLessThan(LARGEST_MB);
  const brackets = importFile('2016-10-22.geojson', '['.repeat(LIMITS.textBytes));
  expect(brackets.status).toBe(1);
  expect(brackets.stderr).toContain('beyond the limit of');
  expect(brackets.peakMB).toBeLessThan(LARGEST_MB);
}, 120_000);

/** As many positions as one collection may have, none like another, in rings that wave. */
function largest(): string {
  const features = Array.from({ length: Math.floor(LIMITS.vertices / RING) }, (_, f) => {
    const [x, y] = [-170 + (f % 40) * 8, -60 + Math.floor(f / 40) * 8];
    const ring = Array.from({ length: RING - 1 }, (_, i) => {
      const turn = (i / (RING - 1)) * 2 * Math.PI;
      const radius = 3 + 0.3 * Math.sin(37 * turn);
      return `[${(x + radius * Math.cos(turn)).toFixed(7)},${(y + radius * Math.sin(turn)).toFixed(7)}]`;
    });
    return `{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[${ring.join()},${ring[0]}]]}}`;
  });
  const text = `{"type":"FeatureCollection","features":[${features.join()}]}`;
  expect(text.length).toBeLessThan(LIMITS.textBytes);
  return text;
}

/** Small squares apart from one another. */
function mostFeatures(): string {
  const features = Array.from({ length: LIMITS.features }, (_, f) => {
    const [x, y] = [-170 + (f % 600) / 2, -80 + Math.floor(f / 600) / 3];
    const [east, north] = [x + 0.25, (y + 0.25).toFixed(3)];
    const south = y.toFixed(3);
    return `{"type":"Feature","properties":{"n":${f}},"geometry":{"type":"Polygon","coordinates":[[[${x},${south}],[${east},${south}],[${east},${north}],[${x},${north}],[${x},${south}]]]}}`;
  });
  return `{"type":"FeatureCollection","features":[${features.join()}]}`;
}
