import { type CivilDate, parseDate } from '../../core/time/civil-date.ts';
import { monthNames } from '../../core/words/format.ts';

/** A typed date, or why it is none: `form` is not a date at all, `calendar` a day that no month has. */
export type TypedDate = CivilDate | { readonly fault: 'form' | 'calendar' };

const ISO = /^\d{4}(-\d{1,2}){0,2}$/;
/** Some languages write "of the year" in a letter or two at the end. */
const DAY_FIRST = /^(?:(\d{1,2})\s+)?(\p{L}+)\s+(\d{4})(?:\s+\p{L}{1,2})?$/u;
const MONTH_FIRST = /^(\p{L}+)\s+(\d{1,2})\s+(\d{4})$/u;

/**
 * Reads `2016-10-21`, `21 October 2016`, `21 Oct 2016`, `October 21, 2016`, `Oct 2016`, `2016`, with months in
 * the language or in English and any digits. Orders that two countries read differently (`1/2/2016`) are not read.
 */
export function parseTypedDate(text: string, language: string): TypedDate {
  const clean = latinDigits(text).replace(/[,،.]/g, ' ').replace(/\s+/g, ' ').trim();
  if (ISO.test(clean)) return civil(...(clean.split('-').map(Number) as [number]));
  const dayFirst = DAY_FIRST.exec(clean);
  const monthFirst = MONTH_FIRST.exec(clean);
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = name === undefined ? 0 : monthOf(name, language);
  if (month === 0) return { fault: 'form' };
  return day === undefined ? civil(Number(year), month) : civil(Number(year), month, Number(day));
}

function civil(year: number, month?: number, day?: number): TypedDate {
  const padded = [month, day].filter((part) => part !== undefined);
  const iso = [String(year).padStart(4, '0'), ...padded.map((n) => String(n).padStart(2, '0'))];
  return parseDate(iso.join('-')) ?? { fault: 'calendar' };
}

/** 1 to 12 when a name, or three letters or more that it begins with, mean just one month; else 0. */
function monthOf(name: string, language: string): number {
  const asked = name.toLocaleLowerCase(language);
  for (const tag of [language, 'en']) {
    const forms = monthNames(tag).map((names) => names.map((each) => each.toLocaleLowerCase(tag)));
    const whole = forms.map((names) => names.indexOf(asked)).find((index) => index >= 0);
    if (whole !== undefined) return whole + 1;
    if (asked.length < 3) continue;
    const begun = forms.flatMap((names) =>
      names.flatMap((each, index) => (each.startsWith(asked) ? [index] : [])),
    );
    if (new Set(begun).size === 1) return begun[0]! + 1;
  }
  return 0;
}

/** Arabic-Indic and Persian digits as Latin ones. */
function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
