/** A ring as x0, y0, x1, y1, …, not closed by a repeated vertex. */
export type FlatRing = ArrayLike<number>;

/** Twice the signed area in the ring's own units; counter-clockwise (y up) is positive. */
export function doubleArea(ring: FlatRing): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += ring[j]! * ring[i + 1]! - ring[i]! * ring[j + 1]!;
  return sum;
}

/** True when the point lies inside, by the even-odd rule; a point on the ring may fall either way. */
export function isInside(ring: FlatRing, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const y1 = ring[j + 1]!;
    const y2 = ring[i + 1]!;
    if (y1 > y !== y2 > y && x < ring[j]! + ((y - y1) / (y2 - y1)) * (ring[i]! - ring[j]!))
      inside = !inside;
  }
  return inside;
}
