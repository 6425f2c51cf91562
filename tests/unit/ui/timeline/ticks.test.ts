import { describe, expect, test } from 'vitest';
import { toDay, toIso } from '../../../../src/core/time/civil-date.ts';
import { type Tick, timeTicks, withContext } from '../../../../src/ui/timeline/ticks.ts';

const years = [toDay('2014-01'), toDay('2018-01')] as const;

function labels(ticks: readonly Tick[]): string[] {
  return ticks.filter(({ label }) => label !== '').map(({ label }) => label);
}

/** The least distance in pixels between two labels. */
function nearest(ticks: readonly Tick[], pixelsPerDay: number): number {
  const days = ticks.filter(({ label }) => label !== '').map(({ day }) => day);
  const distances = days.slice(1).map((day, i) => (day - days[i]!) * pixelsPerDay);
  return Math.min(...distances);
}

describe('ticks', () => {
  test('name years alone where there is little room', () => {
    expect(labels(timeTicks(years, 0.2, 'en'))).toEqual(['2014', '2015', '2016', '2017']);
  });

  test('name every other year where there is less', () => {
    expect(labels(timeTicks(years, 0.07, 'en'))).toEqual(['2014', '2016']);
  });

  test('name quarters, then months, by zoom', () => {
    expect(labels(timeTicks(years, 0.6, 'en')).slice(0, 5)).toEqual([
      '2014',
      'Apr',
      'Jul',
      'Oct',
      '2015',
    ]);
    expect(labels(timeTicks(years, 1.5, 'en')).slice(10, 14)).toEqual([
      'Nov',
      'Dec',
      '2015',
      'Feb',
    ]);
  });

  test('name days when a day is wide', () => {
    const ticks = timeTicks([toDay('2016-10-20'), toDay('2016-11-04')], 30, 'en');
    expect(labels(ticks).slice(0, 3)).toEqual(['20', '21', '22']);
    expect(labels(ticks)).toContain('Nov');
  });

  test.each([0.1, 0.3, 0.6, 1.2, 3, 7, 12, 28])('never crowd at %d px a day', (pixelsPerDay) => {
    const ticks = timeTicks(years, pixelsPerDay, 'en');
    expect(nearest(ticks, pixelsPerDay)).toBeGreaterThanOrEqual(28);
    const days = ticks.map(({ day }) => day);
    expect(days).toEqual([...new Set(days)]);
    expect(days).toEqual([...days].sort((a, b) => a - b));
  });
});

describe('context', () => {
  test('names the year that begins before the axis', () => {
    const from = toDay('2016-05-10');
    const ticks = withContext(timeTicks([from, toDay('2017-03-01')], 1.5, 'en'), from, 1.5, 'en');
    expect(ticks[0]).toEqual({ day: from, rank: 'year', label: '2016' });
    expect(labels(ticks)[1]).toBe('Jul');
  });

  test('names month and year where days are shown', () => {
    const from = toDay('2016-05-10') + 0.4;
    const ticks = withContext(
      timeTicks([toDay('2016-05-10'), toDay('2016-06-20')], 28, 'en'),
      from,
      28,
      'en',
    );
    expect(labels(ticks)[0]).toBe('May 2016');
  });

  test('is left out where a tick says it', () => {
    const ticks = timeTicks(years, 0.6, 'en');
    expect(withContext(ticks, years[0], 0.6, 'en')).toEqual(ticks);
    expect(ticks.map(({ day }) => toIso(day))[0]).toBe('2014-01-01');
  });
});
