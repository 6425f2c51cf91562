import { type CivilDate, toIsoPrecise } from '../../time/civil-date.ts';
import type { FoundCollection, FoundFeature } from '../geojson/read-collection.ts';
import type { SnapshotDate } from '../mapping/date-of.ts';
import { ARCHIVE } from '../mapping/guess-date.ts';
import type { DateRule } from '../mapping/mapping.ts';
import { error, type Problem } from '../problem.ts';
import { count, show } from '../show.ts';
import { toSpot } from '../spot.ts';
import { dateHint } from './date-hint.ts';
import { dateInText, dateInValue } from './date-in-words.ts';
import { type DatePattern, parseDatePattern } from './date-pattern.ts';
import { type DateTable, findInTable } from './date-table.ts';

/** The part of a collection that is one snapshot. */
export interface DatedCollection {
  readonly date: SnapshotDate;
  readonly collection: FoundCollection;
}

/**
 * The snapshots of a collection by a mapping's date rule (without one, by name). Only `property` can give more
 * than one: features are put together by their date and end. Features that `isSkipped` need no date. A file or
 * features without a date are errors, and then there may be no snapshot at all.
 */
export function splitByDate(
  name: string,
  collection: FoundCollection,
  rule: DateRule = { from: 'name' },
  table: DateTable = new Map(),
  isSkipped: (properties: FoundFeature['properties']) => boolean = () => false,
): { snapshots: DatedCollection[]; problems: Problem[] } {
  const pattern = rule.pattern === undefined ? null : parseDatePattern(rule.pattern);
  if (rule.pattern !== undefined && !pattern) {
    const message = `${show(rule.pattern)} is no pattern of dates: write YYYY, MM or MMMM, and DD where they stand`;
    return { snapshots: [], problems: [error({ file: name, path: '' }, 'bad-pattern', message)] };
  }
  if (rule.from === 'property') return byProperty(name, collection, rule, pattern, isSkipped);
  const found = dateOfFile(name, collection, rule, pattern, table);
  if ('fault' in found)
    return { snapshots: [], problems: [error({ file: name, path: '' }, ...found.fault)] };
  if (rule.to === undefined || found.to)
    return { snapshots: [{ date: found, collection }], problems: [] };
  return withEnd(name, collection, found.from, rule.to, isSkipped);
}

type Fault = { readonly fault: readonly [code: string, message: string] };

function dateOfFile(
  name: string,
  collection: FoundCollection,
  { from, pattern: written }: DateRule,
  pattern: DatePattern | null,
  table: DateTable,
): SnapshotDate | Fault {
  if (from === 'table') {
    const key = findInTable(table, name);
    if (key !== null) return table.get(key)!;
    return { fault: ['no-date', 'is not in the table of dates: add a line file,from,to for it'] };
  }
  const parts = name.split(/[\\/]/);
  const folders = parts.slice(0, -1).reverse();
  const where =
    from === 'name'
      ? [parts.at(-1)!, ...folders.filter((p) => ARCHIVE.test(p))]
      : [...folders, parts.slice(0, -1).join('/')];
  for (const part of where) {
    const date = pattern ? pattern(part) : asDate(dateInText(part));
    if (!date) continue;
    const end = endOfPattern(date, part);
    return 'fault' in end ? end : date;
  }
  const remedy = pattern
    ? `: the pattern ${show(written)} finds none there`
    : from === 'name'
      ? dateHint(name, collection)
      : ': name its folder as YYYY-MM-DD, or give a "pattern"';
  const place = from === 'name' ? `file name ${show(parts.at(-1))}` : `folder of ${show(name)}`;
  return { fault: ['no-date', `${place} holds no date${remedy}`] };
}

