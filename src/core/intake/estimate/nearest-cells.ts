import type { Path64 } from 'clipper2-ts';
import { Delaunay } from 'd3';

/** What lies nearest to each of some points. */
export interface NearestCells {
  /** the land nearer to each point than to any other (Voronoi cells), in the order of the points */
  readonly cells: readonly Path64[];
  /** pairs of points whose cells meet (the edges of the Delaunay triangulation) */
  readonly neighbours: readonly (readonly [a: number, b: number])[];
}

/**
 * Divides the plane within `bounds` ([left, bottom, right, top], metres) among points, no two of them the same.
 * Neighbouring cells meet in the very same integer corners.
 */
export function nearestCells(
  points: readonly [x: number, y: number][],
  bounds: [number, number, number, number],
): NearestCells {
  const delaunay = Delaunay.from(points);
  const voronoi = delaunay.voronoi(bounds);
  return {
    cells: points.map((_, i) =>
      voronoi
        .cellPolygon(i)
        .slice(0, -1)
        .map(([x, y]) => ({ x: Math.round(x), y: Math.round(y) })),
    ),
    neighbours: points.flatMap((_, i) =>
      [...delaunay.neighbors(i)].filter((k) => k > i).map((k) => [i, k] as const),
    ),
  };
}
