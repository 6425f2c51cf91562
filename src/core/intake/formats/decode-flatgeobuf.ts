import { ByteBuffer } from 'flatbuffers';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import type { Geometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { fromGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import { fromByteBuffer, type HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js';
import { show } from '../show.ts';
import { tooMany } from './check-size.ts';
import { type DecodeContext, type DecodedCollection, toCollection } from './decoded.ts';
import { DecodeFault } from './limits.ts';
import { isKnownCode, reproject } from './reproject.ts';
import { scanJson } from './scan-json.ts';

const MAGIC_BYTES = 8;
const PREFIX_BYTES = 4;
const LARGEST_HEADER_BYTES = 1024 * 1024;

/**
 * FlatGeobuf 3, brought to WGS 84. Each feature is read from a copy of its own bytes, so that no offset in it leads
 * elsewhere. Shapes that are not areas are given without coordinates.
 */
export function decodeFlatgeobuf(bytes: Uint8Array, context: DecodeContext): DecodedCollection[] {
  const { file, budget } = context;
  const { features: mostFeatures, vertices } = budget.limits;
  if (bytes[3] !== 3) throw broken('', `version ${bytes[3] ?? 0} is not version 3`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = block(MAGIC_BYTES, 'the header');
  if (header.length > LARGEST_HEADER_BYTES) throw broken('', 'the header is too long');
  const meta = attempt('the header', () => fromByteBuffer(new ByteBuffer(header)));
  if (meta.featuresCount > mostFeatures)
    throw tooMany(file, meta.featuresCount, 'features', mostFeatures);
  let at = MAGIC_BYTES + header.length;
  if (meta.indexNodeSize > 0 && meta.featuresCount > 0)
    at += calcTreeSize(meta.featuresCount, meta.indexNodeSize);
  const features: unknown[] = [];
  let positions = 0;
  while (at < bytes.length) {
    const path = `features[${features.length}]`;
    if (features.length >= mostFeatures)
      throw tooMany(file, features.length + 1, 'features', mostFeatures);
    if (features.length % 500 === 0) budget.checkTime(file);
    const own = block(at, path);
    at += own.length;
    features.push(attempt(path, () => featureOf(own, path)));
  }
  if (meta.featuresCount > 0 && features.length !== meta.featuresCount)
    throw broken('', `${features.length} of ${meta.featuresCount} features in it`);
  reproject(features, crsOf(meta), context);
  return [{ name: file, format: 'flatgeobuf', value: toCollection(features), positions }];

  /** A size-prefixed buffer, copied so that its numbers lie where typed arrays can read them. */
  function block(start: number, what: string): Uint8Array {
    const end =
      start + PREFIX_BYTES <= bytes.length
        ? start + PREFIX_BYTES + view.getUint32(start, true)
        : Number.POSITIVE_INFINITY;
    if (end > bytes.length || end < start + 2 * PREFIX_BYTES) throw broken(what, 'is cut short');
    return bytes.slice(start, end);
  }

  function featureOf(own: Uint8Array, path: string) {
    const feature = Feature.getSizePrefixedRootAsFeature(new ByteBuffer(own));
    const geometry = feature.geometry();
    return {
      type: 'Feature',
      properties: propertiesOf(feature),
      geometry: geometry && areasOf(geometry, path),
    };
  }

  /** What JSON can hold of the properties; texts that are JSON themselves are held to its limits. */
  function propertiesOf(feature: Feature): Record<string, unknown> {
    const entries = Object.entries(parseProperties(feature, meta.columns));
    const plain = entries.filter(([, value]) => !(value instanceof Uint8Array));
    for (const [, value] of plain)
      if (typeof value === 'object') scanJson(JSON.stringify(value), file, budget);
    return Object.fromEntries(plain);
  }

  function areasOf(geometry: Geometry, path: string): unknown {
    const type = meta.geometryType || geometry.type();
    if (type === GeometryType.Polygon) checkRings(geometry, path);
    else if (type === GeometryType.MultiPolygon) {
      for (let i = 0; i < geometry.partsLength(); i++) checkRings(geometry.parts(i)!, path);
    } else {
      const name = GeometryType[type];
      if (name === undefined) throw broken(path, `${show(type)} is no type of geometry`);
      return { type: name, coordinates: [] };
    }
    return fromGeometry(geometry, type);
  }

  function checkRings(polygon: Geometry, path: string): void {
    const length = polygon.xyLength() / 2;
    positions += length;
    if (positions > vertices) throw tooMany(file, positions, 'positions', vertices);
    const ends = Array.from(polygon.endsArray() ?? [length]);
    const sound =
      Number.isInteger(length) &&
      ends.every((end, i) => end > (ends[i - 1] ?? 0)) &&
      (ends.length === 0 || ends.at(-1) === length);
    if (!sound) throw broken(path, 'has rings that do not follow one another');
  }

  function attempt<T>(path: string, read: () => T): T {
    try {
      return read();
    } catch (thrown) {
      if (thrown instanceof DecodeFault) throw thrown;
      throw broken(path, 'is damaged');
    }
  }

  function broken(path: string, message: string): DecodeFault {
    return new DecodeFault(file, path, 'flatgeobuf-broken', `${message}: export the file again`);
  }
}

/** The code where it is known here, which is surer than its text; else the text. */
function crsOf({ crs }: HeaderMeta): string | null {
  if (!crs) return null;
  const code = crs.code > 0 ? `${crs.org ?? 'EPSG'}:${crs.code}` : crs.code_string;
  return code && isKnownCode(code) ? code : crs.wkt || code || null;
}
