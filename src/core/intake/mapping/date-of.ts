import { type CivilDate, parseDate } from '../../time/civil-date.ts';
import type { FoundCollection } from '../geojson/read-collection.ts';
import { show } from '../show.ts';
import type { DateRule } from './mapping.ts';

/** When a snapshot was true: a date, or an interval. */
export interface SnapshotDate {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

export type DateFault = readonly [code: string, message: string];

/** The date of a file by a mapping's rule; without one, the first date in its name. */
export function dateOf(
  name: string,
  collection: FoundCollection,
  rule: DateRule = { from: 'name' },
): SnapshotDate | { readonly fault: DateFault } {
  const found = rawDate(name, collection, rule);
  if ('fault' in found) return found;
  const from = found.text === null ? undefined : parseDate(found.text);
  if (!from) return { fault: ['no-date', `${found.where} holds no date: ${found.remedy}`] };
  if (rule.to === undefined) return { from, to: null };
  const end = propertyOf(collection, rule.to);
  if ('fault' in end) return end;
  const to = typeof end.value === 'string' ? parseDate(end.value) : undefined;
  if (!to || to.day <= from.day) {
    const message = `${show(end.value)} in "${rule.to}" is not a date after ${found.text}: write YYYY-MM-DD`;
    return { fault: ['bad-date', message] };
  }
  return { from, to };
}

/** `YYYY-MM-DD` or `YYYYMMDD` anywhere in a text, as `YYYY-MM-DD`; null when there is none a calendar has. */
export function dateIn(text: string): string | null {
  for (const match of text.matchAll(/(?<!\d)(\d{4})(-?)(\d{2})\2(\d{2})(?!\d)/g)) {
    const date = `${match[1]}-${match[3]}-${match[4]}`;
    if (parseDate(date)) return date;
  }
  return null;
}

interface RawDate {
  readonly text: string | null;
  readonly where: string;
  readonly remedy: string;
}

function rawDate(
  name: string,
  collection: FoundCollection,
  rule: DateRule,
): RawDate | { readonly fault: DateFault } {
  const parts = name.split(/[\\/]/);
  const base = parts.at(-1)!;
  switch (rule.from) {
    case 'name':
      return pick(base, `file name "${base}"`, rule);
    case 'folder': {
      const folder = parts
        .slice(0, -1)
        .reverse()
        .find((part) => pick(part, '', rule).text !== null);
      return pick(folder ?? parts.slice(0, -1).join('/'), `folder of "${name}"`, rule);
    }
    case 'table': {
      const text = rule.table?.[base] ?? rule.table?.[name] ?? null;
      return { text, where: `the mapping's table for "${base}"`, remedy: 'add it to "date.table"' };
    }
    case 'property': {
      const found = propertyOf(collection, rule.property!);
      if ('fault' in found) return found;
      const text = typeof found.value === 'string' ? found.value : '';
      return pick(text, `property "${rule.property}" (${show(found.value)})`, rule);
    }
  }
}

function pick(text: string, where: string, rule: DateRule): RawDate {
  if (rule.pattern === undefined) {
    const own = rule.from === 'property' && parseDate(text) ? text : dateIn(text);
    return { text: own, where, remedy: 'write it as YYYY-MM-DD or YYYYMMDD' };
  }
  const group = new RegExp(rule.pattern).exec(text)?.[1] ?? '';
  const remedy = `the pattern ${show(rule.pattern)} finds none there`;
  return { text: parseDate(group) ? group : dateIn(group), where, remedy };
}

/** A property of the collection, or the one all its features agree on. */
function propertyOf(
  { members, features }: FoundCollection,
  key: string,
): { readonly value: unknown } | { readonly fault: DateFault } {
  if (Object.hasOwn(members, key)) return { value: members[key] };
  const values = new Set(features.map(({ properties }) => properties[key]));
  if (values.size <= 1) return { value: [...values][0] };
  const shown = [...values].slice(0, 3).map(show).join(', ');
  const message = `features disagree on "${key}" (${shown}): give each date a file of its own`;
  return { fault: ['many-dates', message] };
}
