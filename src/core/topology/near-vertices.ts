import type { VertexIds } from '../geometry/vertex-ids.ts';

/** Two vertices no farther apart than asked, and the square of their distance in grid cells. */
export interface VertexPair {
  readonly a: number;
  readonly b: number;
  readonly square: number;
}

/** Finds vertices of a fixed set within boxes. */
export interface VertexIndex {
  /** Those with west <= x <= east and south <= y <= north, from west to east. */
  within(west: number, south: number, east: number, north: number): number[];
}

export function indexVertices(some: Iterable<number>, ids: VertexIds): VertexIndex {
  const sorted = Int32Array.from(some).sort(ids.compare);
  const xs = sorted.map((id) => ids.x(id));
  const ys = sorted.map((id) => ids.y(id));
  return {
    within(west, south, east, north) {
      let low = 0;
      let high = xs.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (xs[middle]! < west) low = middle + 1;
        else high = middle;
      }
      const found: number[] = [];
      for (let i = low; i < xs.length && xs[i]! <= east; i++)
        if (ys[i]! >= south && ys[i]! <= north) found.push(sorted[i]!);
      return found;
    },
  };
}

/**
 * Pairs one of `as` with one of `bs`, each used once, the nearest first: those at most `tolerance` cells apart in x
 * and in y for which `mayPair` holds. The same pairs in whatever order the vertices come.
 */
export function pairNearest(
  as: Iterable<number>,
  bs: VertexIndex,
  tolerance: number,
  ids: VertexIds,
  mayPair: (a: number, b: number) => boolean,
): VertexPair[] {
  const candidates: VertexPair[] = [];
  for (const a of as) {
    const [x, y] = [ids.x(a), ids.y(a)];
    for (const b of bs.within(x - tolerance, y - tolerance, x + tolerance, y + tolerance)) {
      if (a !== b && mayPair(a, b))
        candidates.push({ a, b, square: (ids.x(b) - x) ** 2 + (ids.y(b) - y) ** 2 });
    }
  }
  candidates.sort((p, q) => p.square - q.square || ids.compare(p.a, q.a) || ids.compare(p.b, q.b));
  const used = new Set<number>();
  return candidates.filter(({ a, b }) => {
    if (used.has(a) || used.has(b)) return false;
    used.add(a).add(b);
    return true;
  });
}