function byProperty(
  name: string,
  { members, features }: FoundCollection,
  rule: DateRule,
  pattern: DatePattern | null,
  isSkipped: (properties: FoundFeature['properties']) => boolean,
): { snapshots: DatedCollection[]; problems: Problem[] } {
  const key = rule.property!;
  const problems: Problem[] = [];
  const undated: { path: string; value: unknown; geometry: unknown }[] = [];
  const groups = new Map<string, { date: SnapshotDate; features: FoundFeature[] }>();
  for (const feature of features) {
    if (isSkipped(feature.properties)) continue;
    const value = valueIn(feature, key);
    const found = pattern ? pattern(String(value ?? '')) : asDate(dateInValue(value));
    if (!found) {
      undated.push({ path: feature.path, value, geometry: feature.geometry });
      continue;
    }
    const end =
      rule.to === undefined
        ? endOfPattern(found, String(value))
        : endIn(valueIn(feature, rule.to), rule.to, found.from);
    if ('fault' in end) {
      problems.push(
        error({ file: name, path: feature.path }, ...end.fault, toSpot(feature.geometry)),
      );
      continue;
    }
    const date = { from: found.from, to: end.to };
    const id = [date.from, date.to].map((one) => one && toIsoPrecise(one)).join();
    const group = groups.get(id) ?? { date, features: [] };
    group.features.push(feature);
    groups.set(id, group);
  }
  const first = undated[0];
  if (first || (features.length === 0 && !Object.hasOwn(members, key))) {
    const others = undated.length > 1 ? ` (and ${count(undated.length - 1, 'feature')} more)` : '';
    const remedy = pattern
      ? `the pattern ${show(rule.pattern)} finds none there`
      : 'write it as YYYY-MM-DD, YYYY-MM or YYYY, or give a "pattern"';
    const message = `property ${show(key)} (${show(first?.value)}) holds no date: ${remedy}${others}`;
    problems.push(
      error({ file: name, path: first?.path ?? '' }, 'no-date', message, {
        ...(undated.length > 1 && { times: undated.length }),
        ...toSpot(first?.geometry),
      }),
    );
  }
  const snapshots = [...groups.values()]
    .sort((a, b) => a.date.from.day - b.date.from.day)
    .map((group) => ({ date: group.date, collection: { members, features: group.features } }));
  return { snapshots: [...snapshots, ...nothingHeld()], problems };

  function valueIn(feature: FoundFeature, property: string): unknown {
    return Object.hasOwn(members, property) ? members[property] : feature.properties[property];
  }

  /** A collection without features that says its date says that nothing was held then. */
  function nothingHeld(): DatedCollection[] {
    const date = features.length > 0 ? null : asDate(dateInValue(members[key]));
    return date ? [{ date, collection: { members, features } }] : [];
  }
}

/** A file's date with the end its features agree on. */
function withEnd(
  name: string,
  collection: FoundCollection,
  from: CivilDate,
  property: string,
  isSkipped: (properties: FoundFeature['properties']) => boolean,
): { snapshots: DatedCollection[]; problems: Problem[] } {
  const { members, features } = collection;
  const counted = features.filter(({ properties }) => !isSkipped(properties));
  const values = Object.hasOwn(members, property)
    ? new Set([members[property]])
    : new Set(counted.map(({ properties }) => properties[property]));
  const shown = [...values].slice(0, 3).map(show).join(', ');
  const end: { to: CivilDate | null } | Fault =
    values.size > 1
      ? {
          fault: [
            'many-dates',
            `features disagree on ${show(property)} (${shown}): give each date a file of its own`,
          ],
        }
      : endIn([...values][0], property, from);
  if ('fault' in end)
    return { snapshots: [], problems: [error({ file: name, path: '' }, ...end.fault)] };
  return { snapshots: [{ date: { from, to: end.to }, collection }], problems: [] };
}

function endIn(
  value: unknown,
  property: string,
  from: CivilDate,
): { to: CivilDate | null } | Fault {
  if (value === undefined || value === null || value === '') return { to: null };
  const to = dateInValue(value);
  if (to && to.day > from.day) return { to };
  return { fault: ['bad-date', endMessage(value, property, from)] };
}

/** The end that a pattern found in a text. */
function endOfPattern({ from, to }: SnapshotDate, text: string): { to: CivilDate | null } | Fault {
  return to && to.day <= from.day
    ? { fault: ['bad-date', endMessage(toIsoPrecise(to), text, from)] }
    : { to };
}

function endMessage(value: unknown, where: string, from: CivilDate): string {
  return `${show(value)} in ${show(where)} is not a date after ${toIsoPrecise(from)}: write YYYY-MM-DD`;
}

function asDate(from: CivilDate | null): SnapshotDate | null {
  return from && { from, to: null };
}
