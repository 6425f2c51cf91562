import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../../../../src/core/intake/formats/decode-file.ts';
import { LIMITS, type Limits } from '../../../../../src/core/intake/formats/limits.ts';
import { AREAS, decode, fixture, utf8 } from './open-fixture.ts';

const areas = fixture('areas.geojson');
const kml = fixture('my-maps.kml');
const MB = 1024 * 1024;
const GUIDE = join(import.meta.dirname, '../../../../../docs/guides/authoring.md');

/**
 * A zip of one entry that deflates to so many megabytes of spaces, claiming `size` bytes: one compressed megabyte
 * over and over, so that making it needs no memory either.
 */
function bomb(name: string, megabytes: number, size = megabytes * MB): Uint8Array {
  const piece = deflateRawSync(new Uint8Array(MB).fill(0x20), {
    finishFlush: constants.Z_FULL_FLUSH,
  });
  const end = [3, 0];
  const data = new Uint8Array(piece.length * megabytes + end.length);
  for (let i = 0; i < megabytes; i++) data.set(piece, i * piece.length);
  data.set(end, data.length - end.length);
  const zip = zipSync({ [name]: data }, { level: 0 });
  const view = new DataView(zip.buffer);
  const directory = view.getUint32(zip.length - 6, true);
  view.setUint16(directory + 10, 8, true);
  view.setUint32(directory + 24, size, true);
  return zip;
}

describe('passing a limit is an error that names value, limit and remedy', () => {
  const square = '[[[0,0],[1,0],[1,1],[0,0]]]';
  test.each<[string, Partial<Limits>, string, Uint8Array, string]>([
    ['fileBytes', { fileBytes: 100 }, 'a.geojson', areas, 'file-too-large'],
    ['textBytes of a text', { textBytes: 100 }, 'a.geojson', areas, 'file-too-large'],
    ['textBytes of a gzip', { textBytes: 100 }, 'a.geojson.gz', gzipSync(areas), 'file-too-large'],
    [
      'textBytes of an entry',
      { textBytes: 100 },
      'a.zip',
      zipSync({ 'a.kml': kml }),
      'file-too-large',
    ],
    [
      'expandedBytes',
      { expandedBytes: 1000 },
      'a.zip',
      zipSync({ 'a.json': areas, 'b.json': areas, 'c.json': areas }),
      'expands-too-far',
    ],
    [
      'expansionRatio',
      { ratioFromBytes: 1000 },
      'a.json.gz',
      gzipSync(utf8(' '.repeat(1e6))),
      'expands-too-far',
    ],
    [
      'entries',
      { entries: 2 },
      'a.zip',
      zipSync({ a: areas, b: areas, c: areas }),
      'too-many-entries',
    ],
    ['jsonDepth', {}, 'a.geojson', utf8('['.repeat(1e6)), 'too-deep'],
    ['jsonNodes', { jsonNodes: 10 }, 'a.geojson', areas, 'too-many-values'],
    ['jsonStrings', { jsonStrings: 10 }, 'a.geojson', areas, 'too-many-values'],
    ['xmlDepth', {}, 'a.kml', utf8(`<kml>${'<Folder>'.repeat(1e5)}`), 'too-deep'],
    ['xmlNodes', { xmlNodes: 10 }, 'a.kml', kml, 'too-many-values'],
    ['features', { features: 1 }, 'a.geojson', areas, 'too-many-features'],
    ['features of a KML', { features: 1 }, 'a.kml', kml, 'too-many-features'],
    ['vertices', { vertices: 5 }, 'a.geojson', areas, 'too-many-vertices'],
    [
      'vertices of a wrapped collection',
      { vertices: 5 },
      'a.json',
      utf8(JSON.stringify({ a: [{ b: AREAS }] })),
      'too-many-vertices',
    ],
    [
      'vertices of lines',
      { vertices: 5 },
      'a.ndjson',
      utf8(`{"type":"Polygon","coordinates":${square}}\n`.repeat(9)),
      'too-many-vertices',
    ],
    ['vertices of a KML', { vertices: 5 }, 'a.kml', kml, 'too-many-vertices'],
    [
      'heldVertices',
      { heldVertices: 30 },
      'a.zip',
      zipSync({ 'a.json': areas, 'b.json': areas }),
      'too-many-vertices',
    ],
  ])('%s', (_, limits, name, bytes, code) => {
    const errors = decodeFile({ name, bytes }, { limits }).problems.filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors.map((problem) => problem.code)).toEqual([code]);
    expect(errors[0]!.message).toMatch(/\d.*limit.*\d.*: [a-z]/);
  });

  test('time, by a clock that is handed in', () => {
    let time = 0;
    const { problems } = decodeFile(
      { name: 'a.zip', bytes: zipSync({ 'a.kml': kml, 'b.kml': kml }) },
      {
        now: () => {
          time += 20_000;
          return time;
        },
      },
    );
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({
        code: 'file-too-slow',
        message: '80 s spent, more than the limit of 60 s: simplify the shapes, or split the file',
      }),
    ]);
  });
});

