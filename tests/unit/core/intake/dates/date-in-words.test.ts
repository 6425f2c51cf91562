import { describe, expect, test } from 'vitest';
import { dateInText, dateInValue } from '../../../../../src/core/intake/dates/date-in-words.ts';
import { parseDatePattern } from '../../../../../src/core/intake/dates/date-pattern.ts';
import { MONTHS } from '../../../../../src/core/intake/dates/month-names.ts';
import { toIsoPrecise } from '../../../../../src/core/time/civil-date.ts';

const iso = (date: Parameters<typeof toIsoPrecise>[0] | null | undefined) =>
  date ? toIsoPrecise(date) : null;

describe('the date in a text', () => {
  test.each([
    ['control_2016-10-21.geojson', '2016-10-21'],
    ['20161021_v2.kml', '2016-10-21'],
    ['2016-10-21T08:00:00Z', '2016-10-21'],
    ['map_2016_10_21', '2016-10-21'],
    ['2016.10.21 noon', '2016-10-21'],
    ['2016_10-21', null],
    ['ISIS sanctuary 21 October 2016', '2016-10-21'],
    ['ISIS_21_Oct_2016', '2016-10-21'],
    ['October 21st, 2016', '2016-10-21'],
    ['1st of nothing, Oct. 2016', '2016-10'],
    ['October-2016', '2016-10'],
    ['2016/October', '2016-10'],
    ['2016 Oct 21.kml', '2016-10-21'],
    ['2016 Market', null],
    ['карта 21 жовтня 2016', '2016-10-21'],
    ['خريطة ٢١ تشرين الأول ٢٠١٦', '2016-10-21'],
    ['21 أكتوبر 2016', '2016-10-21'],
    ['21/10/2016', null],
    ['30 February 2016', null],
    ['Kasmar 2016', null],
    ['2016-13-45', null],
    ['no date', null],
  ])('%s', (text, expected) => {
    expect(iso(dateInText(text))).toBe(expected);
  });

  test.each([
    ['2016', '2016'],
    [2016, '2016'],
    ['2016-10', '2016-10'],
    [20161021, '2016-10-21'],
    [Date.UTC(2016, 9, 21, 23, 59), '2016-10-21'],
    [true, null],
    [{}, null],
    [null, null],
    [Number.NaN, null],
  ])('as the value %s', (value, expected) => {
    expect(iso(dateInValue(value))).toBe(expected);
  });

  test('every name of a month means one month, twelve in each language', () => {
    expect(new Set(MONTHS.values()).size).toBe(12);
    for (const name of ['october', 'oct', 'жовтень', 'жовтня', 'октября', 'تشرين الأول', 'ekim'])
      expect(MONTHS.get(name)).toBe(10);
  });
});

describe('a pattern', () => {
  test.each([
    ['isis_DD.MM.YYYY', 'isis_21.10.2016.geojson', '2016-10-21', null],
    ['isis_DD.MM.YYYY', 'ISIS_1.2.2016.geojson', '2016-02-01', null],
    ['YYYYMMDD', '20161021', '2016-10-21', null],
    ['DD MMMM YYYY', '21 OCTOBER 2016', '2016-10-21', null],
    ['MMMM_YYYY', 'map_Oct_2016', '2016-10', null],
    ['v\\d+ YYYY', 'v12 2016', '2016', null],
    ['YYYY-MM-DD_YYYY-MM-DD', '2016-10-21_2016-11-04', '2016-10-21', '2016-11-04'],
    ['MMMM DD-DD, YYYY', 'October 21-24, 2016', '2016-10-21', '2016-10-24'],
    ['^(\\d{4})', '2016 map', '2016', null],
    ['day(\\d+)', 'day20161021', '2016-10-21', null],
  ])('%s of %s', (pattern, text, from, to) => {
    const found = parseDatePattern(pattern)!(text)!;
    expect([iso(found.from), iso(found.to)]).toEqual([from, to]);
  });

  test.each([
    ['DD.MM.YYYY', '31.02.2016'],
    ['DD.MM.YYYY', '2016-10-21'],
    ['(\\d+)', 'x'],
    ['DD.MM.YYYY-DD.MM.YYYY', '21.10.2016-99.99.2016'],
  ])('%s finds no date in %s', (pattern, text) => {
    expect(parseDatePattern(pattern)!(text)).toBeNull();
  });

  test.each(['no group', '(', 'YYYY(', ''])('%s is none', (pattern) => {
    expect(parseDatePattern(pattern)).toBeNull();
  });
});
