import type { Position } from 'geojson';
import { count, show } from '../show.ts';
import { readRing } from './read-ring.ts';
import type { Report } from './report.ts';
import { validateRings } from './validate-rings.ts';

/** Coordinates of a MultiPolygon. */
export type Polygons = Position[][][];

/** The areas of a Polygon or MultiPolygon, checked and put right; errors go to the report. */
export function readGeometry(value: unknown, path: string, report: Report): Polygons {
  if (value === null) return [];
  const { type, coordinates, geometries } = (value ?? {}) as Record<string, unknown>;
  if (type === 'GeometryCollection' && Array.isArray(geometries)) {
    const areas = geometries
      .map((inner, i) => ({ inner, at: `${path}.geometries[${i}]` }))
      .filter(({ inner }) => isAreal(inner));
    if (areas.length > 0) {
      if (areas.length < geometries.length) report.repaired('geometry-mixed');
      return areas.flatMap(({ inner, at }) => readGeometry(inner, at, report));
    }
  }
  if (type === 'Polygon') return readPolygons([coordinates], [`${path}.coordinates`], report);
  if (type !== 'MultiPolygon') {
    const what = isClosedLine(type, coordinates) ? 'a closed line' : show(type);
    const message = `${what} is not an area: give a Polygon or a MultiPolygon`;
    report.errorOnce(path, 'not-an-area', message, value);
    return [];
  }
  if (!Array.isArray(coordinates))
    return readPolygons([coordinates], [`${path}.coordinates`], report);
  return readPolygons(
    coordinates,
    coordinates.map((_, i) => `${path}.coordinates[${i}]`),
    report,
  );
}

function readPolygons(values: unknown[], paths: string[], report: Report): Polygons {
  return values.flatMap((rings, p) => {
    const path = paths[p]!;
    if (!Array.isArray(rings)) {
      report.error(path, 'not-a-polygon', `${show(rings)} is not a polygon: write a list of rings`);
      return [];
    }
    const brackets = bracketsFault(rings);
    if (brackets) {
      report.error(path, 'brackets', brackets);
      return [];
    }
    const read = rings.map((ring, i) => readRing(ring, `${path}[${i}]`, i > 0, report));
    if (!read[0]) return [];
    const found = read.flatMap((ring, i) => (ring ? [{ ring, path: `${path}[${i}]` }] : []));
    validateRings(found, report);
    return [found.map(({ ring }) => ring)];
  });
}

/** What is wrong when the lists of a polygon lie one too few or one too many within one another. */
function bracketsFault(rings: readonly unknown[]): string | null {
  const isPosition = (value: unknown) =>
    Array.isArray(value) && value.length >= 2 && value.every((one) => typeof one === 'number');
  if (rings.length >= 4 && rings.every(isPosition))
    return `${count(rings.length, 'position')} where rings are due: put a pair of brackets about them`;
  const [first] = rings;
  if (Array.isArray(first) && Array.isArray(first[0]) && first[0].some(isPosition))
    return 'a list of rings where a ring is due: write "type": "MultiPolygon", or take a pair of brackets away';
  return null;
}

/** True for what has area, or holds something that has. */
export function isAreal(value: unknown): boolean {
  const { type, geometries } = (value ?? {}) as Record<string, unknown>;
  if (type === 'GeometryCollection') return Array.isArray(geometries) && geometries.some(isAreal);
  return type === 'Polygon' || type === 'MultiPolygon';
}

/** True for points, and lines that do not close: what authors set beside areas, and never mean for one. */
export function isBeside(value: unknown): boolean {
  const { type, coordinates } = (value ?? {}) as Record<string, unknown>;
  if (type === 'Point' || type === 'MultiPoint') return true;
  return (type === 'LineString' || type === 'MultiLineString') && !isClosedLine(type, coordinates);
}

function isClosed(line: unknown): boolean {
  return Array.isArray(line) && line.length >= 4 && String(line[0]) === String(line.at(-1));
}

function isClosedLine(type: unknown, coordinates: unknown): boolean {
  if (type === 'MultiLineString') return Array.isArray(coordinates) && coordinates.some(isClosed);
  return type === 'LineString' && isClosed(coordinates);
}
