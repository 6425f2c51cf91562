import { expect, test } from 'vitest';
import { CHECK_LIMITS } from '../../../../../src/core/intake/checks/check-limits.ts';
import { type Held, toHeld } from '../../../../../src/core/intake/checks/held.ts';
import { lostEnclaves } from '../../../../../src/core/intake/checks/lost-enclaves.ts';
import type { Polygons } from '../../../../../src/core/intake/geojson/read-geometry.ts';

const ZONE = 'isis/control';
type Ring = [number, number][];

const around = square(40, 35, 2);
const hole = square(40.8, 35.8, 0.4).reverse();

test('a hole that is gone is told, wherever its filling comes from', () => {
  expect(codes([[around, hole]], [[around]])).toEqual(['lost-enclave']);
  expect(codes([[around, hole]], [[around, hole], [hole.toReversed()]])).toEqual(['lost-enclave']);
  const [west, east] = [square(40.8, 35.8, 0.2, 0.4), square(41, 35.8, 0.2, 0.4)];
  expect(codes([[around, hole]], [[around, hole], [west], [east]])).toEqual(['lost-enclave']);
});

test('a hole that shrinks, moves, is another by a vertex or has an island is not', () => {
  const moved = hole.map(([x, y]) => [x + 0.05, y] as [number, number]);
  const redrawn = [...hole.slice(0, 1), [40.9, 35.81] as [number, number], ...hole.slice(1)];
  for (const later of [square(40.8, 35.8, 0.3).reverse(), moved, redrawn, hole])
    expect(codes([[around, hole]], [[widened(around), later]])).toEqual([]);
  expect(codes([[around, hole]], [[around, hole], [square(40.9, 35.9, 0.1)]])).toEqual([]);
});

test('a hole filled already is not told again', () => {
  const filled = [[around, hole], [hole.toReversed()]];
  expect(codes(filled, [...filled, [square(50, 35, 0.35)]])).toEqual([]);
  expect(codes(filled, [...filled, [square(50, 35, 0.4)]])).toEqual([]);
});

function codes(before: Polygons, now: Polygons): string[] {
  const first = held(before, 17000, null);
  return lostEnclaves(first, held(now, 17001, first), [ZONE], CHECK_LIMITS).map(({ code }) => code);
}

function held(polygons: Polygons, from: number, before: Held | null): Held {
  const snapshot = { from, to: null, precision: 'day' as const };
  return toHeld('a.geojson', snapshot, [{ zone: ZONE, properties: {}, polygons }], before);
}

/** Counter-clockwise and closed, from its south-western corner. */
function square(x: number, y: number, width: number, height = width): Ring {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ];
}

/** Another ring about the same. */
function widened(ring: Ring): Ring {
  return ring.map(([x, y]) => [x + (x > 41 ? 0.1 : 0), y]);
}
