import { zipSync } from 'fflate';
import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { CHECK_LIMITS } from '../../../../src/core/intake/checks/check-limits.ts';
import { decodeCollections } from '../../../../src/core/intake/formats/decode-file.ts';
import { MOST_ALIKE } from '../../../../src/core/intake/geojson/report.ts';
import { importSeries } from '../../../../src/core/intake/import/import-series.ts';
import { type Mapping, parseMapping } from '../../../../src/core/intake/mapping/mapping.ts';
import { suggestMapping } from '../../../../src/core/intake/mapping/suggest-mapping.ts';
import type { Problem } from '../../../../src/core/intake/problem.ts';

/** Files as sources have them, from their bytes to the series: what comes of each, and what its author is told. */

type Ring = number[][];
const square = (west: number, south: number, size = 1): Ring => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const feature = (geometry: unknown, properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry,
});
const area = (ring: unknown, properties: object = {}) =>
  feature({ type: 'Polygon', coordinates: [ring] }, properties);
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const bytes = (content: unknown) =>
  content instanceof Uint8Array
    ? content
    : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));

const ONE: Partial<Mapping> = { rules: [{ zone: 'a/control' }] };

function importFiles(files: Record<string, unknown>, mapping: Partial<Mapping> = ONE) {
  const problems: Problem[] = [];
  const written = new Map<string, string>();
  const inputs = function* () {
    for (const [name, content] of Object.entries(files))
      yield* decodeCollections({ name, bytes: bytes(content) }, {}, problems);
  };
  const read = (file: string) => written.get(file)!;
  const across = { placeFiles: [], checks: CHECK_LIMITS, read };
  importSeries(
    inputs(),
    { mapping, title: 'messy', existing: null, across, problems },
    (file, text) => written.set(file, text),
  );
  return {
    told: problems.map(({ severity, code }) => `${severity} ${code}`),
    messages: problems.map(({ message }) => message),
    shapes: (file: string) => JSON.parse(read(`snapshots/${file}.geojson`)).features,
    series: written.has('series.json') ? JSON.parse(read('series.json')) : null,
  };
}

/** What a suggested mapping, taken as it is, makes of files. */
function importSuggested(files: Record<string, unknown>) {
  const collections = Object.entries(files).flatMap(([name, content]) => [
    ...decodeCollections({ name, bytes: bytes(content) }, {}, []),
  ]);
  const { mapping, problems } = parseMapping(suggestMapping(collections)!, 'mapping.json');
  expect(problems).toEqual([]);
  return { mapping: mapping!, ...importFiles(files, mapping!) };
}

describe('as they are', () => {
  test('names in three languages parted by ///, no-break spaces, and heights of 100', () => {
    const high = (west: number) => square(west, 48).map((position) => [...position, 100]);
    const { series, told, mapping } = importSuggested({
      '2024-07-08.geojson': collection(
        area(high(37), { name: 'Окуповано\u00a0/// Occupied /// Zajęte' }),
        area(high(39), { name: 'Звільнено /// Liberated' }),
      ),
      '2024-07-09.geojson': collection(
        area(high(37), { name: 'окуповано /// occupied\u00a0 /// zajęte' }),
        area(high(39), { name: 'Звільнено /// Liberated' }),
      ),
    });
    expect(mapping.rules).toHaveLength(2);
    expect(series.zones.map(({ id }: { id: string }) => id)).toEqual(['actor/control']);
    expect(told).toEqual(['repair z-dropped', 'repair z-dropped', 'warning repeated-snapshots']);
  });

  test('a collection in another object, whose categories add up or are left out', () => {
    const day = (...types: string[]) => ({
      value: collection(...types.map((type, i) => area(square(40 + 2 * i, 35), { type }))),
    });
    const { series, shapes, mapping } = importSuggested({
      '2014-11-01.json': day('nochange', 'gains', 'losses'),
      '2014-12-01.json': day('nochange', 'NoChange ', 'losses'),
    });
    expect(mapping.collection).toBe('value');
    expect(series.snapshots).toHaveLength(2);
    expect(shapes('2014-11-01')).toHaveLength(2);
  });

  test('actors spelled in several ways are one each', () => {
    const { series, shapes } = importSuggested({
      '2016-10-21.geojson': collection(
        area(square(40, 35), { actor: 'ISIS', status: 'Control' }),
        area(square(42, 35), { actor: 'isis ', status: 'control' }),
        area(square(44, 35), { actor: 'Syrian\u00a0Army', status: 'Contested' }),
      ),
    });
    expect(series.actors.map(({ id }: { id: string }) => id)).toEqual(['isis', 'syrian-army']);
    expect(
      shapes('2016-10-21').map((f: { properties: { zone: string } }) => f.properties.zone),
    ).toEqual(['isis/control', 'isis/control', 'syrian-army/contested']);
  });

  test('pins and lines among areas are left out and counted; a map of them alone is an error', () => {
    const pin = feature({ type: 'Point', coordinates: [40, 35] });
    const front = feature({
      type: 'LineString',
      coordinates: [
        [40, 35],
        [41, 36],
      ],
    });
    const mixed = importFiles({
      '2016-10-21.geojson': collection(area(square(40, 35)), pin, front),
    });
    expect(mixed.told).toEqual(['repair feature-not-area']);
    expect(mixed.messages[0]).toMatch(/^2 features that are points or lines left out/);
    expect(importFiles({ '2016-10-21.geojson': collection(pin, front) }).told).toEqual([
      'error not-an-area',
      'error not-an-area',
    ]);
    const closed = feature({ type: 'LineString', coordinates: square(44, 35) });
    const drawn = importFiles({ '2016-10-21.geojson': collection(area(square(40, 35)), closed) });
    expect(drawn.messages).toEqual([
      'a closed line is not an area: give a Polygon or a MultiPolygon',
    ]);
  });

  test('old "crs" members: WGS 84 by any of its names is left out, another system is brought to it', () => {
    const crs = [
      { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
      { type: 'EPSG', properties: { code: 4326 } },
      { type: 'link', properties: { href: 'http://www.opengis.net/def/crs/EPSG/0/4326' } },
    ];
    for (const one of crs)
      expect(
        importFiles({ '2016-10-21.geojson': { ...collection(area(square(40, 35))), crs: one } })
          .told,
      ).toEqual(['repair crs-harmless']);
    const { forward } = proj4('EPSG:32638');
    const projected = square(44, 36).map(([lon, lat]) => forward([lon!, lat!]));
    const utm = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32638' } };
    const { told, shapes } = importFiles({
      '2016-10-21.geojson': { ...collection(area(projected)), crs: utm },
    });
    expect(told).toEqual(['repair reprojected', 'repair precision']);
    const [ring] = shapes('2016-10-21')[0].geometry.coordinates;
    expect(ring).toEqual(square(44, 36));
    expect(
      importFiles({ '2016-10-21.geojson': { ...collection(area(square(44, 36))), crs: utm } }).told,
    ).toEqual(['error projected']);
  });

  test('one area of many times the size, on one day, is one warning', () => {
    const days = Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [
        `2016-10-0${i + 1}.geojson`,
        collection(area(square(40, 35)), ...(i === 3 ? [area(square(30, 30, 8))] : [])),
      ]),
    );
    const { told, messages } = importFiles(days);
    expect(told).toEqual(['warning repeated-snapshots', 'warning flicker']);
    expect(messages[1]).toContain('check the map of 2016-10-04');
  });
});

