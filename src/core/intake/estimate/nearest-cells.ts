import type { Path64 } from 'clipper2-ts';
import { Delaunay } from 'd3';

/**
 * The land nearer to each point than to any other (Voronoi cells), in the order of the points, within `bounds`
 * ([left, bottom, right, top], metres). Neighbouring cells meet in the very same integer corners.
 */
export function nearestCells(
  points: readonly [x: number, y: number][],
  bounds: [number, number, number, number],
): Path64[] {
  const voronoi = Delaunay.from(points).voronoi(bounds);
  return points.map((_, i) =>
    voronoi
      .cellPolygon(i)
      .slice(0, -1)
      .map(([x, y]) => ({ x: Math.round(x), y: Math.round(y) })),
  );
}
