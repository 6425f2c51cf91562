import { describe, expect, test } from 'vitest';
import {
  coverageAt,
  gaps,
  nextSnapshot,
  previousSnapshot,
} from '../../../../src/core/series/coverage.ts';

const points = {
  snapshots: [
    { from: 10, to: null },
    { from: 12, to: null },
    { from: 30, to: null },
  ],
  maxCarryDays: 5,
};
const intervals = {
  snapshots: [
    { from: 10, to: 20 },
    { from: 40, to: 50 },
  ],
  maxCarryDays: 3,
};

describe('coverage', () => {
  test('a map of one date is carried so many days and no more', () => {
    expect(coverageAt(points, 9)).toBeNull();
    expect(coverageAt(points, 10)).toEqual({ index: 0, from: 10, attested: true, ageDays: 0 });
    expect(coverageAt(points, 17)).toEqual({ index: 1, from: 12, attested: false, ageDays: 5 });
    expect(coverageAt(points, 18)).toBeNull();
  });

  test('an interval is attested to its end and carried from there', () => {
    expect(coverageAt(intervals, 19)).toMatchObject({ index: 0, attested: true, ageDays: 0 });
    expect(coverageAt(intervals, 20)).toMatchObject({ index: 0, attested: false, ageDays: 1 });
    expect(coverageAt(intervals, 22)).toMatchObject({ index: 0, ageDays: 3 });
    expect(coverageAt(intervals, 23)).toBeNull();
  });

  test('without a limit the last map stands', () => {
    expect(coverageAt({ ...points, maxCarryDays: null }, 1e6)).toMatchObject({ index: 2 });
  });

  test('gaps are the days no map covers', () => {
    expect(gaps(points, 40)).toEqual([
      { from: 18, to: 30 },
      { from: 36, to: 40 },
    ]);
    expect(gaps(intervals, 51)).toEqual([{ from: 23, to: 40 }]);
    for (let day = 10; day < 40; day++) {
      const inGap = gaps(points, 40).some(({ from, to }) => from <= day && day < to);
      expect(coverageAt(points, day) === null, String(day)).toBe(inGap);
    }
  });

  test('neighbours of a day', () => {
    expect([nextSnapshot(points, 10), nextSnapshot(points, 9), nextSnapshot(points, 30)]).toEqual([
      1,
      0,
      null,
    ]);
    expect([
      previousSnapshot(points, 12),
      previousSnapshot(points, 13),
      previousSnapshot(points, 10),
    ]).toEqual([0, 1, null]);
  });
});
