import { formatFixed } from '../../core/words/format.ts';
import { languageDirection } from '../../core/words/language.ts';

/** A figure for a table: as many decimals in every row, a true minus. */
export function figure(value: number, language: string, digits: number): string {
  return formatFixed(value, language, digits).replace('-', '\u2212');
}

/** The same with its sign, none for what rounds to nothing. */
export function signed(value: number, language: string, digits: number): string {
  const text = figure(Math.abs(value), language, digits);
  if (!/[1-9]/.test(text)) return text;
  // A sign stands before its number in every script: a left-to-right mark holds it there.
  const mark = languageDirection(language) === 'rtl' ? '\u200e' : '';
  return `${mark}${value < 0 ? '\u2212' : '+'}${text}`;
}

/** Decimals that leave about three digits of the largest of some values. */
export function digitsFor(values: readonly number[], most = 3): number {
  const largest = Math.max(0, ...values.map(Math.abs));
  if (largest >= 100) return 0;
  if (largest >= 10) return Math.min(most, 1);
  return largest >= 1 ? Math.min(most, 2) : most;
}
