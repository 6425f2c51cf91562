import fc from 'fast-check';
import { expect, test } from 'vitest';
import { multiPolygonAreaKm2 } from '../../../../src/core/geometry/ellipsoid-area.ts';
import { changes } from '../../../../src/core/topology/changes.ts';
import { weave } from '../../../../src/core/topology/weave.ts';

/** Chessboards of whole degrees: borders lie along one another, and begin and end within one another, as seldom else. */
const SIDE = 4;
const boxes = fc.array(
  fc
    .tuple(fc.nat(SIDE - 1), fc.nat(SIDE - 1), fc.nat(SIDE - 1), fc.nat(SIDE - 1))
    .map(([x1, y1, x2, y2]) => ({
      west: Math.min(x1, x2),
      south: Math.min(y1, y2),
      east: Math.max(x1, x2) + 1,
      north: Math.max(y1, y2) + 1,
    })),
  { maxLength: 3 },
);
type Box = { west: number; south: number; east: number; north: number };

const series = {
  title: 'cells',
  language: 'en',
  actors: [{ id: 'a', name: { en: 'A' }, color: '#c8102e' }],
  zones: [{ id: 'a/control', actor: 'a', status: 'control' as const }],
  snapshots: [0, 1].map((from) => ({ from, to: null, precision: 'day' as const })),
  maxCarryDays: null,
  sources: [],
};

test('gain, loss and held of any two sets of boxes are the areas of their cells', () => {
  fc.assert(
    fc.property(boxes, boxes, (from, to) => {
      const topology = weave({
        series,
        extent: [0, 0, SIDE, SIDE],
        snapshots: [from, to].map((set) => new Map([['a/control', set.map(outline)]])),
      });
      const [before, after] = [cellsOf(from), cellsOf(to)];
      const [change] = changes(topology, 0, 1);
      expect(change!.gainKm2).toBeCloseTo(areaOf(after.filter((c) => !before.includes(c))), 3);
      expect(change!.lossKm2).toBeCloseTo(areaOf(before.filter((c) => !after.includes(c))), 3);
      expect(change!.heldKm2).toBeCloseTo(areaOf(before.filter((c) => after.includes(c))), 3);
    }),
    { numRuns: 500 },
  );
});

function outline({ west, south, east, north }: Box): [number, number][][] {
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}

function cellsOf(set: readonly Box[]): number[] {
  return Array.from({ length: SIDE * SIDE }, (_, cell) => cell).filter((cell) => {
    const [x, y] = [cell % SIDE, Math.floor(cell / SIDE)];
    return set.some((box) => x >= box.west && x < box.east && y >= box.south && y < box.north);
  });
}

function areaOf(cells: readonly number[]): number {
  return multiPolygonAreaKm2(
    cells.map((cell) => {
      const [west, south] = [cell % SIDE, Math.floor(cell / SIDE)];
      return outline({ west, south, east: west + 1, north: south + 1 });
    }),
  );
}
