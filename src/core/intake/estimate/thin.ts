import type { Path64 } from 'clipper2-ts';

/**
 * A closed path without the corners that lie within `tolerance` of the line between their neighbours. Corners are
 * dropped where they deviate less than both neighbours, round after round: what is left does not depend on where
 * the path begins, so a change elsewhere on it leaves its far parts alone.
 */
export function thin(path: Path64, tolerance: number): Path64 {
  const limit = tolerance * tolerance;
  let kept = path;
  while (kept.length > 3) {
    const deviations = kept.map((_, i) => deviation(kept, i));
    const next = kept.filter((_, i) => {
      const here = deviations[i]!;
      return here > limit || !isLeast(kept, deviations, i);
    });
    if (next.length === kept.length || next.length < 3) break;
    kept = next;
  }
  return kept;
}

/** Squared distance of a corner from the line through its neighbours. */
function deviation(path: Path64, i: number): number {
  const { x, y } = path[i]!;
  const before = path.at(i - 1)!;
  const after = path[(i + 1) % path.length]!;
  const [dx, dy] = [after.x - before.x, after.y - before.y];
  const length = dx * dx + dy * dy;
  const cross = dx * (y - before.y) - dy * (x - before.x);
  return length === 0 ? 0 : (cross * cross) / length;
}

/** True when a corner deviates less than both neighbours; ties go to the corner farther south, then west. */
function isLeast(path: Path64, deviations: readonly number[], i: number): boolean {
  return [i - 1, i + 1].every((k) => {
    const other = (k + path.length) % path.length;
    const [a, b] = [deviations[i]!, deviations[other]!];
    if (a !== b) return a < b;
    const [p, q] = [path[i]!, path[other]!];
    return p.y !== q.y ? p.y < q.y : p.x < q.x;
  });
}
