import { expect, test } from 'vitest';
import { toDay, toIso } from '../../../../src/core/time/civil-date.ts';
import { formatDay } from '../../../../src/core/words/format.ts';
import { parseTypedDate } from '../../../../src/ui/timeline/typed-date.ts';

function read(text: string, language = 'en'): string {
  const date = parseTypedDate(text, language);
  return 'fault' in date ? date.fault : `${toIso(date.day)} ${date.precision}`;
}

test.each([
  ['2016-10-21', '2016-10-21 day'],
  ['2016-1-2', '2016-01-02 day'],
  ['2016-10', '2016-10-01 month'],
  ['2016', '2016-01-01 year'],
  ['21 October 2016', '2016-10-21 day'],
  ['  21  oct 2016 ', '2016-10-21 day'],
  ['21 Oct. 2016', '2016-10-21 day'],
  ['Oct 2016', '2016-10-01 month'],
  ['Sept 2016', '2016-09-01 month'],
  ['Sep 2016', '2016-09-01 month'],
  ['October 21, 2016', '2016-10-21 day'],
  ['29 February 2016', '2016-02-29 day'],
  ['29 February 2017', 'calendar'],
  ['2016-13-01', 'calendar'],
  ['31 June 2016', 'calendar'],
  ['1/2/2016', 'form'],
  ['Ju 2016', 'form'],
  ['Octobre 2016', 'form'],
  ['yesterday', 'form'],
  ['', 'form'],
])('%s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test('reads the language and its digits, and English everywhere', () => {
  expect(read('21 أكتوبر 2016', 'ar')).toBe('2016-10-21 day');
  expect(read('٢١ أكتوبر ٢٠١٦', 'ar')).toBe('2016-10-21 day');
  expect(read('21 October 2016', 'ar')).toBe('2016-10-21 day');
  expect(read('21 жовтня 2016', 'uk')).toBe('2016-10-21 day');
  expect(read(formatDay(toDay('2016-10-21'), 'day', 'uk'), 'uk')).toBe('2016-10-21 day');
  expect(read('жовтень 2016', 'uk')).toBe('2016-10-01 month');
});
