import {
  type Direction,
  degreesInKm,
  directionOf,
  edgeLengthKm,
} from '../geometry/ellipsoid-length.ts';
import { isInside } from '../geometry/flat-ring.ts';
import type { Bbox, Localized } from '../series/series.ts';
import { toDegrees, toPolygons } from '../topology/change-regions.ts';
import { changedRings, ringsAreaKm2 } from '../topology/changes.ts';
import { lonLats } from '../topology/region-areas.ts';
import type { Topology } from '../topology/topology.ts';

/** A place of a gazetteer, as near as figures look. */
export interface NamedPlace {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  /** 1 is the most important */
  readonly rank: number;
  readonly names: Localized;
}

/** A connected piece of ground that a zone gained or lost. */
export interface ChangedPlace {
  /** index into `series.zones` */
  readonly zone: number;
  readonly change: 'gain' | 'loss';
  readonly areaKm2: number;
  /** [lon, lat] inside of it */
  readonly point: readonly [number, number];
  readonly bbox: Bbox;
  /** its outline: GeoJSON Polygon coordinates */
  readonly polygon: readonly (readonly [number, number][])[];
  /** the most important place inside of it, else the one nearest to `point`; null without a gazetteer */
  readonly nearest: {
    readonly place: NamedPlace;
    /** from the place to `point`; 0 when the place lies inside */
    readonly distanceKm: number;
    /** as seen from the place; null when it lies inside */
    readonly direction: Direction | null;
  } | null;
}

/** The pieces of ground gained and lost between snapshots `a` and `b`, largest first, those under `leastKm2` left out. */
export function changedPlaces(
  topology: Topology,
  a: number,
  b: number,
  places: readonly NamedPlace[],
  { leastKm2 = 0.01, most = Number.POSITIVE_INFINITY } = {},
): ChangedPlace[] {
  const pieces = changedRings(topology, a, b).flatMap(({ zone, gain, loss }) =>
    (['gain', 'loss'] as const).flatMap((change) =>
      toPolygons(change === 'gain' ? gain : loss).map((rings) => ({
        zone,
        change,
        rings,
        areaKm2: ringsAreaKm2(topology, rings),
      })),
    ),
  );
  return pieces
    .filter(({ areaKm2 }) => areaKm2 >= leastKm2)
    .sort((p, q) => q.areaKm2 - p.areaKm2)
    .slice(0, most)
    .map(({ zone, change, rings, areaKm2 }) => {
      const flat = rings.map((ring) => lonLats(topology, ring));
      const point = pointInside(flat);
      return {
        zone,
        change,
        areaKm2,
        point,
        bbox: boxOf(flat[0]!),
        polygon: rings.map((ring) => toDegrees(topology, ring)),
        nearest: nearest(places, flat, point),
      };
    });
}

/** Parallels looked along for a point inside, as shares of the height: the middle is taken where others are no wider. */
const PARALLELS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];

/** The middle of the widest stretch inside a polygon along some of its parallels; [lon, lat]. */
function pointInside(rings: readonly ArrayLike<number>[]): [number, number] {
  const [west, south, , north] = boxOf(rings[0]!);
  let best: { width: number; point: [number, number] } = { width: -1, point: [west, south] };
  for (const share of PARALLELS) {
    const lat = south + share * (north - south);
    const lons = rings.flatMap((ring) => crossings(ring, lat)).sort((x, y) => x - y);
    for (let i = 1; i < lons.length; i += 2) {
      const width = lons[i]! - lons[i - 1]!;
      if (width > best.width * (1 + 1e-9))
        best = { width, point: [(lons[i]! + lons[i - 1]!) / 2, lat] };
    }
  }
  return best.point;
}

function crossings(ring: ArrayLike<number>, lat: number): number[] {
  const found: number[] = [];
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [y1, y2] = [ring[j + 1]!, ring[i + 1]!];
    if (y1 > lat !== y2 > lat)
      found.push(ring[j]! + ((lat - y1) / (y2 - y1)) * (ring[i]! - ring[j]!));
  }
  return found;
}

function boxOf(ring: ArrayLike<number>): Bbox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    west = Math.min(west, ring[i]!);
    south = Math.min(south, ring[i + 1]!);
    east = Math.max(east, ring[i]!);
    north = Math.max(north, ring[i + 1]!);
  }
  return [west, south, east, north];
}

function nearest(
  places: readonly NamedPlace[],
  rings: readonly ArrayLike<number>[],
  [lon, lat]: readonly [number, number],
): ChangedPlace['nearest'] {
  const inside = places
    .filter(
      (place) => rings.filter((ring) => isInside(ring, place.lon, place.lat)).length % 2 === 1,
    )
    .sort((p, q) => p.rank - q.rank)[0];
  if (inside) return { place: inside, distanceKm: 0, direction: null };
  return nearestPlace(places, lon, lat);
}

/** A place near a point, how far the point is from it, and in which direction as seen from it; null without places. */
export function nearestPlace(
  places: readonly NamedPlace[],
  lon: number,
  lat: number,
): ChangedPlace['nearest'] {
  const { lonKm, latKm } = degreesInKm(lat);
  let [found, least] = [places[0], Infinity];
  for (const place of places) {
    const distance = Math.hypot((place.lon - lon) * lonKm, (place.lat - lat) * latKm);
    if (distance < least) [found, least] = [place, distance];
  }
  return found
    ? {
        place: found,
        distanceKm: edgeLengthKm(found.lon, found.lat, lon, lat),
        direction: directionOf(found.lon, found.lat, lon, lat),
      }
    : null;
}
