/**
 * A name as names are compared: compatibility forms, no-break spaces and case evened out, runs of spaces one,
 * none at the ends.
 */
export function foldName(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** What a text may be known by: itself, and each of the names in it that ` /// ` parts; folded. */
export function namesIn(text: string): string[] {
  const whole = foldName(text);
  const parts = whole.split('///').map((part) => part.trim());
  return parts.length === 1 ? [whole] : [whole, ...parts.filter((part) => part !== '')];
}
