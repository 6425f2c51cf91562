import { addMonths, type Day, endOf, type Precision } from '../time/civil-date.ts';
import { formattingLocale } from './language.ts';
import { createMessages } from './messages.ts';

const MS_PER_DAY = 86_400_000;

const PARTS: Record<Precision, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** A date in full, as exactly as it is known: "21 October 2016", "October 2016", "2016". */
export function formatDay(day: Day, precision: Precision, language: string): string {
  return dateFormat(language, precision, PARTS[precision]).format(day * MS_PER_DAY);
}

/** A month's short name: "Oct". For axes; running text uses `formatDay`. */
export function formatShortMonth(day: Day, language: string): string {
  return dateFormat(language, 'short month', { month: 'short' }).format(day * MS_PER_DAY);
}

/** The twelve months' names of a language: alone, as within a date, and short. For reading typed dates. */
export function monthNames(language: string): readonly (readonly string[])[] {
  const days = Array.from({ length: 12 }, (_, month) => addMonths(0, month) * MS_PER_DAY);
  const alone = dateFormat(language, 'month name', { month: 'long' });
  const dated = dateFormat(language, 'day', PARTS.day);
  const short = dateFormat(language, 'short month', { month: 'short' });
  return [
    days.map((time) => alone.format(time)),
    days.map((time) => dated.formatToParts(time).find(({ type }) => type === 'month')!.value),
    days.map((time) => short.format(time)),
  ];
}

/** A whole or decimal number with the language's separators. */
export function formatNumber(value: number, language: string, maximumFractionDigits = 0): string {
  return numberFormat(language, maximumFractionDigits).format(value);
}

/** A number with exactly so many decimals, so that a column of them lines up. */
export function formatFixed(value: number, language: string, digits: number): string {
  return numberFormat(language, digits, digits).format(value);
}

/** How many digits of an estimated area are known; the rest would pretend to exactness. */
const ESTIMATE_DIGITS = 2;

/** An area for readers: "about 65,000 km²" when estimated, else "65,432 km²" (one decimal below 100). */
export function formatAreaKm2(
  value: number,
  { estimated = false, language }: { estimated?: boolean; language: string },
): string {
  const messages = createMessages(language);
  if (!estimated) return messages.areaKm2(formatNumber(value, language, value < 100 ? 1 : 0));
  const known = Number(value.toPrecision(ESTIMATE_DIGITS));
  return messages.aboutAreaKm2(formatNumber(known, language, known < 10 ? 1 : 0));
}

const DAYS_PER_MONTH = 30.44;

/** How long ago, in words: "3 days earlier", "4 months earlier" (from 100 days), "3 years earlier" (from 24 months). */
export function formatAge(days: number, language: string): string {
  const messages = createMessages(language);
  if (days < 100) return messages.daysEarlier(days);
  const months = Math.round(days / DAYS_PER_MONTH);
  return months < 24
    ? messages.monthsEarlier(months)
    : messages.yearsEarlier(Math.floor(months / 12));
}

/** The last day that a date as precise as this may mean. */
export function lastDayOf(day: Day, precision: Precision): Day {
  return endOf({ day, precision }) - 1;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(
  language: string,
  kind: string,
  parts: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${kind}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(formattingLocale(language), { ...parts, timeZone: 'UTC' });
    dateFormats.set(key, format);
  }
  return format;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(
  language: string,
  maximumFractionDigits: number,
  minimumFractionDigits = 0,
): Intl.NumberFormat {
  const key = `${language} ${minimumFractionDigits} ${maximumFractionDigits}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(formattingLocale(language), {
      minimumFractionDigits,
      maximumFractionDigits,
    });
    numberFormats.set(key, format);
  }
  return format;
}
