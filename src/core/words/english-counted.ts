const plural = new Intl.PluralRules('en');

/** "1 day", "3 days". */
export function counted(count: number, one: string, other: string): string {
  return `${count} ${plural.select(count) === 'one' ? one : other}`;
}
