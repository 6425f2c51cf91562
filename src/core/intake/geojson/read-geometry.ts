import type { Position } from 'geojson';
import { show } from '../show.ts';
import { readRing } from './read-ring.ts';
import type { Report } from './report.ts';
import { validateCrossings } from './validate-crossings.ts';

/** Coordinates of a MultiPolygon. */
export type Polygons = Position[][][];

/** The areas of a Polygon or MultiPolygon, checked and put right; errors go to the report. */
export function readGeometry(value: unknown, path: string, report: Report): Polygons {
  if (value === null) return [];
  const { type, coordinates } = (value ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type === 'Polygon') return readPolygons([coordinates], [`${path}.coordinates`], report);
  if (type !== 'MultiPolygon') {
    const message = `${show(type)} is not an area: give a Polygon or a MultiPolygon`;
    report.error(path, 'not-an-area', message);
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
    const read = rings.map((ring, i) => readRing(ring, `${path}[${i}]`, i > 0, report));
    const [exterior, ...holes] = read;
    if (!exterior) return [];
    const polygon = [exterior, ...holes.filter((hole) => hole !== null)];
    validateCrossings(polygon, path, report);
    return [polygon];
  });
}
