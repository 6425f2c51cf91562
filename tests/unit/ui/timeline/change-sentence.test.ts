import { describe, expect, test } from 'vitest';
import type { SeriesInfo } from '../../../../src/core/series/series.ts';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import { changeSentence, type Moment } from '../../../../src/ui/timeline/change-sentence.ts';

function series(method?: string): SeriesInfo {
  return {
    title: 'Two powers',
    language: 'en',
    actors: [
      { id: 'red', name: { en: 'Red Army' }, color: '#c00000' },
      { id: 'blue', name: { en: 'Blue Guard' }, color: '#0000c0' },
    ],
    zones: [
      { id: 'red/control', actor: 'red', status: 'control' },
      { id: 'blue/influence', actor: 'blue', status: 'influence' },
    ],
    snapshots: ['2016-10-01', '2016-10-10', '2016-10-20'].map((from) => ({
      from: toDay(from),
      to: null,
      precision: 'day',
      ...(method ? { method } : {}),
    })),
    maxCarryDays: 15,
    sources: [],
  };
}

const areasKm2 = [Float64Array.of(1000, 1200, 1200), Float64Array.of(5000, 3456, 3456)];

function sentence(since: string, day: string, method?: string): string {
  const at = (date: string) => ({ a: null, b: toDay(date) });
  return changeSentence(series(method), areasKm2, at(since), at(day), 'en');
}

test('names the date and what changed most', () => {
  expect(sentence('2016-10-01', '2016-10-10')).toBe(
    '10 October 2016. Blue Guard, influence: 1,544 km² less than on 1 October 2016.',
  );
  expect(sentence('2016-10-20', '2016-10-02')).toBe(
    '2 October 2016. Blue Guard, influence: 1,544 km² more than on 20 October 2016.',
  );
});

test('rounds what is estimated', () => {
  expect(sentence('2016-10-01', '2016-10-10', 'estimate')).toContain('about 1,500 km² less');
});

test('says so when nothing changed or no map is known', () => {
  expect(sentence('2016-10-10', '2016-10-20')).toBe(
    '20 October 2016. No area changed since 10 October 2016.',
  );
  expect(sentence('2016-10-10', '2016-12-01')).toBe('No map for 1 December 2016.');
  expect(sentence('2015-10-10', '2016-10-01')).toBe('1 October 2016.');
});

describe('two dates', () => {
  const say = (from: [string | null, string], to: [string | null, string], of = series()) => {
    const moment = ([a, b]: [string | null, string]) => ({ a: a && toDay(a), b: toDay(b) });
    const [before, now] = [moment(from), moment(to)] as Moment[];
    return changeSentence(of, areasKm2, before!, now!, 'en');
  };

  test('are named together, with what changed most between them, whichever moved', () => {
    const expected =
      'Comparing 1 October 2016 with 10 October 2016. Blue Guard, influence: 1,544 km² less than on 1 October 2016.';
    expect(say([null, '2016-10-10'], ['2016-10-01', '2016-10-10'])).toBe(expected);
    expect(say(['2016-10-01', '2016-10-20'], ['2016-10-01', '2016-10-10'])).toBe(expected);
    expect(say([null, '2016-10-10'], ['2016-10-10', '2016-10-01'])).toContain('1,544 km² more');
  });

  test('without a map on one of them say which', () => {
    expect(say([null, '2016-10-10'], ['2015-01-01', '2016-10-10'])).toBe(
      'Comparing 1 January 2015, no map with 10 October 2016.',
    );
  });

  test('that are not comparable are said not to be', () => {
    const mixed = series();
    const other = {
      ...mixed,
      snapshots: mixed.snapshots.map((map, i) => ({
        ...map,
        method: i === 0 ? 'drawn' : 'traced',
      })),
    };
    expect(say([null, '2016-10-10'], ['2016-10-01', '2016-10-10'], other)).toMatch(
      /1 October 2016\. The two dates are not comparable\.$/,
    );
    expect(say([null, '2016-10-20'], ['2016-10-10', '2016-10-20'], other)).not.toContain(
      'comparable',
    );
  });

  test('the end of comparing is said, with the date that stays', () => {
    expect(say(['2016-10-01', '2016-10-10'], [null, '2016-10-10'])).toBe(
      'Comparison ended. 10 October 2016.',
    );
  });
});
