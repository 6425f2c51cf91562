/// <reference path="./shpjs.d.ts" />
import type { Geometry } from 'geojson';
import { parseShp } from 'shpjs';
import { error, repair, warning } from '../problem.ts';
import { count } from '../show.ts';
import { toSpot } from '../spot.ts';
import { checkShp } from './check-shp.ts';
import { checkSize } from './check-size.ts';
import { textOf } from './decode-text.ts';
import { type DecodeContext, type DecodedCollection, toCollection } from './decoded.ts';
import { DecodeFault } from './limits.ts';
import { readDbf } from './read-dbf.ts';
import { reproject } from './reproject.ts';

/** No definition of a coordinate system is as long. */
const LONGEST_PRJ_BYTES = 64 * 1024;

/** The file of the same name beside a .shp, by extension (`dbf`, `prj`, `cpg`); null when there is none. */
export type Companions = (extension: string) => Uint8Array | null;

/** A shapefile of polygons, brought to WGS 84, with the columns of its table as properties. */
export function decodeShapefile(
  shp: Uint8Array,
  companions: Companions,
  context: DecodeContext,
): DecodedCollection[] {
  const { file, budget, problems } = context;
  const rings = checkShp(shp, file, budget);
  const geometries = parseShp(new DataView(shp.buffer, shp.byteOffset, shp.byteLength));
  const rows = tableOf(companions, geometries.length, context);
  const all = geometries.map((geometry, i) => ({
    type: 'Feature',
    properties: rows[i],
    geometry: shapeOf(geometry),
  }));
  const isKept = (_: unknown, i: number) => rows[i] !== null;
  const features = all.filter(isKept);
  if (features.length < geometries.length) {
    const left = count(geometries.length - features.length, 'record');
    const message = `${left} marked as deleted in the .dbf left out`;
    problems.push(repair({ file, path: '' }, 'shapefile-deleted', message));
  }
  const prj = companions('prj')?.subarray(0, LONGEST_PRJ_BYTES);
  reproject(features, prj ? textOf(prj, file) : null, context);
  all.forEach(({ geometry }, i) => {
    if (rows[i] === null || ringsOf(geometry) === (rings[i] ?? 0)) return;
    const message = 'has a hole in no outer ring: mend the geometry and export the shapefile again';
    const place = { file, path: `record ${i + 1}` };
    problems.push(error(place, 'shapefile-rings', message, toSpot(geometry)));
  });
  const value = toCollection(features);
  const positions = checkSize(value, file, budget);
  const paths = all.map((_, i) => `record ${i + 1}`).filter(isKept);
  return [{ name: file, format: 'shapefile', value, paths, positions }];
}

function tableOf(
  companions: Companions,
  records: number,
  { file, budget, problems }: DecodeContext,
): ReturnType<typeof readDbf>['rows'] {
  const dbf = companions('dbf');
  if (!dbf) {
    const message =
      'without its .dbf no shape has properties: add it where zones or dates are named in it';
    problems.push(warning({ file, path: '' }, 'shapefile-table', message));
    return Array.from({ length: records }, () => ({}));
  }
  const cpg = companions('cpg');
  const { rows, problems: found } = readDbf(dbf, cpg && textOf(cpg, file), file, budget);
  problems.push(...found);
  if (rows.length === records) return rows;
  const message = `${count(records, 'shape')} but ${count(rows.length, 'row')} in its .dbf: export the shapefile again`;
  throw new DecodeFault(file, '', 'shapefile-broken', message);
}

/** A shape without its box, which is in the coordinates of the file. */
function shapeOf(geometry: Geometry | null): Geometry | null {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return null;
  const { type, coordinates } = geometry;
  return { type, coordinates } as Geometry;
}

function ringsOf(geometry: Geometry | null): number {
  if (geometry?.type === 'Polygon') return geometry.coordinates.length;
  if (geometry?.type !== 'MultiPolygon') return 0;
  return geometry.coordinates.reduce((sum, polygon) => sum + polygon.length, 0);
}
