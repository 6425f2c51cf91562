const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

export type Direction = 'ltr' | 'rtl';

/** The direction a language is written in, by its likely script. Left to right for a tag that is none. */
export function languageDirection(language: string): Direction {
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** `ar` of `ar-IQ`, in lower case. */
export function baseLanguage(language: string): string {
  return language.split('-')[0]!.toLowerCase();
}

/** Of tables by base language, the one for a language, else the English one. */
export function chooseTable<T>(
  tables: Readonly<Record<string, T>> & { en: T },
  language: string,
): T {
  return tables[baseLanguage(language)] ?? tables.en;
}

/**
 * The locale that dates and numbers are written in: Gregorian calendar and Latin digits in every language,
 * so that figures read the same on page, map and table; English dates go day, month, year.
 */
export function formattingLocale(language: string): string {
  const tag = baseLanguage(language) === 'en' ? 'en-GB' : language;
  try {
    return new Intl.Locale(tag, { calendar: 'gregory', numberingSystem: 'latn' }).toString();
  } catch {
    return 'en-GB';
  }
}
