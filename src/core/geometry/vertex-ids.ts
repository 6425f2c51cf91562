import { createPairIds } from './pair-ids.ts';

/** Numbers for grid vertices, from 0 in the order in which they are first met. */
export interface VertexIds {
  readonly size: number;
  idOf(x: number, y: number): number;
  x(id: number): number;
  y(id: number): number;
  /** Negative when `a` lies west of `b`, or due south of it: an order that does not hang on the numbers. */
  compare(a: number, b: number): number;
}

export function createVertexIds(): VertexIds {
  const pairs = createPairIds();
  const { of: idOf, first: x, second: y } = pairs;
  return {
    get size() {
      return pairs.size;
    },
    idOf,
    x,
    y,
    compare: (a, b) => x(a) - x(b) || y(a) - y(b),
  };
}
