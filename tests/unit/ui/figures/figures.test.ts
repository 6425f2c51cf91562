import { describe, expect, test } from 'vitest';
import { toDay, toIso } from '../../../../src/core/time/civil-date.ts';
import { createFiguresMessages } from '../../../../src/core/words/figures/messages.ts';
import { earlierDates } from '../../../../src/ui/figures/compare-start.ts';
import { digitsFor, figure, signed } from '../../../../src/ui/figures/numbers.ts';
import { percentAt, ticksOf, timeSpanOf } from '../../../../src/ui/figures/time-axis.ts';
import { madeComparison } from '../../../scenes/figures/made-comparison.ts';

describe('numbers of a table', () => {
  test('have as many decimals in every row and a true minus', () => {
    expect(figure(1234.5, 'en', 1)).toBe('1,234.5');
    expect(figure(7, 'en', 1)).toBe('7.0');
    expect(figure(-7, 'ar', 0)).toMatch(/^\u200e−7$/);
    expect(signed(7, 'ar', 0)).toBe('\u200e+7');
    expect(signed(12, 'en', 0)).toBe('+12');
    expect(signed(-0.001, 'en', 0)).toBe('0');
    expect(signed(-3, 'en', 0)).toBe('−3');
  });

  test('show about three digits of the largest', () => {
    expect([0.02, 3, 44, 500].map((value) => digitsFor([0, value]))).toEqual([3, 2, 1, 0]);
    expect(digitsFor([])).toBe(3);
  });
});

describe('the time that strips span', () => {
  const { series } = madeComparison();
  const span = timeSpanOf(series);

  test('runs from the first map to a little after the last of a single date', () => {
    expect(toIso(span.from)).toBe('2020-01-01');
    expect(span.to).toBeGreaterThan(toDay('2020-06-01'));
    expect(span.to).toBeLessThan(toDay('2020-06-10'));
    expect(percentAt(span, span.from)).toBe(0);
    expect(percentAt(span, span.to + 99)).toBe(100);
  });

  test.each([
    [
      '2020-01-01',
      '2020-06-05',
      ['2020-01-01', '2020-02-01', '2020-03-01', '2020-04-01', '2020-05-01', '2020-06-01'],
    ],
    ['2014-01-01', '2017-12-05', ['2014-01-01', '2015-01-01', '2016-01-01', '2017-01-01']],
    ['2022-04-03', '2024-05-12', ['2022-07-01', '2023-01-01', '2023-07-01', '2024-01-01']],
    [
      '1946-03-03',
      '2024-05-12',
      [
        '1950-01-01',
        '1960-01-01',
        '1970-01-01',
        '1980-01-01',
        '1990-01-01',
        '2000-01-01',
        '2010-01-01',
        '2020-01-01',
      ],
    ],
  ])('from %s to %s is labelled at few beginnings of months or years', (from, to, expected) => {
    const days = ticksOf({ from: toDay(from), to: toDay(to) }).map(({ day }) => toIso(day));
    expect(days.length).toBeLessThanOrEqual(8);
    if (from !== '1946-03-03') expect(days).toEqual(expected);
    else expect(days.length).toBeGreaterThan(2);
  });
});

test('dates offered to compare with have other maps, each once, and none where there is no map', () => {
  const { series } = madeComparison();
  const offered = (day: string) =>
    earlierDates(series, toDay(day), createFiguresMessages('en')).map(({ day: at }) => toIso(at));
  expect(offered('2020-03-05')).toEqual(['2020-02-01', '2020-01-01']);
  expect(offered('2020-06-01')).toEqual(['2020-03-01', '2020-01-01']);
  expect(offered('2020-01-10')).toEqual([]);
  expect(offered('2020-05-01')).toEqual([]);
});
