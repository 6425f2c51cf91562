import { describe, expect, test } from 'vitest';
import {
  findInTable,
  parseDateTable,
  warnOfUnusedRows,
} from '../../../../../src/core/intake/dates/date-table.ts';
import { splitByDate } from '../../../../../src/core/intake/dates/split-by-date.ts';
import type { DateRule } from '../../../../../src/core/intake/mapping/mapping.ts';
import { toIsoPrecise } from '../../../../../src/core/time/civil-date.ts';

const collection = (...properties: Record<string, unknown>[]) => ({
  members: {},
  features: properties.map((one, i) => ({
    path: `features[${i}]`,
    properties: one,
    geometry: null,
  })),
});

function split(name: string, rule?: DateRule, found = collection({}), ...rest: never[]) {
  const { snapshots, problems } = splitByDate(name, found, rule, ...rest);
  return {
    dates: snapshots.map(({ date: { from, to }, collection: { features } }) => [
      toIsoPrecise(from),
      to && toIsoPrecise(to),
      features.map(({ path }) => path).join(' '),
    ]),
    problems: problems.map(({ path, code, message }) => [path, code, message]),
  };
}

describe('by name', () => {
  test.each([
    ['days/2016-10-21.geojson', undefined, '2016-10-21'],
    ['2015-01-01/control 21 October 2016.kml', undefined, '2016-10-21'],
    ['isis-2016-10-21.zip/shapes/control.shp', undefined, '2016-10-21'],
    ['2016.zip/21-10.kml', '^YYYY', '2016'],
    ['day.topojson#2016-10-21', undefined, '2016-10-21'],
  ])('%s', (name, pattern, date) => {
    const rule = { from: 'name' as const, ...(pattern && { pattern }) };
    expect(split(name, rule).dates.map(([from]) => from)).toEqual([date]);
  });

  test('a name without date says what is looked for', () => {
    expect(split('days/map.kml').problems).toEqual([
      [
        '',
        'no-date',
        'file name "map.kml" holds no date: write it as YYYY-MM-DD, or list the file in a table file,from,to (--date-from table:dates.csv)',
      ],
    ]);
    expect(split('map.kml', { from: 'name', pattern: 'DD-MM-YYYY' }).problems[0]![2]).toBe(
      'file name "map.kml" holds no date: the pattern "DD-MM-YYYY" finds none there',
    );
    expect(split('map.kml', { from: 'name', pattern: 'map' }).problems[0]![1]).toBe('bad-pattern');
  });

  test('an interval in a name must end after it begins', () => {
    const rule: DateRule = { from: 'name', pattern: 'YYYY-MM-DD_YYYY-MM-DD' };
    expect(split('2016-10-21_2016-11-04.kml', rule).dates).toEqual([
      ['2016-10-21', '2016-11-04', 'features[0]'],
    ]);
    expect(split('2016-10-21_2016-10-21.kml', rule).problems[0]![1]).toBe('bad-date');
  });
});

test('by folder, the nearest that has one', () => {
  expect(
    split('2015/2016-10/21/a.kml', { from: 'folder', pattern: '^(\\d{4}-\\d\\d)$' }).dates,
  ).toEqual([['2016-10', null, 'features[0]']]);
  expect(split('2016-10-21/x/a.kml', { from: 'folder' }).dates[0]![0]).toBe('2016-10-21');
  expect(split('a.kml', { from: 'folder' }).problems[0]![2]).toBe(
    'folder of "a.kml" holds no date: name its folder as YYYY-MM-DD, or give a "pattern"',
  );
});

