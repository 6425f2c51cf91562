import { Clipper, EndType, FillRule, JoinType, type Path64, type Paths64 } from 'clipper2-ts';
import { thin } from './thin.ts';

/** Regions of the plane as closed integer paths, in metres: exteriors counter-clockwise, holes clockwise. */
export type Region = Paths64;

/** Greatest distance in metres of a drawn arc from the true one. */
const ARC_TOLERANCE_M = 100;

export const union = (...regions: Region[]): Region =>
  Clipper.union(regions.flat(), FillRule.NonZero);

/** The land inside the rings of one polygon: holes are out, whichever way they wind. */
export const inside = (rings: Region): Region => Clipper.union(rings, FillRule.EvenOdd);

export const intersection = (a: Region, b: Region): Region =>
  Clipper.intersect(a, b, FillRule.NonZero);

export const difference = (a: Region, b: Region): Region =>
  Clipper.difference(a, b, FillRule.NonZero);

/** The region within `metres` of a region; a negative number takes that much away from its edge. */
export function grow(region: Region, metres: number): Region {
  const grown = Clipper.inflatePaths(
    region,
    metres,
    JoinType.Round,
    EndType.Polygon,
    2,
    ARC_TOLERANCE_M,
  );
  return grown.map((path) => thin(path, ARC_TOLERANCE_M));
}

/** The region with bays narrower than twice `metres` filled (a morphological closing). */
export const fillBays = (region: Region, metres: number): Region =>
  grow(grow(region, metres), -metres);

/** The region without what is narrower than twice `metres`, its corners rounded (a morphological opening). */
export const roundCorners = (region: Region, metres: number): Region =>
  grow(grow(region, -metres), metres);

/** The land within `metres` of a straight line. */
export function strip(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  metres: number,
): Region {
  const line = [
    { x: Math.round(x1), y: Math.round(y1) },
    { x: Math.round(x2), y: Math.round(y2) },
  ];
  return Clipper.inflatePaths([line], metres, JoinType.Round, EndType.Round, 2, ARC_TOLERANCE_M);
}

/** The region with the holes smaller than `areaKm2` filled. */
export const fillHoles = (region: Region, areaKm2: number): Region =>
  region.filter((path) => {
    const signed = Clipper.area(path);
    return signed > 0 || -signed > areaKm2 * 1e6;
  });

/** A disc as a regular polygon within the arc tolerance. */
export function disc(x: number, y: number, radiusM: number): Path64 {
  const corners = Math.ceil(Math.PI / Math.acos(1 - ARC_TOLERANCE_M / radiusM));
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return {
      x: Math.round(x + radiusM * Math.cos(angle)),
      y: Math.round(y + radiusM * Math.sin(angle)),
    };
  });
}
