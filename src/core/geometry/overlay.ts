import { Clipper, FillRule, type Path64, type Paths64 } from 'clipper2-ts';
import { cancelOpposed } from './cancel-opposed.ts';

/**
 * The regions where the winding number of closed integer paths is positive, or negative, or not zero.
 * Paths may cross, touch, overlap and wind any number of times. The rings that come back are simple,
 * their interiors on the left, and holes wind clockwise. Engine: clipper2-ts, which loses regions, or never ends,
 * where an edge runs back along another: those are cancelled before.
 */
export function windingRegions(
  rings: Iterable<ArrayLike<number>>,
  where: 'positive' | 'negative' | 'nonzero',
  scale = 1,
): number[][] {
  const paths: Paths64 = [];
  for (const ring of cancelOpposed(rings)) {
    const path: Path64 = [];
    for (let i = 0; i < ring.length; i += 2)
      path.push({ x: ring[i]! * scale, y: ring[i + 1]! * scale });
    paths.push(path);
  }
  const rule = {
    positive: FillRule.Positive,
    negative: FillRule.Negative,
    nonzero: FillRule.NonZero,
  };
  return Clipper.union(paths, rule[where]).map((path) => {
    const ring: number[] = [];
    for (const point of path) ring.push(point.x / scale, point.y / scale);
    return ring;
  });
}
