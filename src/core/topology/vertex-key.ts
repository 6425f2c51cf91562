/** Above any grid coordinate and any vertex number, and small enough that two of them pack under 2^53. */
export const PACK = 2 ** 26;

/** A grid vertex as one number. */
export function vertexKey(x: number, y: number): number {
  return x * PACK + y;
}

/** The grid coordinates of a `vertexKey`. */
export function toVertex(key: number): [x: number, y: number] {
  const x = Math.floor(key / PACK);
  return [x, key - x * PACK];
}
