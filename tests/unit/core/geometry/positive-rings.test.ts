import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgesMeet } from '../../../../src/core/geometry/edges-meet.ts';
import { positiveRings } from '../../../../src/core/geometry/positive-rings.ts';

type Ring = number[];

const coordinate = fc.integer({ min: 0, max: 12 });
const rings = fc.array(
  fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 7 }).map((p) => p.flat()),
  { minLength: 1, maxLength: 8 },
);
/** Boxes of whole cells, some wound the other way. */
const boxes = fc.array(
  fc
    .tuple(coordinate, coordinate, fc.nat(5), fc.nat(5), fc.boolean())
    .map(([x, y, width, height, turned]) => {
      const [e, n] = [x + width + 1, y + height + 1];
      return turned ? [x, y, x, n, e, n, e, y] : [x, y, e, y, e, n, x, n];
    }),
  { minLength: 1, maxLength: 10 },
);

const typed = (all: readonly Ring[]) => all.map((ring) => Int32Array.from(ring));

function edgesOf(all: readonly ArrayLike<number>[]): [number, number, number, number][] {
  return all.flatMap((ring) =>
    Array.from({ length: ring.length / 2 }, (_, i): [number, number, number, number] => {
      const j = (i + 1) % (ring.length / 2);
      return [ring[2 * i]!, ring[2 * i + 1]!, ring[2 * j]!, ring[2 * j + 1]!];
    }),
  );
}

/** How often rings wind round a point that lies on none. */
function winding(all: readonly ArrayLike<number>[], x: number, y: number): number {
  let sum = 0;
  for (const [x1, y1, x2, y2] of edgesOf(all)) {
    if (y1 > y === y2 > y) continue;
    if (x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) > x) sum += y2 > y1 ? 1 : -1;
  }
  return sum;
}

/** Distance of a point from the nearest edge. */
function away(all: readonly ArrayLike<number>[], x: number, y: number): number {
  return Math.min(
    ...edgesOf(all).map(([x1, y1, x2, y2]) => {
      const [dx, dy] = [x2 - x1, y2 - y1];
      const t = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1);
      const at = Math.min(1, Math.max(0, t));
      return Math.hypot(x - x1 - at * dx, y - y1 - at * dy);
    }),
  );
}

describe('regions of positive winding', () => {
  test('meet in vertices alone, whatever rings they came of', () => {
    fc.assert(
      fc.property(rings, (given) => {
        const edges = edgesOf(positiveRings(typed(given)));
        edges.forEach((e, i) => {
          for (const f of edges.slice(0, i)) {
            const apart =
              Math.max(e[0], e[2]) < Math.min(f[0], f[2]) ||
              Math.max(f[0], f[2]) < Math.min(e[0], e[2]) ||
              Math.max(e[1], e[3]) < Math.min(f[1], f[3]) ||
              Math.max(f[1], f[3]) < Math.min(e[1], e[3]);
            expect(!apart && edgesMeet(...e, ...f), `${e} and ${f}`).toBe(false);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  test('hold what the rings wind round, but for what lies within a cell of their edges', () => {
    fc.assert(
      fc.property(rings, (given) => {
        const found = positiveRings(typed(given));
        for (let x = 0.25; x < 12; x += 1.5)
          for (let y = 0.25; y < 12; y += 1.5)
            if (away(given, x, y) > 1)
              expect(winding(found, x, y)).toBe(winding(given, x, y) > 0 ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });

  test('of boxes are the cells they wind round, exactly', () => {
    fc.assert(
      fc.property(boxes, (given) => {
        const found = positiveRings(typed(given));
        for (let x = 0.5; x < 19; x++)
          for (let y = 0.5; y < 19; y++)
            expect(winding(found, x, y)).toBe(winding(given, x, y) > 0 ? 1 : 0);
      }),
      { numRuns: 100 },
    );
  });

  test('pass no vertex twice in a ring, and come in one order', () => {
    fc.assert(
      fc.property(rings, fc.nat(), (given, turn) => {
        const found = positiveRings(typed(given));
        for (const ring of found) {
          const vertices = Array.from({ length: ring.length / 2 }, (_, i) =>
            ring.slice(2 * i, 2 * i + 2).join(),
          );
          expect(new Set(vertices).size).toBe(vertices.length);
        }
        const again = given.map((ring) => {
          const by = 2 * (turn % (ring.length / 2));
          return [...ring.slice(by), ...ring.slice(0, by)];
        });
        expect(positiveRings(typed(again.reverse()))).toEqual(found);
        expect(positiveRings(found)).toEqual(found);
      }),
      { numRuns: 200 },
    );
  });

  test('an edge is led through a vertex it passes within half a cell of only where edges meet', () => {
    const wide = [0, 0, 100, 1, 100, 50, 0, 50];
    const near = [50, -10, 60, -10, 50, 0];
    expect(positiveRings(typed([wide, near]))).toEqual(
      typed([wide, near]).sort((a, b) => a[0]! - b[0]!),
    );
    const crossing = [50, -10, 60, -10, 50, 10];
    expect(positiveRings(typed([wide, crossing]))).toHaveLength(1);
  });
});
