import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../../../../src/core/intake/formats/decode-file.ts';
import { importSeries } from '../../../../../src/core/intake/import/import-series.ts';
import { AREAS, decode, fixture, utf8 } from './open-fixture.ts';

const MY_MAPS = new TextDecoder().decode(fixture('my-maps.kml'));
const kml = (inside: string) =>
  utf8(
    `<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="x"><Document>${inside}</Document></kml>`,
  );
const area = (coordinates: string) =>
  `<Placemark><name>A</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${coordinates}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;
const SQUARE = area('0,0 1,0 1,1 0,0');

describe('a map of Google My Maps', () => {
  const found = decode('my-maps.kml', utf8(MY_MAPS));
  const [mosul, hawija, raqqa] = found.values[0]!.features;

  test('keeps folders, colours, data, and HTML as text', () => {
    expect(mosul!.properties).toMatchObject({
      name: 'Mosul and its plain',
      folder: 'Held by ISIS',
      status: 'control',
      fill: '#c2185b',
      stroke: '#c2185b',
      description: '<b>since June 2014</b><br><script>alert(1)</script>',
    });
    expect(mosul!.properties!['fill-opacity']).toBeCloseTo(0x4d / 255, 6);
    expect(hawija!.properties).toMatchObject({ folder: 'Held by ISIS/Pockets' });
  });

  test('dates of a folder go to what is in it', () => {
    expect(hawija!.properties).toMatchObject({ begin: '2016-10-21', end: '2016-10-24' });
    expect(raqqa!.properties).toMatchObject({ timestamp: '2016-10' });
    expect(mosul!.properties).not.toHaveProperty('begin');
  });

  test('areas of a placemark are one shape', () => {
    const plain = structuredClone(mosul!.geometry as GeoJSON.Polygon);
    plain.coordinates = plain.coordinates.map((ring) => ring.map(([x, y]) => [x!, y!]));
    expect(plain).toEqual(AREAS.features[0]!.geometry);
    expect(hawija!.geometry).toEqual(AREAS.features[1]!.geometry);
    expect(raqqa!.geometry!.type).toBe('Point');
  });

  test('tells what it put right', () => {
    expect(found.problems.map(({ code, message }) => [code, message])).toEqual([
      ['kml-spaces', 'spaces beside commas in 1 list of coordinates taken out'],
      ['geometry-mixed', 'points and lines beside the areas of 1 placemark left out'],
    ]);
  });

  test('is the same as a KMZ, under its name', () => {
    const kmz = zipSync({ 'doc.kml': utf8(MY_MAPS), 'images/icon-1.png': utf8('x') });
    const zipped = decode('my-maps.kmz', kmz);
    expect(zipped.names).toEqual(['my-maps.kmz']);
    expect(zipped.values).toEqual(found.values);
    expect(zipped.codes).toEqual(found.codes);
  });
});

test('a network link is refused with its address', () => {
  const { problems, values } = decode('link.kml', fixture('my-maps-link.kml'));
  expect(values[0]!.features).toEqual([]);
  expect(problems).toEqual([
    {
      file: 'link.kml',
      path: 'NetworkLink[0]',
      severity: 'error',
      code: 'network-link',
      message:
        'the map is elsewhere, at "https://maps.example/kml?mid=1&forcekml=1", and nothing is fetched: open the link, save its KML and give that',
      repaired: false,
    },
  ]);
});

test('pictures and tracks never become areas', () => {
  const overlay =
    '<GroundOverlay><name>scan</name><LatLonBox><north>1</north><south>0</south><east>1</east><west>0</west></LatLonBox></GroundOverlay>';
  const track =
    '<Placemark><gx:Track><when>2016</when><gx:coord>1 2 3</gx:coord></gx:Track></Placemark>';
  const found = decode('a.kml', kml(overlay + track + SQUARE));
  expect(found.codes).toEqual(['warning kml-tracks', 'warning kml-overlays']);
  expect(found.values[0]!.features.map(({ geometry }) => geometry?.type)).toEqual([
    undefined,
    'Polygon',
  ]);
});

test('blank numbers and "false" stay what they are', () => {
  const schema =
    '<Schema name="s" id="s"><SimpleField type="int" name="n"/><SimpleField type="bool" name="b"/></Schema>';
  const data =
    '<ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="n"> </SimpleData><SimpleData name="b">false</SimpleData></SchemaData></ExtendedData>';
  const { values } = decode('a.kml', kml(schema + SQUARE.replace('<Polygon>', `${data}<Polygon>`)));
  expect(values[0]!.features[0]!.properties).toEqual({ name: 'A', b: 'false' });
});

describe('nothing the conversion would leave out goes unsaid', () => {
  test.each([
    ['kml-coordinates', area('0,0 1,0 x,1 0,0'), '"x,1" is not a position'],
    ['kml-coordinates', area('0,0 1,0 1,5,1,5 0,0'), '"1,5,1,5" is not a position'],
    ['ring-not-closed', area('0,0 1,0 1,1 0,1'), 'ring is not closed'],
    ['ring-short', area('0,0 1,0 0,0'), 'ring of 3 positions'],
    ['ring-short', area(''), 'ring of 0 positions'],
    ['kml-polygon', SQUARE.replaceAll('outerBoundaryIs', 'innerBoundaryIs'), 'outer boundary'],
    [
      'kml-polygon',
      SQUARE.replace('<coordinates>', '<coordinates>9,9</coordinates><coordinates>'),
      'one list',
    ],
    ['kml-prefix', '<k:Placemark xmlns:k="http://www.opengis.net/kml/2.2"/>', 'prefix'],
    ['not-xml', '<Folder>', 'not XML'],
    ['xml-doctype', '<!DOCTYPE kml [<!ENTITY a "aa">]>', 'document type'],
  ])('%s', (code, inside, part) => {
    const { problems } = decode('a.kml', kml(inside));
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]!.message).toContain(part);
  });

  test('with the placemark it is about', () => {
    const { problems } = decode('a.kml', kml(SQUARE + area('0,0 1,0')));
    expect(problems.map(({ path }) => path)).toEqual(['Placemark[1] (A)']);
  });
});

test('an encoding the file names is read by', () => {
  const text = `<?xml version="1.0" encoding="windows-1251"?><kml xmlns="http://www.opengis.net/kml/2.2">${SQUARE.replace('>A<', '>\xcc\xee\xf1<')}</kml>`;
  const { values } = decode(
    'a.kml',
    Uint8Array.from(text, (char) => char.charCodeAt(0)),
  );
  expect(values[0]!.features[0]!.properties).toMatchObject({ name: 'Мос' });
});

test('a position that cannot be read is told at the one before it, and later checks name the placemark', () => {
  const [fault] = decode('a.kml', kml(area('0,0 1,0 1;1 0,1 0,0'))).problems;
  expect(fault).toMatchObject({
    code: 'kml-coordinates',
    path: 'Placemark[0] (A)',
    at: [1, 0],
    ring: [
      [0, 0],
      [1, 0],
      [0, 1],
      [0, 0],
    ],
  });
  const eight = decodeFile({ name: '2016-10-21.kml', bytes: kml(area('0,0 1,1 1,0 0,1 0,0')) });
  const options = { mapping: { rules: [{ zone: 'a/control' }] }, title: 'x', existing: null };
  const { problems } = importSeries(eight.collections, options, () => {});
  expect(problems).toEqual([
    expect.objectContaining({
      code: 'rings-cross',
      path: 'Placemark[0] (A).geometry.coordinates[0]',
      at: [0.5, 0.5],
    }),
  ]);
});
