/** Languages whose names of months are known, as Intl writes them; Arabic in both its sets. */
const LANGUAGES = ['en', 'ar-EG', 'ar-SY', 'uk', 'ru', 'fr', 'de', 'es', 'tr', 'he'];

/**
 * Number of a month (1 to 12) by its name in lower case, whole or short, by itself or as after a day ("жовтня").
 * A name that languages use for different months is left out.
 */
export const MONTHS: ReadonlyMap<string, number> = monthNames();

/** A group of a regular expression that finds any of the names, the longest first. */
export const MONTH_GROUP = [...MONTHS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(/[.\s]/g, (char) => (char === '.' ? '\\.' : '\\s')))
  .join('|');

function monthNames(): Map<string, number> {
  const names = new Map<string, number | null>();
  for (const language of LANGUAGES)
    for (const month of ['long', 'short'] as const)
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
          month,
          ...(day && { day }),
          timeZone: 'UTC',
        });
        for (let number = 1; number <= 12; number++) {
          const name = nameIn(format, number);
          const known = names.get(name);
          if (!/\d/.test(name))
            names.set(name, known === undefined || known === number ? number : null);
        }
      }
  return new Map([...names].flatMap(([name, n]) => (n === null ? [] : [[name, n] as const])));
}

function nameIn(format: Intl.DateTimeFormat, month: number): string {
  const parts = format.formatToParts(Date.UTC(2016, month - 1, 15));
  const { value } = parts.find(({ type }) => type === 'month')!;
  return value.toLowerCase().replace(/\.$/, '');
}
