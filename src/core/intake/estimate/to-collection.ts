import { Clipper, ClipType, FillRule, type Path64, type PolyPath64, PolyTree64 } from 'clipper2-ts';
import type { FeatureCollection, MultiPolygon, Position } from 'geojson';
import type { LocalProjection } from './local-projection.ts';
import { difference, type Region, union } from './plane.ts';
import type { Zones } from './zones-on.ts';

/** Steps of a degree that coordinates are rounded to: five decimals, about a metre. */
const STEPS = 1e5;

/** Outlines are drawn in steps of this many: an estimate knows nothing finer, and edges that nearly meet do meet. */
const COARSE_STEPS = 50;

/** Islets and holes smaller than this mean nothing in an estimate. */
const SLIVER_KM2 = 1;

/** The zones of one date, as RFC 7946 has it. */
export type ZoneCollection = FeatureCollection<MultiPolygon, { zone: string }>;

/**
 * Zones as a FeatureCollection with a feature for each zone that has land. Zones that meet share their corners to the
 * letter; exterior rings run counter-clockwise; rings begin at their south-westernmost corner and polygons are in the order
 * of those, so that what stays the same from date to date is written the same.
 */
export function toCollection(
  zones: Zones,
  actor: string,
  projection: LocalProjection,
): ZoneCollection {
  const control = toGrid(zones.control, projection);
  const contested = toGrid(zones.contested, projection);
  const extent = toGrid(zones.extent, projection);
  const shapes: [string, Region][] = [
    ['control', difference(control, contested)],
    ['contested', contested],
    ['influence', difference(extent, union(control, contested))],
  ];
  return {
    type: 'FeatureCollection',
    features: shapes
      .map(([status, region]) => ({ zone: `${actor}/${status}`, polygons: toPolygons(region) }))
      .filter(({ polygons }) => polygons.length > 0)
      .map(({ zone, polygons }) => ({
        type: 'Feature',
        properties: { zone },
        geometry: { type: 'MultiPolygon', coordinates: polygons },
      })),
  };
}

function toGrid(region: Region, projection: LocalProjection): Region {
  return region.map((path) =>
    path.map(({ x, y }) => {
      const [lon, lat] = projection.toDegrees(x, y);
      return { x: snap(lon), y: snap(lat) };
    }),
  );
}

function snap(degrees: number): number {
  return Math.round((degrees * STEPS) / COARSE_STEPS) * COARSE_STEPS;
}

/** Area of a closed path on the grid, in km², exact enough to tell a sliver. */
function areaKm2(path: Path64): number {
  const kmPerStep = 111.2 / STEPS;
  const shrink = Math.cos(((path[0]!.y / STEPS) * Math.PI) / 180);
  return Math.abs(Clipper.area(path)) * kmPerStep * kmPerStep * shrink;
}

/** Rings nested into polygons: holes belong to the ring around them. */
function toPolygons(region: Region): Position[][][] {
  const clean = union(region)
    .flatMap(loopsOf)
    .filter((path) => areaKm2(path) >= SLIVER_KM2);
  const tree = new PolyTree64();
  Clipper.booleanOpWithPolyTree(ClipType.Union, clean, null, tree, FillRule.NonZero);
  const polygons: Position[][][] = [];
  const visit = (parent: PolyPath64) => {
    for (let i = 0; i < parent.count; i++) {
      const exterior = parent.child(i);
      const holes = Array.from({ length: exterior.count }, (_, k) => exterior.child(k));
      polygons.push([
        toRing(exterior.polygon!),
        ...holes.map((hole) => toRing(hole.polygon!)).sort(byFirst),
      ]);
      for (const hole of holes) visit(hole);
    }
  };
  visit(tree);
  return polygons.sort((a, b) => byFirst(a[0]!, b[0]!));
}

/** A path that touches itself in corners, taken apart there. */
function loopsOf(path: Path64): Path64[] {
  const loops: Path64[] = [];
  const walked: Path64 = [];
  const places = new Map<string, number>();
  for (const point of path) {
    const key = `${point.x} ${point.y}`;
    const before = places.get(key);
    if (before !== undefined) {
      const loop = walked.splice(before);
      for (const { x, y } of loop) places.delete(`${x} ${y}`);
      loops.push(loop);
    }
    places.set(key, walked.length);
    walked.push(point);
  }
  return [...loops, walked];
}

function toRing(path: Path64): Position[] {
  let first = 0;
  path.forEach((point, i) => {
    const least = path[first]!;
    if (point.x < least.x || (point.x === least.x && point.y < least.y)) first = i;
  });
  const ordered = [...path.slice(first), ...path.slice(0, first + 1)];
  return ordered.map(({ x, y }) => [x / STEPS, y / STEPS]);
}

function byFirst(a: Position[], b: Position[]): number {
  return a[0]![0]! - b[0]![0]! || a[0]![1]! - b[0]![1]!;
}