describe('refused, with what to do', () => {
  test.each<[string, unknown, RegExp]>([
    [
      'flat lists',
      collection(area([35, 40, 35, 41, 36, 41])),
      /^a flat list of 6 numbers: write each position/,
    ],
    [
      'decimal commas',
      collection(
        area([
          ['40,0', '35,5'],
          ['41,0', '35,5'],
          ['41,0', '36'],
          ['40,0', '35,5'],
        ]),
      ),
      /without quotes/,
    ],
    [
      'longitude and latitude swapped',
      collection(area(square(120, 10).map(([x, y]) => [y, x]))),
      /look like longitudes/,
    ],
    [
      'over the 180th meridian',
      collection(
        area([
          [170, 50],
          [-170, 50],
          [-170, 60],
          [170, 60],
          [170, 50],
        ]),
      ),
      /part areas at the 180th/,
    ],
    [
      'a hole outside',
      collection(feature({ type: 'Polygon', coordinates: [square(40, 35), square(45, 35)] })),
      /^hole lies outside/,
    ],
    [
      'a script',
      'var map = {"type":"FeatureCollection"};',
      /leave only what stands from the first \{/,
    ],
    ['two collections', { control: collection(), claims: collection() }, /"control", "claims"/],
    ['a mapping', { rules: [] }, /^a mapping, not a map/],
  ])('%s', (_, content, message) => {
    const { told, messages, series } = importFiles({ '2016-10-21.geojson': content });
    expect(told.filter((one) => one.startsWith('error'))).toHaveLength(1);
    expect(
      messages.find((one) => message.test(one)),
      messages.join('\n'),
    ).toBeDefined();
    expect(series).toBeNull();
  });

  test('the same file twice under two names', () => {
    const map = collection(area(square(40, 35)));
    const { told, messages } = importFiles({
      '2016-10-21.geojson': map,
      '2016-10-21 (1).geojson': map,
    });
    expect(told).toEqual(['error repeated-date']);
    expect(messages[0]).toContain('is the same map of 2016-10-21 as');
  });

  test('dates of which some cannot be read are not said to be missing', () => {
    const names = ['01', '02', '03', '05', '06', '07', '08', '09', '10'].map(
      (day) => `2016-10-${day}.geojson`,
    );
    const map = (i: number) => collection(area(square(40, 35 + i / 1000)));
    const days = Object.fromEntries(names.map((name, i) => [name, map(i)]));
    expect(importFiles(days).told).toEqual(['warning missing-dates']);
    expect(importFiles({ ...days, 'map of the 4th.geojson': map(20) }).told).toEqual([
      'error no-date',
    ]);
  });

  test('a shapefile without its .shp', () => {
    const zip = zipSync({ 'a.dbf': bytes('x'), 'a.prj': bytes('x') });
    expect(importFiles({ '2016-10-21.zip': zip }).messages).toEqual([
      'looks like a shapefile without its .shp, which is not read: zip the .shp with them',
    ]);
  });

  test('150,000 points are one error, 5,000 open rings a thousand and a count', () => {
    const features = Array.from({ length: 150_000 }, () =>
      feature({ type: 'Point', coordinates: [40, 35] }),
    );
    const points = importFiles({ '2016-10-21.geojson': { type: 'FeatureCollection', features } });
    expect(points.messages).toEqual([
      '"Point" is not an area: give a Polygon or a MultiPolygon (and 149,999 more in this file)',
    ]);
    const open = Array.from({ length: 5000 }, (_, i) => area(square(40 + i / 1e4, 35).slice(0, 4)));
    const rings = importFiles({ '2016-10-21.geojson': collection(...open) });
    expect(rings.messages).toHaveLength(MOST_ALIKE);
    expect(rings.messages.at(-1)).toMatch(/\(and 4,000 more in this file\)$/);
  }, 30_000);
});
