import { describe, expect, test } from 'vitest';
import type { Timed } from '../../../../src/core/series/coverage.ts';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import { comparedIn } from '../../../../src/ui/state/compared.ts';
import { dayAfter } from '../../../../src/ui/timeline/day-after.ts';
import { otherDate } from '../../../../src/ui/timeline/other-date.ts';
import { placePlates } from '../../../../src/ui/timeline/place-plates.ts';
import { turningMarks } from '../../../../src/ui/timeline/turning-marks.ts';

function series(days: readonly number[], maxCarryDays: number | null = null): Timed {
  return { snapshots: days.map((from) => ({ from, to: null })), maxCarryDays };
}

describe('the date a comparison begins with', () => {
  const tens = series(Array.from({ length: 101 }, (_, i) => i * 10));

  test('is a map a tenth of the series earlier, a year at most', () => {
    expect(otherDate(tens, 500)).toBe(400);
    expect(otherDate(tens, 509)).toBe(400);
    const decades = series(Array.from({ length: 30 * 12 }, (_, i) => i * 30));
    expect(otherDate(decades, 9000)).toBe(8610);
  });

  test('is the first map near the start, and the next from the first', () => {
    expect(otherDate(tens, 40)).toBe(0);
    expect(otherDate(tens, 0)).toBe(10);
    expect(otherDate(tens, -5)).toBe(10);
  });

  test('is never the map that is shown already', () => {
    const sparse = series([0, 900, 1000]);
    expect(otherDate(sparse, 899)).toBe(900);
    expect(otherDate(sparse, 1000)).toBe(900);
    expect(otherDate(series([0, 5], 10), 400)).toBe(5);
  });

  test('is none where there is one map or none', () => {
    expect(otherDate(series([7]), 7)).toBeNull();
    expect(otherDate(series([]), 7)).toBeNull();
  });
});

test('a view compares when it has two dates and a mode that shows both', () => {
  const maps = { snapshots: [{ from: 3, to: null, precision: 'day' as const }] };
  expect(comparedIn({ date: 5 }, maps)).toBeNull();
  expect(comparedIn({ date: 5, vs: 2 }, maps)).toEqual({ a: 2, b: 5, mode: 'change' });
  expect(comparedIn({ vs: 2, mode: 'swipe' }, maps)).toEqual({ a: 2, b: 3, mode: 'swipe' });
  expect(comparedIn({ date: 5, vs: 2, mode: 'control' }, maps)).toBeNull();
});

test('commands lead to maps and months within the domain', () => {
  const maps = series([toDay('2016-01-10'), toDay('2016-02-20')]);
  const domain = [toDay('2016-01-01'), toDay('2016-03-01')] as const;
  const from = (command: Parameters<typeof dayAfter>[0], day: string) =>
    dayAfter(command, toDay(day), maps, domain);
  expect(from('next', '2016-01-10')).toBe(toDay('2016-02-20'));
  expect(from('next', '2016-02-20')).toBe(toDay('2016-02-20'));
  expect(from('previous', '2016-02-21')).toBe(toDay('2016-02-20'));
  expect(from('nextMonth', '2016-01-31')).toBe(toDay('2016-02-29'));
  expect(from('nextMonth', '2016-02-20')).toBe(toDay('2016-02-29'));
  expect(from('first', '2016-02-20')).toBe(toDay('2016-01-10'));
  expect(from('last', '2016-01-10')).toBe(toDay('2016-02-20'));
});

describe('two dates on their handles', () => {
  const at = (p: number, q: number, width: number) =>
    placePlates(
      [
        { x: p, half: 50, first: false },
        { x: q, half: 40, first: true },
      ],
      width,
    );

  test('stand under them where there is room', () => {
    expect(at(100, 300, 500)).toEqual([100, 300]);
    expect(at(0, 500, 500)).toEqual([50, 460]);
  });

  test('never touch or leave the plot, whichever way round', () => {
    for (let p = 0; p <= 300; p += 7)
      for (let q = 0; q <= 300; q += 11) {
        const [one, other] = at(p, q, 300) as [number, number];
        expect(Math.abs(one - other)).toBeGreaterThanOrEqual(91.999);
        expect(p <= q === one < other).toBe(true);
        expect(one).toBeGreaterThanOrEqual(50);
        expect(one).toBeLessThanOrEqual(250);
        expect(other).toBeGreaterThanOrEqual(40);
        expect(other).toBeLessThanOrEqual(260);
      }
  });

  test('where two find no room the one in use is shown', () => {
    expect(at(20, 100, 150)).toEqual([null, 100]);
  });
});

test('of marks that would touch the larger change keeps its own', () => {
  const points = [50, 52, 90].map((snapshot) => ({ snapshot }));
  const marked = [...turningMarks(points, (i) => i, 30).matchAll(/M([\d.]+),31/g)];
  expect(marked.map(([, x]) => Number(x))).toEqual([50, 90]);
});
