import { nestRings } from '../geometry/nest-rings.ts';
import { linkRings } from './link-rings.ts';
import { type ArcRing, createLinkedRing, type LinkedRing } from './linked-ring.ts';
import { arcsAt } from './standing-arcs.ts';
import { type GridPolygon, type Topology, toLonLat } from './topology.ts';

/** What one zone holds at a snapshot. */
export interface ZonePolygons {
  /** index into `series.zones` */
  readonly zone: number;
  readonly polygons: readonly GridPolygon[];
}

/** Every zone's polygons at a snapshot, in the order of the series' zones; a zone that holds nothing has none. */
export function ringsAt(topology: Topology, snapshot: number): ZonePolygons[] {
  return topology.series.zones.map((_, zone) => ({
    zone,
    polygons: polygonsAt(topology, zone, snapshot).map(toGridPolygon),
  }));
}

/** Its vertices are gathered when first asked for: who keeps what was made of a polygon has no need of them again. */
function toGridPolygon(polygon: readonly LinkedRing[]): GridPolygon {
  let rings: readonly Int32Array[] | undefined;
  return {
    key: polygon.map(({ arcs }) => arcs.join()).join(';'),
    get rings() {
      rings ??= polygon.map(({ vertices }) => vertices);
      return rings;
    },
  };
}

/**
 * A zone's polygons at a snapshot, from large to small, each with its exterior ring first. Where rings begin and in
 * which order they come is fixed. Throws a RangeError for a topology whose borders do not close or lie in one another.
 */
export function polygonsAt(topology: Topology, zone: number, snapshot: number): LinkedRing[][] {
  const rings = linkRings(topology, arcsAt(topology, zone, snapshot))
    .map((arcs) => createLinkedRing(topology, startAtLeast(arcs)))
    .sort((a, b) => a.arcs[0]! - b.arcs[0]!);
  const polygons = nestRings(rings);
  const nested = polygons.reduce((sum, polygon) => sum + polygon.length, 0);
  if (nested < rings.length)
    throw new RangeError('a hole lies in no polygon: the topology is broken');
  return polygons;
}

/** What was held at a snapshot as GeoJSON (RFC 7946): a MultiPolygon Feature for each zone that holds something. */
export function toGeoJson(
  topology: Topology,
  snapshot: number,
): GeoJSON.FeatureCollection<
  GeoJSON.MultiPolygon,
  { zone: string; actor: string; status: string }
> {
  const { zones } = topology.series;
  return {
    type: 'FeatureCollection',
    features: ringsAt(topology, snapshot)
      .filter(({ polygons }) => polygons.length > 0)
      .map(({ zone, polygons }) => ({
        type: 'Feature',
        properties: {
          zone: zones[zone]!.id,
          actor: zones[zone]!.actor,
          status: zones[zone]!.status,
        },
        geometry: { type: 'MultiPolygon', coordinates: toCoordinates(topology, polygons) },
      })),
  };
}

/** Closed rings in degrees of polygons on the grid. */
export function toCoordinates(
  topology: Topology,
  polygons: readonly Pick<GridPolygon, 'rings'>[],
): [number, number][][][] {
  return polygons.map(({ rings }) =>
    rings.map((ring) => {
      const out: [number, number][] = [];
      for (let i = 0; i < ring.length; i += 2)
        out.push(toLonLat(topology.extent, ring[i]!, ring[i + 1]!));
      out.push(out[0]!);
      return out;
    }),
  );
}

function startAtLeast(ring: ArcRing): ArcRing {
  let least = 0;
  for (let i = 1; i < ring.length; i++) if (ring[i]! < ring[least]!) least = i;
  return least === 0 ? ring : [...ring.slice(least), ...ring.slice(0, least)];
}
