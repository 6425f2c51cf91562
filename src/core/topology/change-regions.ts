import type { FeatureCollection, MultiPolygon } from 'geojson';
import { nestRings, toNested } from '../geometry/nest-rings.ts';
import { windingRegions } from '../geometry/overlay.ts';
import { changedRings } from './changes.ts';
import { ringsAt } from './rings-at.ts';
import { GRID_PER_DEGREE, type Topology } from './topology.ts';

export interface ChangeProperties {
  readonly zone: string;
  readonly change: 'gain' | 'loss' | 'held';
}

/** Where each zone gained, lost and held ground between snapshots `a` and `b`, as GeoJSON; what is empty is left out. */
export function changeRegions(
  topology: Topology,
  a: number,
  b: number,
): FeatureCollection<MultiPolygon, ChangeProperties> {
  const [before, after] = [ringsAt(topology, a), ringsAt(topology, b)];
  const features = changedRings(topology, a, b).flatMap(({ zone, gain, loss }) => {
    const held = inBoth(topology, before[zone]!.polygons, after[zone]!.polygons);
    const regions = { gain, loss, held };
    return (['gain', 'loss', 'held'] as const)
      .filter((change) => regions[change].length > 0)
      .map((change) => ({
        type: 'Feature' as const,
        properties: { zone: topology.series.zones[zone]!.id, change },
        geometry: {
          type: 'MultiPolygon' as const,
          coordinates: toPolygons(regions[change]).map((polygon) =>
            polygon.map((ring) => toDegrees(topology, ring)),
          ),
        },
      }));
  });
  return { type: 'FeatureCollection', features };
}

type Polygons = readonly { readonly rings: readonly ArrayLike<number>[] }[];

/** Where both wind: with the whole grid wound once the other way round, only there more than once is still positive. */
function inBoth({ extent }: Topology, a: Polygons, b: Polygons): number[][] {
  const width = (extent[2] - extent[0]) * GRID_PER_DEGREE;
  const height = (extent[3] - extent[1]) * GRID_PER_DEGREE;
  const frame = [0, 0, 0, height, width, height, width, 0];
  const rings = [frame, ...[...a, ...b].flatMap((polygon) => polygon.rings)];
  return windingRegions(rings, 'positive');
}

/** Rings of an overlay as polygons: see `nestRings`. */
export function toPolygons(rings: readonly number[][]): number[][][] {
  return nestRings(rings.map(toNested)).map((polygon) => polygon.map(({ vertices }) => vertices));
}

/** A closed ring of positions in degrees, to a hundredth of a grid cell. */
export function toDegrees({ extent }: Topology, ring: readonly number[]): [number, number][] {
  const out: [number, number][] = [];
  for (let i = 0; i < ring.length; i += 2)
    out.push([
      Math.round((extent[0] + ring[i]! / GRID_PER_DEGREE) * 1e7) / 1e7,
      Math.round((extent[1] + ring[i + 1]! / GRID_PER_DEGREE) * 1e7) / 1e7,
    ]);
  return [...out, out[0]!];
}
