import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../../../../src/core/intake/formats/decode-file.ts';
import { hasErrors } from '../../../../../src/core/intake/problem.ts';
import { makeDbf, makeShp, WGS84_PRJ } from './make-shapefile.ts';
import { AREAS, fixture } from './open-fixture.ts';

const shapefile = {
  'a.shp': makeShp([
    [
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ],
      [
        [0.1, 0.2],
        [0.2, 0.3],
        [0.1, 0.3],
        [0.1, 0.2],
      ],
    ],
    [
      [
        [2, 2],
        [2, 3],
        [3, 3],
        [2, 2],
      ],
    ],
  ]),
  'a.dbf': makeDbf([{ name: 'zone', type: 'C', width: 12, cells: ['a/control', 'b/control'] }]),
  'a.prj': strToU8(WGS84_PRJ),
};
const areas = fixture('areas.geojson');

/** A sound file of each format. */
const SOUND: Record<string, Uint8Array> = {
  'a.geojson': areas,
  'a.geojson.gz': gzipSync(areas),
  'a.ndjson': strToU8(AREAS.features.map((f) => JSON.stringify(f)).join('\n')),
  'a.topojson': fixture('two-layers.topojson'),
  'a.kml': fixture('my-maps.kml'),
  'a.kmz': zipSync({ 'doc.kml': fixture('my-maps.kml') }),
  'a.fgb': serialize(AREAS as never, 4326),
  'shapefile.zip': zipSync(shapefile),
  'stored.zip': zipSync(shapefile, { level: 0 }),
};

function read(name: string, bytes: Uint8Array) {
  let ticks = 0;
  const result = decodeFile({ name, bytes }, { now: () => ticks++ });
  for (const { file, code, message, severity } of result.problems) {
    expect(file.startsWith(name)).toBe(true);
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(message).not.toMatch(/undefined|\[object/);
    expect(['error', 'warning', 'repair']).toContain(severity);
  }
  return result;
}

describe.each(Object.entries(SOUND))('%s', (name, bytes) => {
  const sound = read(name, bytes);

  test('is sound', () => {
    expect(sound.collections).toHaveLength(1);
    expect(hasErrors(sound.problems)).toBe(false);
  });

  test('cut short at any byte is told', { timeout: 30_000 }, () => {
    for (let length = 0; length < bytes.length; length++) {
      const result = read(name, bytes.slice(0, length));
      if (!hasErrors(result.problems) && result.problems.length <= sound.problems.length)
        expect(result.collections).toEqual(sound.collections);
    }
  });

  test('with bits turned, bytes lost or put in is read or told of, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(7)), { minLength: 1, maxLength: 4 }),
        fc.nat(bytes.length),
        fc.uint8Array({ maxLength: 9 }),
        fc.nat(9),
        (flips, at, put, lost) => {
          const turned = bytes.slice();
          for (const [i, bit] of flips) turned[i]! ^= 1 << bit;
          read(name, turned);
          read(name, Uint8Array.from([...turned.slice(0, at), ...put, ...turned.slice(at + lost)]));
        },
      ),
      { numRuns: 150 },
    );
  });
});

test.each(['a.geojson.gz', 'a.kmz', 'shapefile.zip', 'stored.zip'])(
  '%s: a bit turned never gives other shapes unsaid',
  (name) => {
    const bytes = SOUND[name]!;
    const shapes = (all: ReturnType<typeof decodeFile>) =>
      JSON.stringify(all.collections.map(({ value }) => value));
    const sound = shapes(read(name, bytes));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (i, bit) => {
        const turned = bytes.slice();
        turned[i]! ^= 1 << bit;
        const result = read(name, turned);
        if (result.problems.length === 0) expect(shapes(result)).toBe(sound);
      }),
      { numRuns: 500 },
    );
  },
);

test('bytes of any kind under any name never throw', () => {
  const starts = [
    '',
    'PK\x03\x04',
    '\x1f\x8b\x08',
    'fgb\x03fgb\x00',
    '\0\0\x27\x0a',
    '<kml>',
    '{"type":',
    '\x1e',
  ];
  const names = [
    'a.geojson',
    'a.kml',
    'a.kmz',
    'a.zip',
    'a.shp',
    'a.fgb',
    'a.gz',
    'a',
    'a.topojson',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 400 }),
      (name, start, rest) => {
        const bytes = Uint8Array.from([...Array.from(start, (c) => c.charCodeAt(0)), ...rest]);
        const { collections, problems } = read(name, bytes);
        expect(collections.length + problems.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 1500 },
  );
});
