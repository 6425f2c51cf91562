import { Clipper, EndType, FillRule, JoinType, type Path64, type Paths64 } from 'clipper2-ts';

/** Regions of the plane as closed integer paths, in metres: exteriors counter-clockwise, holes clockwise. */
export type Region = Paths64;

/** Greatest distance in metres of a drawn arc from the true one. */
const ARC_TOLERANCE_M = 60;

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
  return Clipper.inflatePaths(region, metres, JoinType.Round, EndType.Polygon, 2, ARC_TOLERANCE_M);
}

/** The region with bays narrower than twice `metres` filled (a morphological closing). */
export const fillBays = (region: Region, metres: number): Region =>
  grow(grow(region, metres), -metres);

/** The region without what is narrower than twice `metres`, its corners rounded (a morphological opening). */
export const roundCorners = (region: Region, metres: number): Region =>
  grow(grow(region, -metres), metres);

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
