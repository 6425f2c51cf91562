import type { Position } from 'geojson';

/** Well-known text of WGS 84 as ArcGIS writes it. */
export const WGS84_PRJ =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

/** UTM zone 38 north as ArcGIS writes it. */
export const UTM_38N_PRJ = `PROJCS["WGS_1984_UTM_Zone_38N",${WGS84_PRJ},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",45.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

/** A .shp of polygons, each a list of its rings as the format wants them: outer ones clockwise. */
export function makeShp(polygons: readonly (readonly Position[][] | null)[]): Uint8Array {
  const records = polygons.map((rings) => (rings ? polygonRecord(rings) : nullRecord()));
  const length = 100 + records.reduce((sum, record) => sum + 8 + record.byteLength, 0);
  const view = new DataView(new ArrayBuffer(length));
  view.setInt32(0, 9994);
  view.setInt32(24, length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 5, true);
  let at = 100;
  for (const [i, record] of records.entries()) {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, record.byteLength / 2);
    new Uint8Array(view.buffer).set(new Uint8Array(record.buffer), at + 8);
    at += 8 + record.byteLength;
  }
  return new Uint8Array(view.buffer);
}

function nullRecord(): DataView {
  return new DataView(new ArrayBuffer(4));
}

function polygonRecord(rings: readonly Position[][]): DataView {
  const points = rings.flat();
  const view = new DataView(new ArrayBuffer(44 + 4 * rings.length + 16 * points.length));
  view.setInt32(0, 5, true);
  view.setInt32(36, rings.length, true);
  view.setInt32(40, points.length, true);
  let start = 0;
  rings.forEach((ring, i) => {
    view.setInt32(44 + 4 * i, start, true);
    start += ring.length;
  });
  points.forEach(([x, y], i) => {
    view.setFloat64(44 + 4 * rings.length + 16 * i, x!, true);
    view.setFloat64(52 + 4 * rings.length + 16 * i, y!, true);
  });
  return view;
}

/** A column of a table: its type, its width, and the bytes of a cell for each record. */
export interface Column {
  readonly name: string;
  readonly type: 'C' | 'N' | 'D' | 'L';
  readonly width: number;
  readonly cells: readonly (string | Uint8Array)[];
}

/** A dBASE III table; records listed in `deleted` carry its mark. */
export function makeDbf(
  columns: readonly Column[],
  { driver = 0, deleted = [] as readonly number[] } = {},
): Uint8Array {
  const records = columns[0]!.cells.length;
  const header = 32 * (columns.length + 1) + 1;
  const width = 1 + columns.reduce((sum, column) => sum + column.width, 0);
  const bytes = new Uint8Array(header + records * width + 1).fill(0x20);
  bytes.fill(0, 0, header);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 3);
  view.setUint32(4, records, true);
  view.setUint16(8, header, true);
  view.setUint16(10, width, true);
  view.setUint8(29, driver);
  columns.forEach(({ name, type, width: cell }, i) => {
    bytes.set(new TextEncoder().encode(name), 32 * (i + 1));
    bytes[32 * (i + 1) + 11] = type.charCodeAt(0);
    bytes[32 * (i + 1) + 16] = cell;
  });
  bytes[header - 1] = 0x0d;
  for (let row = 0; row < records; row++) {
    let at = header + row * width;
    bytes[at++] = deleted.includes(row) ? 0x2a : 0x20;
    for (const { width: cell, cells } of columns) {
      const value = cells[row]!;
      bytes.set(typeof value === 'string' ? new TextEncoder().encode(value) : value, at);
      at += cell;
    }
  }
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}
