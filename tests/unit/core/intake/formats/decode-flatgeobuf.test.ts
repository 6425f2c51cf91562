import { ByteBuffer } from 'flatbuffers';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js';
import type { Polygon } from 'geojson';
import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { AREAS, decode } from './open-fixture.ts';

describe('FlatGeobuf', () => {
  test('in WGS 84 is what was written', () => {
    const found = decode('day.fgb', serialize(AREAS as never, 4326));
    expect(found.formats).toEqual(['flatgeobuf']);
    expect(found.codes).toEqual([]);
    expect(found.values).toEqual([AREAS]);
  });

  test('without a coordinate system is taken as WGS 84, and said so', () => {
    expect(decode('day.fgb', serialize(AREAS as never)).codes).toEqual(['warning crs-assumed']);
  });

  test.each([32638, 3857])('in EPSG:%i is brought to WGS 84', (code) => {
    const { forward } = proj4(`EPSG:${code}`);
    const projected = structuredClone(AREAS.features.slice(0, 1));
    const polygon = projected[0]!.geometry as Polygon;
    polygon.coordinates = polygon.coordinates.map((ring) => ring.map((p) => forward(p)));
    const bytes = serialize({ type: 'FeatureCollection', features: projected } as never, code);
    const found = decode('day.fgb', bytes);
    expect(found.codes).toEqual(['repair reprojected']);
    const read = (found.values[0]!.features[0]!.geometry as Polygon).coordinates.flat(2);
    (AREAS.features[0]!.geometry as Polygon).coordinates.flat(2).forEach((value, i) => {
      expect(Math.abs(read[i]! - value)).toBeLessThan(1e-8);
    });
  });

  test('in a system that is not known here is refused with what to do', () => {
    const { problems } = decode('day.fgb', serialize(AREAS as never, 2154));
    expect(problems[0]).toMatchObject({
      code: 'crs-unknown',
      message:
        'the coordinate system "EPSG:2154" is not understood: reproject it to WGS 84 longitude and latitude (in QGIS, or `ogr2ogr -t_srs EPSG:4326`)',
    });
  });

  test('with an index, as other programs write it, is the same', () => {
    expect(decode('day.fgb', withIndex(serialize(AREAS as never, 4326))).values).toEqual([AREAS]);
  });

  test('is read wherever its bytes lie', () => {
    const bytes = serialize(AREAS as never, 4326);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decode('day.fgb', shifted.subarray(3)).values).toEqual([AREAS]);
  });

  test('cut short anywhere is told', () => {
    const bytes = serialize(AREAS as never, 4326);
    for (let length = 4; length < bytes.length; length += 7)
      expect(decode('day.fgb', bytes.slice(0, length)).codes).toEqual(['error flatgeobuf-broken']);
  });
});

/** The same file with room for an index of nodes of 16, which reading passes over. */
function withIndex(bytes: Uint8Array): Uint8Array {
  const afterMagic = 8;
  const indexNodeSize = 16;
  const buffer = new ByteBuffer(bytes.slice());
  buffer.setPosition(afterMagic);
  const header = Header.getSizePrefixedRootAsHeader(buffer);
  const field = buffer.__offset(header.bb_pos, 22);
  buffer.writeUint16(header.bb_pos + field, indexNodeSize);
  expect(header.indexNodeSize()).toBe(indexNodeSize);
  const start = afterMagic + 4 + buffer.readUint32(afterMagic);
  const index = new Uint8Array(calcTreeSize(AREAS.features.length, indexNodeSize));
  const whole = buffer.bytes();
  return Uint8Array.from([...whole.slice(0, start), ...index, ...whole.slice(start)]);
}
