import { isInside } from '../geometry/flat-ring.ts';
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

/** A polygon as runs of arcs: exterior first. */
export type ArcPolygon = readonly ArcRing[];

/** Every zone's polygons at a snapshot, in the order of the series' zones; a zone that holds nothing has none. */
export function ringsAt(topology: Topology, snapshot: number): ZonePolygons[] {
  return topology.series.zones.map((_, zone) => ({
    zone,
    polygons: polygonsOf(topology, linkRings(topology, arcsAt(topology, zone, snapshot))).map(
      (polygon) => ({
        key: polygon.map((ring) => ring.join()).join(';'),
        rings: polygon.map((ring) => ringVertices(topology, ring)),
      }),
    ),
  }));
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

/** Sorts rings into polygons: each hole under the smallest exterior ring around it. The order and each ring's first arc are fixed. */
export function polygonsOf(topology: Topology, rings: readonly ArcRing[]): ArcPolygon[] {
  const { doubleArea } = arcIndex(topology);
  const sized = rings.map((ring) => {
    let area = 0;
    for (const arc of ring) area += arc >= 0 ? doubleArea[arc]! : -doubleArea[~arc]!;
    return { ring: startAtLeast(ring), area };
  });
  sized.sort((a, b) => b.area - a.area || a.ring[0]! - b.ring[0]!);
  const exteriors = sized.filter(({ area }) => area > 0);
  const polygons = exteriors.map(({ ring }) => [ring]);
  const holes = sized.filter(({ area }) => area < 0);
  if (holes.length === 0) return polygons;
  const outlines = exteriors.map(({ ring }) => ringVertices(topology, ring));
  for (const { ring } of holes) {
    const [x1, y1, x2, y2] = ringVertices(topology, ring);
    const owner = outlines.findLastIndex((o) => isInside(o, (x1! + x2!) / 2, (y1! + y2!) / 2));
    if (owner < 0) throw new RangeError('a hole lies in no polygon: the topology is broken');
    polygons[owner]!.push(ring);
  }
  return polygons;
}

function startAtLeast(ring: ArcRing): ArcRing {
  let least = 0;
  for (let i = 1; i < ring.length; i++) if (ring[i]! < ring[least]!) least = i;
  return least === 0 ? ring : [...ring.slice(least), ...ring.slice(0, least)];
}
