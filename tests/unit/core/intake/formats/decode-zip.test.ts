import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { makeDbf, makeShp, WGS84_PRJ } from './make-shapefile.ts';
import { AREAS, decode, fixture, utf8 } from './open-fixture.ts';

const areas = fixture('areas.geojson');
const kml = fixture('my-maps.kml');
const shp = makeShp([
  [
    [
      [0, 0],
      [0, 1],
      [1, 1],
      [0, 0],
    ],
  ],
]);
const dbf = makeDbf([{ name: 'zone', type: 'C', width: 20, cells: ['isis/control'] }]);

describe('a zip', () => {
  test('of any formats, in the order of their names, by their paths', () => {
    const found = decode(
      'days.zip',
      zipSync({
        '2016/2016-10-21.geojson': areas,
        '2016/2016-10-22.kml': kml,
        '2015/2015.geojson.gz': gzipSync(areas),
        '2016/control.shp': shp,
        '2016/control.DBF': dbf,
        '2016/control.prj': strToU8(WGS84_PRJ),
        '2016/later.kmz': zipSync({ 'doc.kml': kml }),
        '__MACOSX/2016/._2016-10-21.geojson': utf8('x'),
        '.DS_Store': utf8('x'),
        'readme.txt': utf8('x'),
      }),
    );
    expect(found.names).toEqual([
      'days.zip/2015/2015.geojson.gz',
      'days.zip/2016/2016-10-21.geojson',
      'days.zip/2016/2016-10-22.kml',
      'days.zip/2016/control.shp',
      'days.zip/2016/later.kmz',
    ]);
    expect(found.formats).toEqual(['geojson', 'geojson', 'kml', 'shapefile', 'kml']);
    expect(found.values[1]).toEqual(AREAS);
    expect(found.problems.filter(({ severity }) => severity !== 'repair')).toEqual([
      expect.objectContaining({
        code: 'entry-left-aside',
        message: 'readme.txt left aside: not maps',
      }),
    ]);
  });

  test('whose names lead out of it is refused, and the rest still looked at', () => {
    const found = decode(
      'days.zip',
      zipSync({
        '../outside.geojson': areas,
        '/etc/absolute.geojson': areas,
        'C:\\drive.geojson': areas,
        'a\\..\\..\\b.geojson': areas,
        'nul\0.geojson': areas,
        'inside.geojson': areas,
      }),
    );
    expect(found.names).toEqual(['days.zip/inside.geojson']);
    expect(found.problems.map(({ code, message }) => [code, message.split(':')[0]])).toEqual([
      ['entry-name', 'entry "../outside.geojson" leads out of the archive'],
      ['entry-name', 'entry "/etc/absolute.geojson" is absolute'],
      ['entry-name', 'entry "C'],
      ['entry-name', 'entry "a/../../b.geojson" leads out of the archive'],
      ['entry-name', 'entry "nul\\u0000.geojson" holds a control character'],
    ]);
  });

  test('with a fault in one file tells of it, and the rest still is read', () => {
    const bytes = zipSync({ 'a.geojson': areas, 'b.geojson': utf8('{'), 'c.geojson': areas });
    const found = decode('days.zip', bytes);
    expect(found.names).toEqual(['days.zip/a.geojson', 'days.zip/c.geojson']);
    expect(found.problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'days.zip/b.geojson not-json',
    ]);
  });

  test.each([
    ['archive-nested', 'a.zip', { 'b.zip': zipSync({ 'a.geojson': areas }) }],
    ['archive-nested', 'a.kmz', { 'doc.kml': zipSync({ 'doc.kml': kml }) }],
    ['archive-empty', 'a.zip', { 'readme.txt': utf8('x') }],
    ['archive-empty', 'a.kmz', { 'image.png': utf8('x') }],
    [
      'unknown-format',
      'a.xlsx',
      { '[Content_Types].xml': utf8('x'), 'xl/workbook.xml': utf8('x') },
    ],
  ])('%s', (code, name, entries) => {
    const found = decode(name, zipSync(entries as Record<string, Uint8Array>));
    expect(found.values).toEqual([]);
    expect(found.problems.map((problem) => problem.code)).toEqual([code]);
  });

  test('encrypted, or compressed in another way, says so', () => {
    const bytes = zipSync({ 'a.geojson': areas });
    const directory = bytes.findIndex(
      (byte, i) => byte === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1,
    );
    const encrypted = bytes.slice();
    encrypted[directory + 8]! |= 1;
    expect(decode('a.zip', encrypted).problems[0]).toMatchObject({
      code: 'zip-kind',
      message: 'is encrypted: zip it without a password',
    });
    const method = bytes.slice();
    method[directory + 10] = 93;
    expect(decode('a.zip', method).problems[0]!.message).toContain('compressed by method 93');
  });

  test('a byte changed in its data is told', () => {
    const bytes = zipSync({ 'a.geojson': areas }, { level: 0 });
    bytes[bytes.length >> 1]! ^= 1;
    expect(decode('a.zip', bytes).codes).toEqual(['error damaged-archive']);
  });
});

test('a KMZ is its main map, others in it told', () => {
  const bytes = zipSync({ 'doc.kml': kml, 'files/other.kml': kml, 'files/icon.png': utf8('x') });
  const found = decode('map.kmz', bytes);
  expect(found.names).toEqual(['map.kmz']);
  expect(found.problems.find(({ severity }) => severity === 'warning')!.message).toBe(
    'files/other.kml left aside: a KMZ is one map',
  );
});
