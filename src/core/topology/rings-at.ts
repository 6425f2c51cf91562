import { nestRings, type SizedRing } from '../geometry/nest-rings.ts';
import { arcIndex } from './arc-index.ts';
import { isAlive } from './lifetimes.ts';
import { type ArcRing, linkRings, ringVertices } from './link-rings.ts';
import { type GridPolygon, type Topology, toLonLat } from './topology.ts';

/** What one zone holds at a snapshot. */
export interface ZonePolygons {
  /** index into `series.zones` */
  readonly zone: number;
  readonly polygons: readonly GridPolygon[];
}

/** A ring as its arcs and as its vertices on the grid. */
export interface LinkedRing extends SizedRing {
  /** from the least, `~i` before `i` */
  readonly arcs: ArcRing;
  readonly vertices: Int32Array;
}

/** Every zone's polygons at a snapshot, in the order of the series' zones; a zone that holds nothing has none. */
export function ringsAt(topology: Topology, snapshot: number): ZonePolygons[] {
  return topology.series.zones.map((_, zone) => ({
    zone,
    polygons: polygonsAt(topology, zone, snapshot).map((polygon) => ({
      key: polygon.map(({ arcs }) => arcs.join()).join(';'),
      rings: polygon.map(({ vertices }) => vertices),
    })),
  }));
}

/**
 * A zone's polygons at a snapshot, from large to small, each with its exterior ring first. Where rings begin and in
 * which order they come is fixed. Throws a RangeError for a topology whose borders do not close or lie in one another.
 */
export function polygonsAt(topology: Topology, zone: number, snapshot: number): LinkedRing[][] {
  const { doubleArea } = arcIndex(topology);
  const rings = linkRings(topology, arcsAt(topology, zone, snapshot)).map((ring) => {
    let area = 0;
    for (const arc of ring) area += arc >= 0 ? doubleArea[arc]! : -doubleArea[~arc]!;
    const arcs = startAtLeast(ring);
    return { arcs, area, vertices: ringVertices(topology, arcs) };
  });
  const polygons = nestRings(rings.sort((a, b) => a.arcs[0]! - b.arcs[0]!));
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

/** The directed arcs of a zone that stand at a snapshot. */
export function arcsAt(topology: Topology, zone: number, snapshot: number): number[] {
  const found: number[] = [];
  for (const border of topology.borders)
    if (border.zone === zone && isAlive(border.lifetimes, snapshot)) found.push(...border.arcs);
  return found;
}

function startAtLeast(ring: ArcRing): ArcRing {
  let least = 0;
  for (let i = 1; i < ring.length; i++) if (ring[i]! < ring[least]!) least = i;
  return least === 0 ? ring : [...ring.slice(least), ...ring.slice(0, least)];
}
