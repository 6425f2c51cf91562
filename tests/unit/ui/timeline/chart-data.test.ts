import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../../src/core/series/series.ts';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import {
  comparableRuns,
  coveredRuns,
  denseSpans,
  netChanges,
  observedSpans,
  stackedAreas,
  tickWeights,
  uncoveredSpans,
} from '../../../../src/ui/timeline/chart-data.ts';

function map(from: number, to: number | null = null): Snapshot {
  return { from, to, precision: 'day' };
}

const gappy = { snapshots: [map(10), map(11), map(12), map(20), map(21)], maxCarryDays: 2 };

describe('spans', () => {
  test('without a map lie before, between and after', () => {
    expect(uncoveredSpans(gappy, [5, 30])).toEqual([
      { from: 5, to: 10 },
      { from: 15, to: 20 },
      { from: 24, to: 30 },
    ]);
  });

  test('runs and uncovered spans fill the domain', () => {
    expect(coveredRuns(gappy, 30)).toEqual([
      { first: 0, end: 3, until: 15 },
      { first: 3, end: 5, until: 24 },
    ]);
    expect(coveredRuns({ ...gappy, maxCarryDays: null }, 30)).toEqual([
      { first: 0, end: 5, until: 30 },
    ]);
  });

  test('runs are cut where maps may not be compared, and only there', () => {
    const froms = gappy.snapshots.map(({ from }) => from);
    const runs = coveredRuns(gappy, 30);
    const whole = { before: false, after: false };
    expect(comparableRuns(runs, [], froms)).toEqual(runs.map((run) => ({ ...run, cut: whole })));
    // a break at a gap is no cut: the gap parts them already
    expect(comparableRuns(runs, [1, 3], froms)).toEqual([
      { first: 0, end: 1, until: 11, cut: { before: false, after: true } },
      { first: 1, end: 3, until: 15, cut: { before: true, after: false } },
      { first: 3, end: 5, until: 24, cut: whole },
    ]);
  });

  test('observed are days, intervals and the months maps are dated to', () => {
    expect(observedSpans(gappy)).toEqual([
      { from: 10, to: 13 },
      { from: 20, to: 22 },
    ]);
    const intervals = { snapshots: [map(10, 15), map(15, 18), map(19)], maxCarryDays: null };
    expect(observedSpans(intervals)).toEqual([
      { from: 10, to: 18 },
      { from: 19, to: 20 },
    ]);
    const month = { from: toDay('2016-10'), to: null, precision: 'month' as const };
    const end = (maxCarryDays: number | null) =>
      observedSpans({ snapshots: [month], maxCarryDays })[0]!.to;
    expect(end(null)).toBe(toDay('2016-11'));
    expect(end(4)).toBe(toDay('2016-10-06'));
  });
});

test('areas are put on top of each other', () => {
  expect(stackedAreas([Float64Array.of(1, 2), Float64Array.of(10, 20)], 2)).toEqual([
    [
      [0, 1],
      [0, 2],
    ],
    [
      [1, 11],
      [2, 22],
    ],
  ]);
});

test('ticks weigh by change, and nothing changed weighs nothing', () => {
  const area = Float64Array.from({ length: 101 }, (_, i) => (i < 50 ? 100 : i === 50 ? 900 : 905));
  const weights = tickWeights(netChanges([area], 101))(1000);
  expect(weights[50]).toBe(2);
  expect(weights.filter((weight) => weight > 0).length).toBe(2);
  expect(tickWeights(netChanges([], 3))(1000)).toEqual([0, 0, 0]);
});

test('of thousands of maps no more are heavy than the track has room for', () => {
  const changes = Array.from({ length: 3000 }, (_, i) => 1 + ((i * 7919) % 3000));
  for (const pixels of [250, 700, 1200]) {
    const weights = tickWeights(changes)(pixels);
    const heavy = weights.filter((weight) => weight === 2).length;
    expect(heavy * 24).toBeLessThanOrEqual(pixels);
    expect(weights.filter((weight) => weight > 0).length * 8).toBeLessThanOrEqual(pixels);
    expect(weights[changes.indexOf(3000)]).toBe(2);
  }
});

test('maps that follow closely are a span', () => {
  expect(denseSpans([0, 1, 2, 10, 20, 21, 40], 3)).toEqual([
    { from: 0, to: 2 },
    { from: 20, to: 21 },
  ]);
  expect(denseSpans([], 3)).toEqual([]);
  expect(denseSpans([0, 5], 3)).toEqual([]);
});
