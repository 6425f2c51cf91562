import initGeos from 'geos-wasm';
import { geojsonToGeosGeom, geosGeomToGeojson } from 'geos-wasm/helpers';

type Coordinates = readonly (readonly (readonly (readonly number[])[])[])[];
type Operation = 'GEOSIntersection' | 'GEOSDifference';

/** An overlay engine of other descent than the product's (GEOS), in double precision. */
export interface Overlay {
  /** A geometry to lay over others; raw files hold rings that touch themselves, which GEOS puts right first. */
  load(polygons: Coordinates): number;
  free(geometry: number): void;
  /** MultiPolygon coordinates of what two have in common, or of the first without the second. */
  intersection(a: number, b: number): number[][][][];
  difference(a: number, b: number): number[][][][];
}

export async function createOverlay(): Promise<Overlay> {
  const geos = await initGeos();
  const run = (operation: Operation, a: number, b: number): number[][][][] => {
    const result = geos[operation](a, b);
    if (result === 0) throw new Error(`${operation} failed`);
    const geometry = geosGeomToGeojson(result, geos) as GeoJSON.Geometry;
    geos.GEOSGeom_destroy(result);
    return polygonsOf(geometry);
  };
  return {
    load(polygons) {
      const raw = geojsonToGeosGeom({ type: 'MultiPolygon', coordinates: polygons }, geos);
      if (geos.GEOSisValid(raw) === 1) return raw;
      const valid = geos.GEOSMakeValid(raw);
      geos.GEOSGeom_destroy(raw);
      return valid;
    },
    free: (geometry) => geos.GEOSGeom_destroy(geometry),
    intersection: (a, b) => run('GEOSIntersection', a, b),
    difference: (a, b) => run('GEOSDifference', a, b),
  };
}

function polygonsOf(geometry: GeoJSON.Geometry): number[][][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(polygonsOf) : [];
}
