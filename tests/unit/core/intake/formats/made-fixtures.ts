import { gzipSync, strToU8, zipSync } from 'fflate';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { makeDbf, makeShp, UTM_38N_PRJ, WGS84_PRJ } from './make-shapefile.ts';
import { AREAS, fixture } from './open-fixture.ts';

const areas = fixture('areas.geojson');
const kml = fixture('my-maps.kml');
const square = [
  [0, 0],
  [0, 1],
  [1, 1],
  [0, 0],
];
const shp = makeShp([[square]]);
const dbf = makeDbf([{ name: 'zone', type: 'C', width: 20, cells: ['isis/control'] }]);
const zip = (files: Record<string, Uint8Array>) => zipSync(files, { mtime: new Date(2016, 9, 21) });
const shapefile = (parts: Record<string, Uint8Array>) =>
  zip({ 'a.shp': shp, 'a.dbf': dbf, 'a.prj': strToU8(WGS84_PRJ), ...parts });
const patched = (bytes: Uint8Array, at: number, value: number) => {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
};

/** Where the directory of a zip begins. */
function directoryOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer).getUint32(bytes.length - 6, true);
}

const one = zip({ 'a.geojson': areas });

/** The inputs among the fixtures that no editor writes, by the name of their file. */
export const MADE: Readonly<Record<string, Uint8Array>> = {
  'archive-empty.input.zip': zip({ 'readme.txt': strToU8('see the map') }),
  'archive-nested.input.zip': zip({ 'days.zip': one }),
  'crs-assumed.input.zip': zip({ 'a.shp': shp, 'a.dbf': dbf }),
  'crs-unknown.input.fgb': serialize(AREAS as never, 2154),
  'damaged-archive.input.zip': one.slice(0, -30),
  'damaged-archive-gzip.input.gz': gzipSync(areas, { mtime: 0 }).slice(0, -9),
  'datum-unknown.input.zip': shapefile({
    'a.prj': strToU8(
      WGS84_PRJ.replaceAll('WGS_1984', 'Pulkovo_1942').replace(
        '6378137.0,298.257',
        '6378245.0,298.3',
      ),
    ),
  }),
  'encoding.input.geojson': Uint8Array.from('{"name": "\xcc\xee\xf1\xf3\xeb"}', (c) =>
    c.charCodeAt(0),
  ),
  'format-left-aside.input.zip': zip({
    'a.geojson': areas,
    'map.gpkg': strToU8('SQLite format 3'),
    'events.csv': strToU8('id,lat,lon'),
  }),
  'entry-left-aside.input.zip': zip({ 'a.geojson': areas, 'readme.txt': strToU8('see the map') }),
  'entry-name.input.zip': zip({ '../a.geojson': areas }),
  'entry-name-drive.input.zip': zip({ 'C:\\maps\\a.geojson': areas }),
  'entry-repeated.input.zip': zip({ 'a\\b.geojson': areas, 'a/b.geojson': areas }),
  'expands-too-far.input.gz': gzipSync(new Uint8Array(200_000).fill(0x20), { mtime: 0 }),
  'file-empty.input.geojson': new Uint8Array(),
  'flatgeobuf-broken.input.fgb': serialize(AREAS as never, 4326).slice(0, -20),
  'projected-without-prj.input.zip': zip({
    'a.shp': makeShp([[square.map(([x, y]) => [x! * 1e6, y! * 1e6])]]),
    'a.dbf': dbf,
  }),
  'projection-failed.input.zip': shapefile({
    'a.shp': makeShp([[square.map(([x, y]) => [x! * Number.MAX_VALUE, y!])]]),
    'a.prj': strToU8(UTM_38N_PRJ),
  }),
  'reprojected.input.zip': shapefile({
    'a.shp': makeShp([[square.map(([x, y]) => [5e5 + 1000 * x!, 4e6 + 1000 * y!])]]),
    'a.prj': strToU8(UTM_38N_PRJ),
  }),
  'shapefile-alone.input.shp': shp,
  'shapefile-broken.input.zip': shapefile({ 'a.shp': shp.slice(0, -16) }),
  'shapefile-broken-rows.input.zip': shapefile({ 'a.shp': makeShp([[square], [square]]) }),
  'shapefile-deleted.input.zip': shapefile({
    'a.dbf': makeDbf([{ name: 'zone', type: 'C', width: 9, cells: ['a/control'] }], {
      deleted: [0],
    }),
  }),
  'shapefile-encoding.input.zip': shapefile({
    'a.dbf': makeDbf([
      { name: 'name', type: 'C', width: 9, cells: [Uint8Array.of(0xcc, 0xee, 0xf1, 0xf3, 0xeb)] },
    ]),
  }),
  'shapefile-not-areas.input.zip': shapefile({ 'a.shp': patched(shp, 32, 1) }),
  'shapefile-rings.input.zip': shapefile({
    'a.shp': makeShp([
      [
        square,
        [
          [5, 5],
          [6, 6],
          [5, 6],
          [5, 5],
        ],
      ],
    ]),
  }),
  'shapefile-table.input.zip': zip({ 'a.shp': shp, 'a.prj': strToU8(WGS84_PRJ) }),
  'too-many-entries.input.zip': zip({ 'a.geojson': areas, 'b.geojson': areas, 'c.geojson': areas }),
  'unknown-format-excel.input.xlsx': zip({ 'xl/workbook.xml': strToU8('<workbook/>') }),
  'unknown-format-geopackage.input.gpkg': strToU8('SQLite format 3\0'.padEnd(64, '\0')),
  'zip-kind-encrypted.input.zip': patched(one, directoryOf(one) + 8, 1),
  'zip-kind-method.input.zip': patched(one, directoryOf(one) + 10, 93),
  'entry-left-aside-kmz.input.kmz': zip({ 'doc.kml': kml, 'files/second.kml': kml }),
};
