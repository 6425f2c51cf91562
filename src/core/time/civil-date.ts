/** A civil day in UTC, counted from 1970-01-01 (day 0). Every date in the core is one of these. */
export type Day = number;

/** How exactly a source dates something. A month or a year stands for its first day. */
export type Precision = 'day' | 'month' | 'year';

/** A date as a source wrote it: its first day and how exact it is. */
export interface CivilDate {
  readonly day: Day;
  readonly precision: Precision;
}

const MS_PER_DAY = 86_400_000;
const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Undefined for anything else, and for days that no calendar has. */
export function parseDate(text: string): CivilDate | undefined {
  const match = FORM.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, date] = match;
  const time = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(date ?? 1));
  const day = Math.round(time / MS_PER_DAY);
  const precision = date ? 'day' : month ? 'month' : 'year';
  const exact = toIso(day).startsWith(match[0]);
  return exact ? { day, precision } : undefined;
}

/** The day of `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; throws a RangeError for anything else. */
export function toDay(text: string): Day {
  const date = parseDate(text);
  if (!date) throw new RangeError(`not a date (YYYY-MM-DD, YYYY-MM or YYYY): "${text}"`);
  return date.day;
}

/** `YYYY-MM-DD` of a day. */
export function toIso(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** A date written as precisely as it is known: `2016`, `2016-10` or `2016-10-21`. */
export function toIsoPrecise({ day, precision }: CivilDate): string {
  return toIso(day).slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10);
}

/** The first day after the whole span a date stands for (the next day, month or year). */
export function endOf({ day, precision }: CivilDate): Day {
  const date = new Date(day * MS_PER_DAY);
  if (precision === 'year') return Date.UTC(date.getUTCFullYear() + 1, 0, 1) / MS_PER_DAY;
  if (precision === 'month')
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / MS_PER_DAY;
  return day + 1;
}

/** The same day of the month `months` later, held to that month's last day. */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(day * MS_PER_DAY);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const next = new Date(first);
  const last = Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0) / MS_PER_DAY;
  return Math.min(first / MS_PER_DAY + date.getUTCDate() - 1, last);
}
