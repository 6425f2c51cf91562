/** A value as a message shows it: JSON, cut short. */
export function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** `1 ring`, `2,900 rings` */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? singular : plural}`;
}

/** `a, b, c and 12 more` */
export function some(items: readonly string[], most = 5): string {
  if (items.length <= most) return items.join(', ');
  return `${items.slice(0, most).join(', ')} and ${count(items.length - most, 'more', 'more')}`;
}

/** `1,234 km2`, to a tenth below a hundred */
export function km2(area: number): string {
  const digits = area < 100 ? 1 : 0;
  return `${area.toLocaleString('en', { maximumFractionDigits: digits })} km2`;
}
