import { expect, test } from 'vitest';
import { breaks, compareDates } from '../../../../src/core/figures/comparison.ts';
import type { SeriesInfo, Snapshot } from '../../../../src/core/series/series.ts';

const snapshot = (from: number, more: Partial<Snapshot> = {}): Snapshot => ({
  from,
  to: null,
  precision: 'day',
  ...more,
});
const series = (snapshots: Snapshot[], maxCarryDays: number | null = null): SeriesInfo => ({
  title: 't',
  language: 'en',
  actors: [],
  zones: [],
  snapshots,
  maxCarryDays,
  sources: [],
});
const codes = (of: SeriesInfo, from: number, to: number) => {
  const found = compareDates(of, from, to);
  return found && [found.comparable, found.caveats.map(({ code }) => code)];
};

test('two maps of one source, method and definition compare', () => {
  const same = { source: 's', method: 'm', definition: 'd' };
  expect(codes(series([snapshot(0, same), snapshot(10, same)]), 0, 10)).toEqual([true, []]);
});

test.each(['source', 'method', 'definition'] as const)('another %s does not', (what) => {
  const two = series([snapshot(0, { [what]: 'one' }), snapshot(10)]);
  expect(compareDates(two, 0, 10)).toMatchObject({
    comparable: false,
    caveats: [{ code: `${what}-differs`, from: 'one', to: undefined }],
  });
  expect(breaks(two)).toEqual([1]);
});

test('a gap between does not, whichever date comes first; one beyond does not matter', () => {
  const holed = series([snapshot(0), snapshot(20), snapshot(22), snapshot(50)], 5);
  expect(compareDates(holed, 0, 20)).toMatchObject({
    comparable: false,
    caveats: [{ code: 'gap-between', from: 6, to: 20 }],
  });
  expect(codes(holed, 20, 0)).toEqual([false, ['gap-between']]);
  expect(codes(holed, 20, 22)).toEqual([true, []]);
  expect(breaks(holed)).toEqual([1, 3]);
});

test('what is carried on or estimated is said, and compares', () => {
  const two = series([snapshot(0), snapshot(10, { method: 'estimate' })]);
  expect(codes(two, 3, 4)).toEqual([true, ['carried', 'carried']]);
  expect(codes(two, 10, 12)).toEqual([true, ['estimated', 'carried', 'estimated']]);
});

test('a day without a map compares with none', () => {
  const holed = series([snapshot(0), snapshot(20)], 5);
  expect(compareDates(holed, 0, 10)).toBeNull();
  expect(compareDates(holed, -1, 0)).toBeNull();
});
