import { describe, expect, test } from 'vitest';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import {
  formatAge,
  formatAreaKm2,
  formatDay,
  formatNumber,
} from '../../../../src/core/words/format.ts';
import { formattingLocale, languageDirection } from '../../../../src/core/words/language.ts';
import { createMessages, INTERFACE_LANGUAGES } from '../../../../src/core/words/messages.ts';

describe('dates', () => {
  test('are in full, as exact as known', () => {
    const day = toDay('2016-10-21');
    expect(formatDay(day, 'day', 'en')).toBe('21 October 2016');
    expect(formatDay(day, 'month', 'en')).toBe('October 2016');
    expect(formatDay(day, 'year', 'en')).toBe('2016');
    expect(formatDay(day, 'day', 'en-US')).toBe('21 October 2016');
    expect(formatDay(day, 'day', 'ar')).toBe('21 أكتوبر 2016');
  });

  test('are Gregorian in UTC with Latin digits, whatever the region usually writes', () => {
    expect(formatDay(toDay('2016-10-21'), 'day', 'ar-SA')).toMatch(/^21 \S+ 2016/);
    expect(formatDay(toDay('2016-10-21'), 'day', 'fa')).toMatch(/2016/);
    expect(formatDay(toDay('1970-01-01'), 'day', 'en')).toBe('1 January 1970');
    expect(formattingLocale('not a tag')).toBe('en-GB');
  });
});

describe('areas', () => {
  test('of estimates are rounded to two digits and say about', () => {
    expect(formatAreaKm2(65_432, { estimated: true, language: 'en' })).toBe('about 65,000 km²');
    expect(formatAreaKm2(109_999, { estimated: true, language: 'en' })).toBe('about 110,000 km²');
    expect(formatAreaKm2(7.26, { estimated: true, language: 'en' })).toBe('about 7.3 km²');
    expect(formatAreaKm2(65_432, { estimated: true, language: 'ar' })).toBe('نحو 65,000 كم²');
  });

  test('that are measured are whole, with one decimal when small', () => {
    expect(formatAreaKm2(65_432.4, { language: 'en' })).toBe('65,432 km²');
    expect(formatAreaKm2(12.34, { language: 'en' })).toBe('12.3 km²');
    expect(formatAreaKm2(0, { language: 'en' })).toBe('0 km²');
  });
});

describe('ages', () => {
  test.each([
    [1, '1 day earlier'],
    [3, '3 days earlier'],
    [99, '99 days earlier'],
    [100, '3 months earlier'],
    [700, '23 months earlier'],
    [800, '2 years earlier'],
  ])('%i days', (days, words) => {
    expect(formatAge(days, 'en')).toBe(words);
  });

  test('decline in Arabic', () => {
    const ages = [1, 2, 3, 11].map((days) => formatAge(days, 'ar'));
    expect(ages).toEqual([
      'قبل ذلك بيوم واحد',
      'قبل ذلك بيومين',
      'قبل ذلك بـ 3 أيام',
      'قبل ذلك بـ 11 يومًا',
    ]);
  });
});

describe('languages', () => {
  test('have a direction', () => {
    expect(['ar', 'ar-IQ', 'he', 'fa', 'ur', 'ckb'].map(languageDirection)).toEqual(
      Array(6).fill('rtl'),
    );
    expect(['en', 'uk', 'ku', 'zh', 'nonsense!'].map(languageDirection)).toEqual(
      Array(5).fill('ltr'),
    );
  });

  test('fall back to their base language, then to English', () => {
    expect(createMessages('ar-IQ')).toBe(createMessages('ar'));
    expect(createMessages('fr')).toBe(createMessages('en'));
  });

  test('have the same keys and no empty word', () => {
    const keys = INTERFACE_LANGUAGES.map((tag) => Object.keys(createMessages(tag)).sort());
    for (const each of keys) expect(each).toEqual(keys[0]);
    for (const tag of INTERFACE_LANGUAGES)
      for (const [key, words] of Object.entries(createMessages(tag))) {
        const said = typeof words === 'function' ? words(3, 'x', 'y') : words;
        expect(said, `${tag} ${key}`).toBeTruthy();
      }
  });

  test('write numbers with separators', () => {
    expect(formatNumber(1_234_567, 'en')).toBe('1,234,567');
    expect(formatNumber(1.25, 'en', 1)).toBe('1.3');
  });
});
