import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../../src/core/series/series.ts';
import { type Precision, toDay } from '../../../../src/core/time/civil-date.ts';
import { type DatedMaps, describeAsOf } from '../../../../src/core/words/as-of.ts';

function map(from: string, to: string | null = null): Snapshot {
  const precision: Precision = from.length === 10 ? 'day' : from.length === 7 ? 'month' : 'year';
  return { from: toDay(from), to: to === null ? null : toDay(to), precision };
}

function said(series: DatedMaps, date: string, language = 'en'): string {
  return describeAsOf(series, toDay(date), language).text;
}

describe('maps of single dates', () => {
  const series = {
    snapshots: [map('2016-10-18'), map('2016-10-21'), map('2016-11-04')],
    maxCarryDays: 10,
  };

  test('on its own date a map is of that date', () => {
    expect(said(series, '2016-10-21')).toBe(
      'Situation as of 21 October 2016 · next map 4 November 2016',
    );
  });

  test('carried on, it says how old the knowledge is', () => {
    expect(said(series, '2016-10-19')).toBe(
      'Situation as of 19 October 2016 · map of 18 October 2016, 1 day earlier · next map 21 October 2016',
    );
    expect(said(series, '2016-10-24')).toContain('map of 21 October 2016, 3 days earlier');
  });

  test('the last one says that none follows', () => {
    expect(said(series, '2016-11-04')).toBe('Situation as of 4 November 2016 · no later map');
  });

  test('before the first there is no map', () => {
    expect(said(series, '2016-10-01')).toBe(
      'No map for 1 October 2016 · first map 18 October 2016',
    );
    expect(describeAsOf(series, toDay('2016-10-01'), 'en').covered).toBe(false);
  });

  test('carried too long there is no map', () => {
    expect(said(series, '2016-10-31')).toContain('Situation as of 31 October 2016');
    expect(said(series, '2016-11-01')).toBe(
      'No map for 1 November 2016 · last map 21 October 2016, 11 days earlier · next map 4 November 2016',
    );
    expect(said(series, '2017-11-04')).toBe(
      'No map for 4 November 2017 · last map 4 November 2016, 12 months earlier · no later map',
    );
  });
});

describe('maps that hold over an interval', () => {
  const series = {
    snapshots: [
      map('2016-10-17', '2016-10-24'),
      map('2016-10-24', '2016-11-01'),
      map('2016-11-10', '2016-11-12'),
    ],
    maxCarryDays: 4,
  };

  test('are of every date within it, not of an earlier one', () => {
    expect(said(series, '2016-10-21')).toBe(
      'Situation as of 21 October 2016 · next map 24 October 2016',
    );
    expect(said(series, '2016-10-31')).toBe(
      'Situation as of 31 October 2016 · next map 10 November 2016',
    );
  });

  test('after it they count from its last day', () => {
    expect(said(series, '2016-11-03')).toBe(
      'Situation as of 3 November 2016 · known until 31 October 2016, 3 days earlier · next map 10 November 2016',
    );
    expect(said(series, '2016-11-07')).toBe(
      'No map for 7 November 2016 · last map 31 October 2016, 7 days earlier · next map 10 November 2016',
    );
  });
});

describe('maps dated to a month or a year', () => {
  const series = { snapshots: [map('2014'), map('2015-03'), map('2015-06')], maxCarryDays: 60 };

  test('are never given a day', () => {
    expect(said(series, '2015-03-01')).toBe('Situation as of March 2015 · next map June 2015');
    expect(said(series, '2014-01-01')).toBe('Situation as of 2014 · next map March 2015');
  });

  test('within their month they have no age, later they have', () => {
    expect(said(series, '2015-03-20')).toBe(
      'Situation as of 20 March 2015 · map of March 2015 · next map June 2015',
    );
    expect(said(series, '2015-04-05')).toContain('map of March 2015, 5 days earlier');
  });

  test('have no negative age when they may not be carried to the end of their year', () => {
    expect(said(series, '2014-08-01')).toBe(
      'No map for 1 August 2014 · last map 2014 · next map March 2015',
    );
  });
});

test('speaks Arabic', () => {
  const series = { snapshots: [map('2016-10-18')], maxCarryDays: null };
  expect(said(series, '2016-10-21', 'ar')).toBe(
    'الوضع في 21 أكتوبر 2016 · خريطة 18 أكتوبر 2016، قبل ذلك بـ 3 أيام · لا خريطة لاحقة',
  );
});

test('a series without maps has no map', () => {
  expect(said({ snapshots: [], maxCarryDays: null }, '2016-10-21')).toBe(
    'No map for 21 October 2016 · no later map',
  );
});
