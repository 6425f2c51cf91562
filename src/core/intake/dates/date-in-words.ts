import { type CivilDate, parseDate } from '../../time/civil-date.ts';
import { dateIn } from '../mapping/date-of.ts';
import { plain, toDate } from './date-pattern.ts';
import { MONTH_GROUP, MONTHS } from './month-names.ts';

const MS_PER_DAY = 86_400_000;

/** Numbers from here on are milliseconds since 1970, as services give times: later than March 1973. */
const FIRST_MILLISECONDS = 1e11;

const GAP = '[\\s_.,/-]*';
const WORDS = [
  new RegExp(
    `(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?${GAP}(?<month>${MONTH_GROUP})${GAP}(?<year>\\d{4})(?!\\d)`,
    'iu',
  ),
  new RegExp(
    `(?<!\\p{L})(?<month>${MONTH_GROUP})${GAP}(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)${GAP}(?<year>\\d{4})(?!\\d)`,
    'iu',
  ),
  new RegExp(`(?<!\\p{L})(?<month>${MONTH_GROUP})${GAP}(?<year>\\d{4})(?!\\d)`, 'iu'),
  new RegExp(
    `(?<!\\d)(?<year>\\d{4})${GAP}(?<month>${MONTH_GROUP})(?!\\p{L})(?:${GAP}(?<day>\\d{1,2})(?!\\d))?`,
    'iu',
  ),
];

/**
 * The date a text holds anywhere: YYYY-MM-DD or YYYYMMDD, else with the month in words ("21 October 2016",
 * "Oct 21, 2016", "2016/October"). Dates whose order is a guess (21/10/16) are none; a pattern reads them.
 */
export function dateInText(text: string): CivilDate | null {
  const searched = plain(text);
  const numeric = dateIn(searched);
  if (numeric !== null) return parseDate(numeric)!;
  for (const form of WORDS) {
    const { day, month, year } = form.exec(searched)?.groups ?? {};
    if (year === undefined) continue;
    const number = MONTHS.get(month!.toLowerCase().replaceAll(/\s/g, ' '))!;
    return toDate(year, number, day) ?? null;
  }
  return null;
}

/**
 * The date a property holds: as in texts, also by itself as YYYY, YYYY-MM or a number of these digits, or as
 * milliseconds since 1970 in UTC. Null for anything else.
 */
export function dateInValue(value: unknown): CivilDate | null {
  if (typeof value === 'number' && value >= FIRST_MILLISECONDS)
    return { day: Math.floor(value / MS_PER_DAY), precision: 'day' };
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  return parseDate(plain(text)) ?? dateInText(text);
}
