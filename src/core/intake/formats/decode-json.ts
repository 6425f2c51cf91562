import { crsNameOf } from '../geojson/validate-crs.ts';
import { parseJson } from '../parse-json.ts';
import { error, repair } from '../problem.ts';
import { count, show } from '../show.ts';
import { checkSize } from './check-size.ts';
import { decodeTopojson } from './decode-topojson.ts';
import { type DecodeContext, type DecodedCollection, isObject, toCollection } from './decoded.ts';
import { RECORD_SEPARATOR } from './detect-format.ts';
import { DecodeFault } from './limits.ts';
import { areDegrees, isKnownCode, reproject } from './reproject.ts';
import { scanJson } from './scan-json.ts';

const GEOMETRIES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/** GeoJSON, GeoJSON a line (RFC 8142, or without its separators), or TopoJSON. */
export function decodeJson(text: string, context: DecodeContext): DecodedCollection[] {
  const { file, budget, problems } = context;
  scanJson(text, file, budget);
  if (text.startsWith(RECORD_SEPARATOR)) return decodeLines(text.split(RECORD_SEPARATOR), context);
  const { value, problem } = parseJson(text, file);
  if (problem) {
    if (isLines(text)) return decodeLines(text.split('\n'), context);
    problems.push(problem);
    return [];
  }
  if (isObject(value) && value.type === 'Topology') return decodeTopojson(value, context);
  if (isEsri(value))
    throw new DecodeFault(
      file,
      '',
      'esri-json',
      'is Esri JSON: ask the service for GeoJSON (f=geojson)',
    );
  const positions = checkSize(value, file, budget);
  reprojectByCrs(value, context);
  const features = loneFeatures(value);
  if (features) {
    const message = `no collection but ${count(features.length, 'feature')} by ${features.length === 1 ? 'itself' : 'themselves'}: taken as a collection`;
    problems.push(repair({ file, path: '' }, 'no-collection', message));
  }
  const whole = features ? toCollection(features) : value;
  return [{ name: file, format: 'geojson', value: whole, positions }];
}

/** Brings a collection to WGS 84 by its "crs" member, where that is one known here and no degree contradicts it. */
function reprojectByCrs(value: unknown, context: DecodeContext): void {
  if (!isObject(value) || !Array.isArray(value.features)) return;
  const code = /EPSG\D*(\d+)$/i.exec(crsNameOf(value.crs) ?? '')?.[1];
  if (code === undefined || code === '4326' || !isKnownCode(`EPSG:${code}`)) return;
  if (areDegrees(value.features)) return;
  reproject(value.features, `EPSG:${code}`, context);
  delete value.crs;
}

/** True when the first line is JSON by itself and others follow. */
function isLines(text: string): boolean {
  const end = text.indexOf('\n');
  if (end < 0 || text.slice(end).trim() === '') return false;
  return isObject(parseJson(text.slice(0, end), '').value);
}

function decodeLines(lines: readonly string[], context: DecodeContext): DecodedCollection[] {
  const { file, budget, problems } = context;
  const features: unknown[] = [];
  const paths: string[] = [];
  const faults = new Map<string, { line: number; message: string; times: number }>();
  lines.forEach((text, i) => {
    if (text.trim() === '') return;
    const { value, problem } = parseJson(text, file);
    const found = problem ? null : loneFeatures(value);
    if (found)
      for (const feature of found) {
        features.push(feature);
        paths.push(`line ${i + 1}`);
      }
    else if (problem) add('not-json', i + 1, problem.message.replace('line 1, column', 'column'));
    else add('not-a-feature', i + 1, `${kindOf(value)} in a line: give one Feature a line`);
  });
  for (const [code, { line, message, times }] of faults) {
    const others = times > 1 ? ` (and ${count(times - 1, 'line')} more)` : '';
    problems.push(error({ file, path: `line ${line}` }, code, message + others));
  }
  const value = toCollection(features);
  const positions = checkSize(value, file, budget);
  return [{ name: file, format: 'geojson-lines', value, paths, positions }];

  function add(code: string, line: number, message: string): void {
    const known = faults.get(code);
    if (known) known.times += 1;
    else faults.set(code, { line, message, times: 1 });
  }
}

/** The features of a value that is a feature, a geometry, or a list of features; else null. */
function loneFeatures(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value))
    return value.length > 0 && value.every((one) => isObject(one) && one.type === 'Feature')
      ? value
      : null;
  if (!isObject(value)) return null;
  if (value.type === 'Feature') return [value];
  if (!GEOMETRIES.has(value.type as string)) return null;
  return [{ type: 'Feature', properties: {}, geometry: value }];
}

function isEsri(value: unknown): boolean {
  return (
    isObject(value) &&
    Array.isArray(value.features) &&
    (String(value.geometryType).startsWith('esriGeometry') || 'spatialReference' in value)
  );
}

function kindOf(value: unknown): string {
  return isObject(value) && typeof value.type === 'string' ? show(value.type) : show(value);
}
