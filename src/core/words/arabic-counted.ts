const plural = new Intl.PluralRules('ar');

/** The forms of a counted noun: one, two, few (3 to 10), many (11 to 99), other. */
export type Forms = readonly [one: string, two: string, few: string, many: string, other: string];

/** A count and its noun in the form that goes with it. */
export function counted(count: number, [one, two, few, many, other]: Forms): string {
  switch (plural.select(count)) {
    case 'one':
      return one;
    case 'two':
      return two;
    case 'few':
      return `${count} ${few}`;
    case 'many':
      return `${count} ${many}`;
    default:
      return `${count} ${other}`;
  }
}
