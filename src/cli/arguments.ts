import type { Day } from '../core/time/civil-date.ts';
import { parseDate } from '../core/time/civil-date.ts';
import { UsageError } from './exit.ts';

/**
 * Arguments as cac is to read them: a negative number (`-3.7`) is a value, not an option, so its sign is
 * written as the true minus that `numberOf` understands.
 */
export function shieldNegatives(argv: readonly string[]): string[] {
  return argv.map((arg) => (/^-\d*\.?\d+$/.test(arg) ? `\u2212${arg.slice(1)}` : arg));
}

/** A finite number within bounds. */
export function numberOf(value: unknown, name: string, least = -Infinity, most = Infinity): number {
  const text = String(value).replace('\u2212', '-');
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(number) && number >= least && number <= most) return number;
  const bounds =
    Number.isFinite(least) && Number.isFinite(most) ? ` within ${least} and ${most}` : '';
  throw new UsageError(`${name}: "${text}" is not a number${bounds}`);
}

/** A date as YYYY-MM-DD, YYYY-MM or YYYY. */
export function dayOf(value: unknown, name: string): Day {
  const date = parseDate(String(value));
  if (!date) throw new UsageError(`${name}: "${value}" is not a date: write YYYY-MM-DD`);
  return date.day;
}

/** The one of several forms that was asked for; null when none was. */
export function formOf<T extends string>(
  options: Readonly<Record<string, unknown>>,
  forms: readonly T[],
): T | null {
  const asked = forms.filter((form) => options[form]);
  if (asked.length > 1)
    throw new UsageError(`give either ${forms.map((form) => `--${form}`).join(' or ')}`);
  return asked[0] ?? null;
}

/** An option that may be given once: its text, or undefined. */
export function textOf(value: unknown, name: string): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) throw new UsageError(`${name} is given more than once`);
  return String(value);
}

/** An option that must be given. */
export function requiredText(value: unknown, name: string): string {
  const text = textOf(value, name);
  if (text === undefined) throw new UsageError(`${name} is missing`);
  return text;
}
