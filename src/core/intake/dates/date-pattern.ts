import { type CivilDate, parseDate } from '../../time/civil-date.ts';
import { dateIn, type SnapshotDate } from '../mapping/date-of.ts';
import { MONTH_GROUP, MONTHS } from './month-names.ts';

/** Texts longer than this are looked at no further: no name is as long. */
const LONGEST_TEXT = 1000;

/** What stands for a part of a date in a pattern. */
const PARTS = {
  YYYY: '\\d{4}',
  MMMM: MONTH_GROUP,
  MM: '\\d{1,2}',
  DD: '\\d{1,2}',
} as const;

type Part = keyof typeof PARTS;

/** Finds the date or interval in a text; null when there is none that a calendar has. */
export type DatePattern = (text: string) => SnapshotDate | null;

/**
 * A regular expression in which `YYYY`, `MM`, `MMMM` (a month's name in any of the languages known) and `DD` stand
 * for the parts of a date, in any order: `DD_MMMM_YYYY`. A part that comes twice gives an interval, whose second
 * date is the first day no longer covered: `MMMM DD-DD, YYYY`. Without `YYYY`, its first group is the date as
 * YYYY-MM-DD, YYYYMMDD, YYYY-MM or YYYY. Null when it is neither, or no regular expression.
 */
export function parseDatePattern(pattern: string): DatePattern | null {
  try {
    return pattern.includes('YYYY') ? byParts(pattern) : byGroup(pattern);
  } catch {
    return null;
  }
}

function byParts(pattern: string): DatePattern {
  const parts: Part[] = [];
  const source = pattern.replace(/YYYY|MMMM|MM|DD/g, (part) => {
    parts.push(part as Part);
    return `(?<part${parts.length}>${PARTS[part as Part]})`;
  });
  const expression = new RegExp(source, 'i');
  return (text) => {
    const groups = expression.exec(plain(text))?.groups;
    if (!groups) return null;
    const found = parts.map((part, i) => ({ part, value: groups[`part${i + 1}`]! }));
    const from = dateOfParts(found, 'first');
    if (!from) return null;
    const isInterval = parts.some((part, i) => parts.indexOf(part) < i);
    const to = isInterval ? dateOfParts(found, 'last') : null;
    return to === undefined ? null : { from, to };
  };
}

function dateOfParts(
  found: readonly { part: Part; value: string }[],
  which: 'first' | 'last',
): CivilDate | undefined {
  const value = (...wanted: Part[]) => {
    const values = found.filter(({ part }) => wanted.includes(part)).map((one) => one.value);
    return which === 'first' ? values[0] : values.at(-1);
  };
  const month = value('MM', 'MMMM')?.toLowerCase().replaceAll(/\s/g, ' ');
  const number = month === undefined ? undefined : (MONTHS.get(month) ?? month);
  return toDate(value('YYYY')!, number, value('DD'));
}

function byGroup(pattern: string): DatePattern | null {
  const hasGroup = new RegExp(`${pattern}|`).exec('')!.length > 1;
  if (!hasGroup) return null;
  const expression = new RegExp(pattern);
  return (text) => {
    const group = expression.exec(plain(text))?.[1] ?? '';
    const from = parseDate(group) ?? parseDate(dateIn(group) ?? '');
    return from ? { from, to: null } : null;
  };
}

/** A date of its parts, as precise as these are. */
export function toDate(
  year: string,
  month?: string | number,
  day?: string | number,
): CivilDate | undefined {
  const parts = [year, month, day].slice(0, month === undefined ? 1 : day === undefined ? 2 : 3);
  return parseDate(parts.map((part) => String(part).padStart(2, '0')).join('-'));
}

/** A text as patterns are looked for in it: not longer than names are, in Western digits. */
export function plain(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}
