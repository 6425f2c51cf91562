import { type CivilDate, parseDate } from '../../time/civil-date.ts';

/** When a snapshot was true: a date, or an interval. */
export interface SnapshotDate {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** `YYYY-MM-DD`, `YYYYMMDD` or with `_`, `.` or `/` between, anywhere in a text, as `YYYY-MM-DD`; null when there is none a calendar has. */
export function dateIn(text: string): string | null {
  for (const match of text.matchAll(/(?<!\d)(\d{4})([-_./]?)(\d{2})\2(\d{2})(?!\d)/g)) {
    const date = `${match[1]}-${match[3]}-${match[4]}`;
    if (parseDate(date)) return date;
  }
  return null;
}
