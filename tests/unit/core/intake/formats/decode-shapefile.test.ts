import { strToU8, zipSync } from 'fflate';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../../../../src/core/intake/formats/decode-file.ts';
import { type Column, makeDbf, makeShp, UTM_38N_PRJ, WGS84_PRJ } from './make-shapefile.ts';
import { AREAS, decode, utf8 } from './open-fixture.ts';

const [mosul, hawija] = AREAS.features.map(({ geometry }) => geometry) as [Polygon, MultiPolygon];
const clockwise = (rings: Position[][]) => rings.map((ring) => ring.toReversed());
const polygons = [
  clockwise(mosul.coordinates),
  hawija.coordinates.flatMap((rings) => clockwise(rings)),
];
const table: Column[] = [
  { name: 'zone', type: 'C', width: 20, cells: ['isis/control', 'isis/influence'] },
  { name: 'day', type: 'D', width: 8, cells: ['20161021', ''] },
  { name: 'km2', type: 'N', width: 8, cells: ['12.5', ''] },
  { name: 'sure', type: 'L', width: 1, cells: ['T', '?'] },
];
const zip = (files: Record<string, Uint8Array>) => zipSync(files, { level: 0 });
const zipped = (prj: string | null, shp = makeShp(polygons), dbf = makeDbf(table)) =>
  zip({
    'control.shp': shp,
    'control.dbf': dbf,
    ...(prj !== null && { 'control.prj': strToU8(prj) }),
  });

