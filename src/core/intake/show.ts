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

/** `0.31 km2 changed`; less than a square metre is no change. */
export function areaChanged(areaKm2: number): string {
  if (areaKm2 < 1e-6) return 'no area changed';
  if (areaKm2 < 0.001) return `${(areaKm2 * 1e6).toFixed(0)} m2 changed`;
  return `${areaKm2.toLocaleString('en', { maximumSignificantDigits: 3 })} km2 changed`;
}
