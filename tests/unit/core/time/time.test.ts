import { describe, expect, test } from 'vitest';
import {
  addMonths,
  endOf,
  parseDate,
  toDay,
  toIso,
  toIsoPrecise,
} from '../../../../src/core/time/civil-date.ts';
import { contains, lastAtOrBefore } from '../../../../src/core/time/interval.ts';

describe('civil dates', () => {
  test.each([
    ['2016-10-21', 'day'],
    ['2016-10', 'month'],
    ['2016', 'year'],
  ])('%s keeps its precision', (text, precision) => {
    const date = parseDate(text)!;
    expect(date.precision).toBe(precision);
    expect(toIsoPrecise(date)).toBe(text);
  });

  test.each(['2016-02-30', '2015-02-29', '2016-13', '20161021', '21.10.2016', '', '2016-1-2'])(
    '"%s" is no date',
    (text) => expect(parseDate(text)).toBeUndefined(),
  );

  test('days count from 1970', () => {
    expect(toDay('1970-01-02')).toBe(1);
    expect(toIso(toDay('2016-10-21'))).toBe('2016-10-21');
    expect(() => toDay('soon')).toThrow('not a date (YYYY-MM-DD, YYYY-MM or YYYY): "soon"');
  });

  test('a span ends where the next begins', () => {
    expect(toIso(endOf(parseDate('2016-02')!))).toBe('2016-03-01');
    expect(toIso(endOf(parseDate('2016')!))).toBe('2017-01-01');
    expect(toIso(endOf(parseDate('2016-12-31')!))).toBe('2017-01-01');
  });

  test('months are added to the last day there is', () => {
    expect(toIso(addMonths(toDay('2016-01-31'), 1))).toBe('2016-02-29');
    expect(toIso(addMonths(toDay('2016-03-31'), -1))).toBe('2016-02-29');
    expect(toIso(addMonths(toDay('2016-10-21'), 3))).toBe('2017-01-21');
  });
});

test('intervals are half-open', () => {
  expect([9, 10, 19, 20].map((day) => contains({ from: 10, to: 20 }, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(contains({ from: 10, to: null }, 1e9)).toBe(true);
});

test('the last start at or before a day', () => {
  expect([4, 5, 6, 9, 10, 11].map((day) => lastAtOrBefore([5, 9, 10], day))).toEqual([
    -1, 0, 0, 1, 2, 2,
  ]);
  expect(lastAtOrBefore([], 3)).toBe(-1);
});
