import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { AREAS, decode, fixture, utf8 } from './open-fixture.ts';

const areas = fixture('areas.geojson');
const lines = AREAS.features.map((feature) => JSON.stringify(feature));

function utf16(text: string, { bigEndian = false, mark = true } = {}): Uint8Array {
  const units = Array.from(`${mark ? '\uFEFF' : ''}${text}`, (char) => char.charCodeAt(0));
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (const [i, unit] of units.entries()) view.setUint16(2 * i, unit, !bigEndian);
  return new Uint8Array(view.buffer);
}

describe('GeoJSON', () => {
  test.each([
    ['plain', areas],
    ['with a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...areas])],
    ['compressed', gzipSync(areas)],
    ['compressed in two members', join(gzipSync(areas.slice(0, 99)), gzipSync(areas.slice(99)))],
    ['UTF-16', utf16(JSON.stringify(AREAS))],
    ['UTF-16, big end first', utf16(JSON.stringify(AREAS), { bigEndian: true })],
    ['UTF-16 without a mark', utf16(JSON.stringify(AREAS), { mark: false })],
  ])('%s', (_, bytes) => {
    const found = decode('2016-10-21.geojson', bytes);
    expect(found.values).toEqual([AREAS]);
    expect(found.formats).toEqual(['geojson']);
    expect(found.problems).toEqual([]);
  });

  test.each([
    ['a line each', lines.join('\n')],
    ['a line each, blank ones between', `${lines.join('\r\n\r\n')}\r\n`],
    ['as a sequence of RFC 8142', lines.map((line) => `\x1e${line}\n`).join('')],
  ])('%s', (_, text) => {
    const found = decode('days.geojsonl', utf8(text));
    expect(found.values).toEqual([{ type: 'FeatureCollection', features: AREAS.features }]);
    expect(found.formats).toEqual(['geojson-lines']);
    expect(found.problems).toEqual([]);
  });

  test('lines that cannot be read are told once, with how many', () => {
    const text = [lines[0], '{"type":', '{"type":', AREAS].map((line) =>
      typeof line === 'object' ? JSON.stringify(line) : line,
    );
    const { problems } = decode('days.ndjson', utf8(text.join('\n')));
    expect(problems.map(({ path, code, message }) => [path, code, message])).toEqual([
      [
        'line 2',
        'not-json',
        'not JSON: column 9: unexpected end of the file: the file is cut short, fetch or export it again (and 1 line more)',
      ],
      ['line 4', 'not-a-feature', '"FeatureCollection" in a line: give one Feature a line'],
    ]);
  });

  test.each([
    ['a lone feature', AREAS.features[0]],
    ['a lone geometry', AREAS.features[0]!.geometry],
    ['a list of features', AREAS.features],
  ])('%s is a collection, and said so', (_, value) => {
    const found = decode('a.json', utf8(JSON.stringify(value)));
    expect(found.values[0]!.type).toBe('FeatureCollection');
    expect(found.values[0]!.features[0]!.geometry).toEqual(AREAS.features[0]!.geometry);
    expect(found.codes).toEqual(['repair no-collection']);
  });

  test('what wraps a collection is left to the mapping', () => {
    const wrapped = { value: AREAS };
    expect(decode('a.json', utf8(JSON.stringify(wrapped))).values).toEqual([wrapped]);
  });
});

describe('TopoJSON', () => {
  const two = fixture('two-layers.topojson');

  test('of several objects the one of areas is taken, the others told', () => {
    const found = decode('day.topojson', two);
    expect(found.names).toEqual(['day.topojson#control']);
    expect(found.codes).toEqual(['warning topojson-left-aside']);
    const [feature] = found.values[0]!.features;
    expect(feature!.properties).toEqual({ zone: 'isis/control' });
    expect((feature!.geometry as GeoJSON.Polygon).coordinates[0]![2]).toEqual([43.4, 36.5]);
  });

  test('an object may be named', () => {
    expect(decode('day.topojson', two, { object: 'roads' }).names).toEqual(['day.topojson#roads']);
    const { problems } = decode('day.topojson', two, { object: 'rivers' });
    expect(problems[0]!.message).toBe('no object "rivers" in it: there are control, roads');
  });

  test('two objects of areas have to be told apart', () => {
    const topology = JSON.parse(new TextDecoder().decode(two));
    topology.objects.before = topology.objects.control;
    const found = decode('day.topojson', utf8(JSON.stringify(topology)));
    expect(found.values).toEqual([]);
    expect(found.problems[0]!.message).toBe(
      '3 objects (control, roads, before), more than one of areas alone: keep the one that is meant',
    );
  });

  test('an arc that is not there is an error', () => {
    const text = new TextDecoder().decode(two).replace('"arcs":[[0]]', '"arcs":[[9]]');
    const { problems } = decode('day.topojson', utf8(text));
    expect(problems.at(-1)).toMatchObject({
      code: 'topojson-broken',
      path: 'objects.control.geometries[0].arcs[0][0]',
      message: 'arc 9 is not one of the 3: export the topology again',
    });
  });

  test('arcs used over and over are counted before they are drawn', () => {
    const topology = JSON.parse(new TextDecoder().decode(two));
    topology.arcs[0] = Array(2000).fill([0, 0]);
    topology.objects = {
      control: { type: 'MultiPolygon', arcs: Array(2000).fill([[0]]) },
    };
    const found = decode('day.topojson', utf8(JSON.stringify(topology)));
    expect(found.codes).toEqual(['error too-many-vertices']);
  });
});

describe('files of another kind say what they look like', () => {
  test.each([
    ['a web page', 'error-page.geojson', fixture('error-page.geojson')],
    ['a PDF', 'map.geojson', utf8('%PDF-1.7 ...')],
    ['a PNG picture', 'map.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['a GeoPackage or another SQLite database', 'a.gpkg', utf8('SQLite format 3\0....')],
    [
      'a Git LFS pointer, not the file itself',
      'a.geojson',
      utf8('version https://git-lfs.github.com/spec/v1'),
    ],
    ['GPX', 'a.xml', utf8('<?xml version="1.0"?><gpx><trk/></gpx>')],
    ['GML', 'a.gml', utf8('<wfs:FeatureCollection xmlns:wfs="x"/>')],
    ['a table (CSV)', 'a.csv', utf8('place,lat,lon\nMosul,36,43\n')],
    ['a part of a shapefile', 'a.dbf', new Uint8Array([3, 116, 10, 21])],
    ['text of no known kind', 'a.txt', utf8('hello')],
  ])('%s', (looksLike, name, bytes) => {
    const { problems } = decode(name, bytes);
    expect(problems.map(({ code }) => code)).toEqual(['unknown-format']);
    expect(problems[0]!.message).toContain(`looks like ${looksLike}, which is not read: `);
  });

  test.each([
    ['file-empty', '', 'is empty'],
    ['esri-json', '{"geometryType":"esriGeometryPolygon","features":[]}', 'f=geojson'],
    ['encoding', '{"name":"\xd0', 'save it as UTF-8'],
    ['not-json', '{"type":"FeatureCollection"', 'not JSON: line 1, column 28'],
  ])('%s', (code, latin1, part) => {
    const bytes = Uint8Array.from(latin1, (char) => char.charCodeAt(0));
    const { problems } = decode('a.geojson', bytes);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]!.message).toContain(part);
  });
});

function join(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
