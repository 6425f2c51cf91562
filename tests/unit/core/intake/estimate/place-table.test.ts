import { expect, test } from 'vitest';
import { parsePlaceTable, slug } from '../../../../../src/core/intake/estimate/place-table.ts';
import { toIso } from '../../../../../src/core/time/civil-date.ts';

const HEADER = 'place,lat,lon,holder,from,to,source,note,held_by,reach,supports';

function read(...lines: string[]) {
  return parsePlaceTable([HEADER, ...lines].join('\n'));
}

function codes(...lines: string[]): string[] {
  return read(...lines).problems.map(({ code }) => code);
}

test('a line of the table is a span, its id made from the name', () => {
  const { spans, problems } = read('Deir ez-Zór,35.3,40.1,isis,2014-07,2017-11-03,s,');
  expect(problems).toEqual([]);
  expect(spans).toMatchObject([
    { line: 2, id: 'deir-ez-zor', lon: 40.1, lat: 35.3, holder: 'isis', supports: 'control' },
  ]);
  expect(spans[0]!.from).toMatchObject({ precision: 'month' });
  expect(toIso(spans[0]!.from!.day)).toBe('2014-07-01');
  expect(toIso(spans[0]!.to!.day)).toBe('2017-11-03');
});

test('a blank start is the beginning only when the note says OPEN', () => {
  expect(read('A,1,1,x,,2015,s,OPEN-START').spans[0]).toMatchObject({ from: null });
  expect(read('A,1,1,x,,,s,OPEN').spans[0]).toMatchObject({ from: null });
  const { spans, leftOut } = read('A,1,1,x,,2015,s,OPEN-END', 'B,2,2,x,,2015,s,START-UNKNOWN');
  expect(spans).toEqual([]);
  expect(leftOut.map(({ line, place }) => [line, place])).toEqual([
    [2, 'A'],
    [3, 'B'],
  ]);
});

test('precision "open" says that no start is looked for, unless the note says it is unknown', () => {
  const header = 'place,lat,lon,holder,from,to,precision,source,note';
  const table = (note: string) => parsePlaceTable(`${header}\nA,1,1,x,,,open,s,${note}`);
  expect(table('OPEN-END: quiet').spans).toHaveLength(1);
  expect(table('START-UNKNOWN').leftOut).toHaveLength(1);
});

test('a start not found is the latest date its evidence supports', () => {
  const starts = read(
    'A,1,1,x,,2017,s,START-UNKNOWN,2015-02-28',
    'B,2,2,x,,2017,s,START-UNKNOWN (2014)',
    'C,3,3,x,,2017,s,START-UNKNOWN (2013-14)',
  ).spans.map(({ from, fromEvidence }) => [toIso(from!.day), fromEvidence]);
  expect(starts).toEqual([
    ['2015-02-28', true],
    ['2014-12-31', true],
    ['2014-12-31', true],
  ]);
});

test.each([
  ['bad-date', 'A,1,1,x,June 2014,,s,'],
  ['bad-date', 'A,1,1,x,2014-02-30,,s,'],
  ['bad-coordinate', 'A,"33,5",1,x,2014,,s,'],
  ['bad-coordinate', 'A,133,1,x,2014,,s,'],
  ['ends-before-start', 'A,1,1,x,2015,2014,s,'],
  ['missing-value', 'A,1,1,,2014,,s,'],
  ['missing-value', ',1,1,x,2014,,s,'],
  ['missing-value', 'A,1,1,x,2014,,s,,,,pocket'],
  ['bad-number', 'A,1,1,x,2014,,s,,,-5'],
  ['bad-value', 'A,1,1,x,2014,,s,,,,hearsay'],
])('%s: %s is an error and no span', (code, line) => {
  const { spans, problems } = read(line);
  expect(problems).toMatchObject([{ severity: 'error', code, file: 'places.csv' }]);
  expect(spans).toEqual([]);
});

test('every problem is told, with its line', () => {
  const { problems } = read('A,x,1,y,2014,,s,', 'B,1,1,y,when,,s,', 'C,1,1,y,2014,,,');
  expect(problems.map(({ path, severity }) => [path, severity])).toEqual([
    ['line 2, lat', 'error'],
    ['line 3, from', 'error'],
    ['line 4, source', 'warning'],
  ]);
});

test('a place stands at one point and one holder holds it once at a time', () => {
  expect(codes('A,1,1,x,2014,2015,s,', 'A,1,2,y,2015,,s,')).toEqual(['two-points']);
  expect(codes('A,1,1,x,2014,2016,s,', 'A,1,1,x,2015,,s,')).toEqual(['overlapping-spans']);
  expect(codes('A,1,1,x,2014,2016,s,', 'A,1,1,y,2015,,s,')).toEqual([]);
});

test('a table without its columns says which', () => {
  const { problems } = parsePlaceTable('place,lat\nA,1');
  expect(problems).toMatchObject([{ code: 'missing-column', severity: 'error' }]);
  expect(problems[0]!.message).toContain('"lon", "holder", "from", "to"');
});

test('slugs are plain', () => {
  expect(slug('T-2 pumping station (Iraq)')).toBe('t-2-pumping-station-iraq');
});