describe('by property', () => {
  const rule: DateRule = { from: 'property', property: 'day' };

  test('one file becomes many snapshots, in the order of time, with the paths of their features', () => {
    const found = collection({ day: '2016-11-04' }, { day: '2016-10-21' }, { day: '2016-11-04' });
    expect(split('a.kml', rule, found)).toEqual({
      dates: [
        ['2016-10-21', null, 'features[1]'],
        ['2016-11-04', null, 'features[0] features[2]'],
      ],
      problems: [],
    });
  });

  test('keeps precision and ends', () => {
    const found = collection(
      { begin: '2016-10', end: '2016-12-01' },
      { begin: '2016-10-05T00:00Z' },
    );
    expect(split('a.kml', { from: 'property', property: 'begin', to: 'end' }, found).dates).toEqual(
      [
        ['2016-10', '2016-12-01', 'features[0]'],
        ['2016-10-05', null, 'features[1]'],
      ],
    );
  });

  test('a member of the collection dates all of it, even when nothing is held', () => {
    const found = { members: { day: '2016-10-21' }, features: [] };
    expect(split('a.kml', rule, found).dates).toEqual([['2016-10-21', null, '']]);
  });

  test('features without date are told once, with how many; skipped ones need none', () => {
    const found = collection({ day: 'soon' }, { day: '2016-10-21' }, {}, { type: 'city' });
    const skip = ((properties: Record<string, unknown>) => properties.type === 'city') as never;
    expect(split('a.kml', rule, found, undefined as never, skip)).toEqual({
      dates: [['2016-10-21', null, 'features[1]']],
      problems: [
        [
          'features[0]',
          'no-date',
          'property "day" ("soon") holds no date: write it as YYYY-MM-DD, YYYY-MM or YYYY, or give a "pattern" (and 1 feature more)',
        ],
      ],
    });
  });

  test('an end before its beginning', () => {
    const found = collection({ day: '2016-10-21', end: '2016-10-01' });
    expect(split('a.kml', { ...rule, to: 'end' }, found).problems).toEqual([
      [
        'features[0]',
        'bad-date',
        '"2016-10-01" in "end" is not a date after 2016-10-21: write YYYY-MM-DD',
      ],
    ]);
  });
});

describe('the end of a file dated by its name', () => {
  const rule: DateRule = { from: 'name', to: 'until' };

  test('is what its features agree on', () => {
    const found = collection({ until: '2016-11-04' }, { until: '2016-11-04' });
    expect(split('2016-10-21.kml', rule, found).dates[0]!.slice(0, 2)).toEqual([
      '2016-10-21',
      '2016-11-04',
    ]);
    expect(split('2016-10-21.kml', rule, collection({})).dates[0]![1]).toBeNull();
  });

  test('must be one', () => {
    const found = collection({ until: '2016-11-04' }, { until: '2016-11-05' });
    expect(split('2016-10-21.kml', rule, found).problems[0]![1]).toBe('many-dates');
  });
});

describe('by table', () => {
  const { table, problems } = parseDateTable(
    '\uFEFFFile;From;To\ncontrol-a.kml;2016-10-21;2016-11-04\ndeep/control-b.kml;2016-11;\ncontrol-c;2017;\n;;\n',
    'dates.csv',
  );

  test('keeps intervals and precision', () => {
    expect(problems).toEqual([]);
    const rule: DateRule = { from: 'table' };
    const dates = ['in/control-a.kml', 'very/deep/control-b.kml', 'control-c.geojson'].map(
      (name) => split(name, rule, collection({}), table as never).dates[0],
    );
    expect(dates.map((date) => date!.slice(0, 2))).toEqual([
      ['2016-10-21', '2016-11-04'],
      ['2016-11', null],
      ['2017', null],
    ]);
    expect(split('d.kml', rule, collection({}), table as never).problems).toEqual([
      ['', 'no-date', 'is not in the table of dates: add a line file,from,to for it'],
    ]);
  });

  test('lines about no file are told', () => {
    expect(findInTable(table, 'x/control-b.kml')).toBeNull();
    expect(
      warnOfUnusedRows(table, ['control-a.kml', 'control-c.kml'], 'dates.csv')[0],
    ).toMatchObject({
      code: 'table-unused',
      message: 'no such file: deep/control-b.kml; take the lines out, or give the files',
    });
  });

  test('every failing line is a problem', () => {
    const text = 'file,from,to\na,soon,\nb,2016,2015\n,2016,\nc,2016,\nc,2017,\nd,2016,later\n';
    expect(
      parseDateTable(text, 'dates.csv').problems.map(({ path, code }) => `${path} ${code}`),
    ).toEqual([
      'line 2 bad-date',
      'line 3 bad-date',
      'line 4 table-file',
      'line 6 table-repeated',
      'line 7 bad-date',
    ]);
    expect(parseDateTable('name,from\n', 'dates.csv').problems[0]!.message).toBe(
      'column "file" is missing: the header has name, from; write file,from,to',
    );
  });
});
