import type { TurningPoint } from '../../core/figures/turning-points.ts';

/** Half a mark's width, its height, and the least between two, in pixels. */
const HALF = 4;
const HEIGHT = 6;
const BETWEEN = 10;

/**
 * One path of small triangles that point down to the track at the largest changes. Of marks that would touch, the
 * larger change keeps its own. `points`: most first; `x`: pixels of a snapshot; `top`: of the track.
 */
export function turningMarks(
  points: readonly Pick<TurningPoint, 'snapshot'>[],
  x: (snapshot: number) => number,
  top: number,
): string {
  const taken: number[] = [];
  let d = '';
  for (const { snapshot } of points) {
    const at = Math.round(x(snapshot) * 10) / 10;
    if (taken.some((other) => Math.abs(other - at) < BETWEEN)) continue;
    taken.push(at);
    d += `M${at},${top + 1}l${-HALF},${-HEIGHT}h${2 * HALF}z`;
  }
  return d;
}
