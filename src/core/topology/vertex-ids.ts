/** Above any grid coordinate and any vertex number, and small enough that two of them pack under 2^53. */
export const PACK = 2 ** 26;

/** Numbers for grid vertices, from 0 in the order in which they are first met. */
export interface VertexIds {
  /** x0, y0, x1, y1, … by number */
  readonly vertices: number[];
  idOf(x: number, y: number): number;
  at(id: number): [x: number, y: number];
  /** Negative when `a` lies west of `b`, or due south of it: an order that does not hang on the numbers. */
  compare(a: number, b: number): number;
}

export function createVertexIds(): VertexIds {
  const vertices: number[] = [];
  const ids = new Map<number, number>();
  return {
    vertices,
    idOf(x, y) {
      const key = x * PACK + y;
      let id = ids.get(key);
      if (id === undefined) {
        id = vertices.length / 2;
        ids.set(key, id);
        vertices.push(x, y);
      }
      return id;
    },
    at: (id) => [vertices[2 * id]!, vertices[2 * id + 1]!],
    compare: (a, b) =>
      vertices[2 * a]! - vertices[2 * b]! || vertices[2 * a + 1]! - vertices[2 * b + 1]!,
  };
}
