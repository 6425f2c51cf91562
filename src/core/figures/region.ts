import { feature } from 'topojson-client';
import type { GeometryCollection, Topology as TopoJson } from 'topojson-specification';
import { type AreaWithin, createAreaWithin } from '../geometry/area-within.ts';
import { edgeAreaKm2 } from '../geometry/ellipsoid-area.ts';
import { doubleArea } from '../geometry/flat-ring.ts';
import type { Localized } from '../series/series.ts';
import type { MultiPolygon } from '../topology/dissolve.ts';

/** A part of the map that figures are summed by: a province, or an area of the series' own. Regions of one list do not overlap. */
export interface Region {
  /** ISO 3166-2 for provinces */
  readonly id: string;
  readonly name: Localized;
  /** its ground */
  readonly area: AreaWithin;
  readonly areaKm2: number;
}

/** A region of GeoJSON MultiPolygon coordinates, whichever way their rings wind. */
export function createRegion(id: string, name: Localized, polygons: MultiPolygon): Region {
  const rings = polygons.flatMap((polygon) =>
    polygon.map((ring, i) => {
      const flat = ring.slice(0, -1).flatMap((position) => [position[0]!, position[1]!]);
      return doubleArea(flat) < 0 === i > 0 ? flat : turned(flat);
    }),
  );
  return { id, name, area: createAreaWithin(rings), areaKm2: ringsAreaKm2(rings) };
}

/** The provinces of a basemap pack (`objects.provinces`); none where it has none. */
export function provincesOf(pack: TopoJson | null): Region[] {
  const provinces = pack?.objects.provinces;
  if (!pack || provinces?.type !== 'GeometryCollection') return [];
  const { features } = feature(pack, provinces as GeometryCollection<{ name: Localized }>);
  return features.flatMap(({ id, properties, geometry }) =>
    regionOf(id, properties.name, geometry),
  );
}

/** The polygons of a GeoJSON collection as regions: by `id` of the feature or its properties, and `name`; others are left out. */
export function regionsOf({ features }: GeoJSON.FeatureCollection): Region[] {
  return features.flatMap(({ id, properties, geometry }) => {
    const key = id ?? properties?.id;
    const name = properties?.name ?? String(key);
    return regionOf(key, typeof name === 'string' ? { en: name } : name, geometry);
  });
}

function regionOf(
  id: string | number | undefined,
  name: Localized,
  geometry: GeoJSON.Geometry,
): Region[] {
  if (id === undefined) return [];
  if (geometry.type === 'Polygon') return [createRegion(String(id), name, [geometry.coordinates])];
  if (geometry.type !== 'MultiPolygon') return [];
  return [createRegion(String(id), name, geometry.coordinates)];
}

function ringsAreaKm2(rings: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
      sum += edgeAreaKm2(ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!);
  return sum;
}

function turned(flat: readonly number[]): number[] {
  return flat.map((_, i) => flat[flat.length - 2 - i + 2 * (i % 2)]!);
}