describe('a bomb is never expanded', () => {
  test('of 3 GB in a zip is refused by the size it claims', () => {
    const { problems } = decode('a.zip', bomb('a.geojson', 3000));
    expect(problems[0]!.message).toBe(
      '3,000 MB or more, beyond the limit of 64 MB: simplify the shapes, or split the file',
    );
  });

  test.each(['a.geojson', 'doc.kml', 'a.shp', 'a.fgb'])('%s that lies about its size', (name) => {
    const bytes = bomb(name, 3000, 1000);
    expect(bytes.length).toBeLessThan(4 * MB);
    const before = process.memoryUsage().arrayBuffers;
    const { problems } = decode('a.zip', bytes);
    expect(problems[0]!.message).toMatch(
      /^[67]\d(\.\d)? MB or more, beyond the limit of 64 MB: simplify the shapes, or split the file$/,
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * MB);
  });

  test('of a smaller kind is told by how far it expands', () => {
    const { problems } = decode('a.zip', bomb('a.geojson', 40, 1000));
    expect(problems[0]!.message).toMatch(
      /^\d+(\.\d)? MB and more out of [\d,]+ bytes, beyond the limit of 100 to 1 above 10 MB: /,
    );
  });
});

test('what is held of the largest files stays under 1 GB', { timeout: 60_000 }, () => {
  const ring = `[${'[0.1234567,0.1234567],'.repeat(999)}[0.1234567,0.1234567]]`;
  const feature = `{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[${ring}]}}`;
  const most = Math.floor(LIMITS.vertices / 1000) - 1;
  const text = `{"type":"FeatureCollection","features":[${`${feature},`.repeat(most)}${feature}]}`;
  const bytes = utf8(text);
  expect(bytes.length).toBeLessThan(LIMITS.textBytes);
  let largest = 0;
  const { collections, problems } = decodeFile(
    { name: 'a.geojson', bytes },
    {
      now: () => {
        const { heapUsed, arrayBuffers } = process.memoryUsage();
        largest = Math.max(largest, heapUsed + arrayBuffers);
        return 0;
      },
    },
  );
  expect(problems).toEqual([]);
  expect(collections[0]!.positions).toBe(LIMITS.vertices);
  expect(largest).toBeLessThan(1024 * MB);
});

test('docs/guides/authoring.md states every limit', () => {
  const [texts, guide] = [limitTexts(), readFileSync(GUIDE, 'utf8')];
  expect(Object.keys(texts)).toEqual(Object.keys(LIMITS));
  const rows = Object.values(texts).map(([what, limit]) => `| ${what} | ${limit} |`);
  const due = `${guide.split('| of | at most |')[0]}| of | at most |\n|---|---|\n${rows.join('\n')}\n`;
  if (process.env.UPDATE_FIXTURES) writeFileSync(GUIDE, due);
  expect(readFileSync(GUIDE, 'utf8')).toBe(due);
});

function limitTexts(): Record<keyof Limits, readonly [what: string, limit: string]> {
  const mb = (bytes: number) => `${bytes / 1024 ** 2} MB`;
  const n = (number: number) => number.toLocaleString('en');
  return {
    fileBytes: ['a file or an archive', mb(LIMITS.fileBytes)],
    textBytes: ['one text, shapefile or table, unpacked', mb(LIMITS.textBytes)],
    expandedBytes: ['all of an archive, unpacked', mb(LIMITS.expandedBytes)],
    expansionRatio: ['unpacked bytes for one packed', n(LIMITS.expansionRatio)],
    ratioFromBytes: ['unpacked bytes below which that is not looked at', mb(LIMITS.ratioFromBytes)],
    entries: ['entries of an archive', n(LIMITS.entries)],
    jsonDepth: ['lists and objects of JSON within one another', n(LIMITS.jsonDepth)],
    jsonNodes: ['lists and objects of one JSON', n(LIMITS.jsonNodes)],
    jsonStrings: ['texts and names in one JSON', n(LIMITS.jsonStrings)],
    xmlDepth: ['elements of KML within one another', n(LIMITS.xmlDepth)],
    xmlNodes: ['elements, attributes and comments of one KML', n(LIMITS.xmlNodes)],
    features: ['features of a map', n(LIMITS.features)],
    vertices: ['positions of a map', n(LIMITS.vertices)],
    heldVertices: ['positions of all maps of an archive held at once', n(LIMITS.heldVertices)],
    milliseconds: ['time for a file', `${LIMITS.milliseconds / 1000} s`],
  };
}