/** Rings turned the way GeoJSON wants them, to compare with what was written. */
function turned(geometry: Polygon | MultiPolygon) {
  return geometry.type === 'Polygon'
    ? { ...geometry, coordinates: clockwise(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(clockwise) };
}

describe('a zipped shapefile', () => {
  test('in WGS 84 keeps its coordinates to the last bit', () => {
    const found = decode('control.zip', zipped(WGS84_PRJ));
    expect(found.names).toEqual(['control.zip/control.shp']);
    expect(found.codes).toEqual([]);
    const { features } = found.values[0]!;
    expect(features.map(({ geometry }) => turned(geometry as Polygon))).toEqual([mosul, hawija]);
    expect(features.map(({ properties }) => properties)).toEqual([
      { zone: 'isis/control', day: '2016-10-21', km2: 12.5, sure: true },
      { zone: 'isis/influence', day: null, km2: null, sure: null },
    ]);
  });

  test('in UTM is brought to WGS 84 within 1e-8 degrees, and said so', () => {
    const { forward } = proj4('+proj=utm +zone=38 +datum=WGS84');
    const projected = polygons.map((rings) => rings.map((ring) => ring.map((p) => forward(p))));
    const found = decode('control.zip', zipped(UTM_38N_PRJ, makeShp(projected)));
    expect(found.problems.map(({ message }) => message)).toEqual([
      '18 positions brought from "WGS_1984_UTM_Zone_38N" to WGS 84',
    ]);
    const read = (found.values[0]!.features[0]!.geometry as Polygon).coordinates.flat(2);
    clockwise(mosul.coordinates)
      .flat(2)
      .forEach((value, i) => {
        expect(Math.abs(read[i]! - value)).toBeLessThan(1e-8);
      });
  });

  test('in UTM with a hole in no outer ring says where on the map that is', () => {
    const { forward } = proj4('+proj=utm +zone=38 +datum=WGS84');
    const astray = clockwise(mosul.coordinates.slice(0, 1));
    const far = astray[0]!.map(([lon, lat]) => [lon! + 5, lat!]).reverse();
    const projected = [[...astray, far].map((ring) => ring.map((p) => forward(p)))];
    const table = makeDbf([{ name: 'zone', type: 'C', width: 9, cells: ['a/control'] }]);
    const found = decode('control.zip', zipped(UTM_38N_PRJ, makeShp(projected), table));
    const fault = found.problems.find(({ code }) => code === 'shapefile-rings')!;
    expect(fault.path).toBe('record 1');
    const [lon, lat] = astray[0]![0]!;
    expect(fault.at![0]).toBeCloseTo(lon!, 6);
    expect(fault.at![1]).toBeCloseTo(lat!, 6);
    expect(fault.ring).toHaveLength(astray[0]!.length);
  });

  const ENSEMBLE =
    'GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",MEMBER["World Geodetic System 1984 (Transit)"],ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0],CS[ellipsoidal,2],AXIS["latitude",north],AXIS["longitude",east]]';
  const GDAL_3857 = `PROJCS["WGS 84 / Pseudo-Mercator",${WGS84_PRJ},PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"]]`;
  const ESRI_3857 = `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${WGS84_PRJ},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`;

  test('in WGS 84 as newer programs write it is left as it is', () => {
    expect(decode('control.zip', zipped(ENSEMBLE)).codes).toEqual([]);
  });

  test.each([GDAL_3857, ESRI_3857])('of a web map lies where it should: %s', (prj) => {
    const { forward } = proj4('EPSG:3857');
    const projected = polygons.map((rings) => rings.map((ring) => ring.map((p) => forward(p))));
    const found = decode('control.zip', zipped(prj, makeShp(projected)));
    expect(found.codes).toEqual(['repair reprojected']);
    const [lon, lat] = (found.values[0]!.features[0]!.geometry as Polygon).coordinates[0]![0]!;
    expect([lon, lat]).toEqual([expect.closeTo(42.9, 8), expect.closeTo(36.1, 8)]);
  });

  test('without .prj is taken as WGS 84 as long as it may be', () => {
    expect(decode('control.zip', zipped(null)).codes).toEqual(['warning crs-assumed']);
    const far = makeShp([
      [
        [
          [3e5, 4e6],
          [3e5, 5e6],
          [4e5, 5e6],
          [3e5, 4e6],
        ],
      ],
    ]);
    const found = decode('control.zip', zip({ 'control.shp': far }));
    expect(found.values).toEqual([]);
    expect(found.codes).toEqual(['warning shapefile-table', 'error projected']);
  });

  test.each([
    ['error crs-unknown', 'PROJCS["Krovak",GEOGCS["x"]]'],
    ['error crs-unknown', 'LOCAL_CS["site"]'],
    [
      'error crs-unknown',
      WGS84_PRJ.replace('"Degree",0.0174532925199433', '"Grad",0.0157079632679489'),
    ],
    [
      'warning datum-unknown',
      WGS84_PRJ.replaceAll('WGS_1984', 'Pulkovo_1942').replace(
        '6378137.0,298.257223563',
        '6378245.0,298.3',
      ),
    ],
  ])('%s', (code, prj) => {
    expect(decode('control.zip', zipped(prj)).codes).toContain(code);
  });

  test('text is read as .cpg says, else as the header of its table does', () => {
    const mosulInArabic = [0xc7, 0xe1, 0xe3, 0xe6, 0xd5, 0xe1];
    const name: Column = {
      name: 'n',
      type: 'C',
      width: 10,
      cells: [Uint8Array.from(mosulInArabic)],
    };
    const shp = makeShp([polygons[0]!]);
    const read = (dbf: Uint8Array, cpg?: string) => {
      const found = decode(
        'a.zip',
        zip({
          'a.shp': shp,
          'a.dbf': dbf,
          'a.prj': utf8(WGS84_PRJ),
          ...(cpg !== undefined && { 'a.cpg': utf8(cpg) }),
        }),
      );
      return [found.values[0]!.features[0]!.properties!.n, found.codes];
    };
    expect(read(makeDbf([name]), '1256')).toEqual(['الموصل', []]);
    expect(read(makeDbf([name]), 'ANSI 1256')).toEqual(['الموصل', []]);
    expect(read(makeDbf([name], { driver: 126 }))).toEqual(['الموصل', []]);
    expect(read(makeDbf([name]))).toEqual(['ÇáãæÕá', ['warning shapefile-encoding']]);
    const inUtf8: Column = { ...name, width: 20, cells: ['الموصل'] };
    expect(read(makeDbf([inUtf8]))).toEqual(['الموصل', []]);
    expect(read(makeDbf([inUtf8]), 'latin-arabic')).toEqual([
      'الموصل',
      ['warning shapefile-encoding'],
    ]);
  });

  test('records marked as deleted, and those without shape', () => {
    const dbf = makeDbf(table, { deleted: [0] });
    const found = decode('a.zip', zipped(WGS84_PRJ, makeShp([polygons[0]!, null]), dbf));
    expect(found.codes).toEqual(['repair shapefile-deleted']);
    expect(found.values[0]!.features).toEqual([
      expect.objectContaining({
        geometry: null,
        properties: expect.objectContaining({ zone: 'isis/influence' }),
      }),
    ]);
  });

  const shp = makeShp(polygons);
  const changed = (change: (view: DataView) => void) => {
    const copy = shp.slice();
    change(new DataView(copy.buffer));
    return copy;
  };
  test.each([
    [
      'shapefile-broken',
      'record 2: has the wrong length',
      changed((v) => v.setInt32(24, (shp.length - 40) / 2)).slice(0, -40),
    ],
    ['shapefile-broken', 'long where its header says', shp.slice(0, -8)],
    ['shapefile-broken', 'is of another type', changed((v) => v.setInt32(108, 3, true))],
    [
      'shapefile-broken',
      'more points than it has room for',
      changed((v) => v.setInt32(148, 1e6, true)),
    ],
    ['shapefile-broken', 'do not follow one another', changed((v) => v.setInt32(156, 99, true))],
    ['shapefile-not-areas', 'holds points, not areas', changed((v) => v.setInt32(32, 1, true))],
    [
      'shapefile-rings',
      'hole in no outer ring',
      makeShp([
        [
          [
            [0, 0],
            [0, 1],
            [1, 1],
            [0, 0],
          ],
          [
            [5, 5],
            [6, 6],
            [5, 6],
            [5, 5],
          ],
        ],
        null,
      ]),
    ],
    ['shapefile-broken', '1 shape but 2 rows', makeShp([polygons[0]!])],
  ])('%s: %s', (code, part, bytes) => {
    const { problems } = decode('a.zip', zipped(WGS84_PRJ, bytes));
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    const { path, message } = problems[0]!;
    expect(`${path}: ${message}`).toContain(part);
  });

  test('a table cut short', () => {
    const { problems } = decode('a.zip', zipped(WGS84_PRJ, shp, makeDbf(table).slice(0, -40)));
    expect(problems[0]!.message).toBe('its .dbf is cut short: export the shapefile again');
  });
});

test('a .shp by itself asks for its companions, and is read with them', () => {
  expect(decode('control.shp', makeShp(polygons)).problems[0]).toMatchObject({
    code: 'shapefile-alone',
    message: 'a .shp by itself: zip it with the .dbf, .prj and .cpg of the same name',
  });
  const beside: Record<string, Uint8Array> = { dbf: makeDbf(table), prj: utf8(WGS84_PRJ) };
  const { collections, problems } = decodeFile({
    name: 'control.shp',
    bytes: makeShp(polygons),
    companions: (extension) => beside[extension] ?? null,
  });
  expect(problems).toEqual([]);
  expect(collections[0]!.positions).toBe(18);
});
