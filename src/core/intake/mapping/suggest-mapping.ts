import { STATUSES, type Status } from '../../series/series.ts';
import { collectionsIn, readCollection } from '../geojson/read-collection.ts';
import { isAreal, isBeside } from '../geojson/read-geometry.ts';
import { Report } from '../geojson/report.ts';
import { zonesFor } from '../import/series-writer.ts';
import type { ActorJson } from '../series/series-json.ts';
import { count } from '../show.ts';
import { createValueCount, type PropertyCount } from './count-values.ts';
import { foldName } from './fold-name.ts';
import { createDateGuess } from './guess-date.ts';
import { guessStatus } from './guess-status.ts';
import type { Mapping } from './mapping.ts';

const SCHEMA = 'https://unpkg.com/conflict-map/docs/spec/mapping.schema.json';
const ZONE = new RegExp(`^[a-z0-9][a-z0-9._-]*/(${STATUSES.join('|')})$`);

/** Distinct values that a property of zones has at most: more name single things. */
const MOST_VALUES = 20;
const MOST_ACTORS = 12;
/** A share of features that all but says all. */
const NEARLY_ALL = 0.9;
const KIND = /zone|status|type|kind|class|categ|control|change|folder|layer|fill|name/iu;
const STYLE = /opacity|width|scale|^stroke|^style|^icon|^marker/iu;
const ACTOR =
  /actor|holder|held|side|party|faction|owner|group|belligerent|controller|controlled.?by/iu;
/** Stands for the actor that the files do not name. */
export const NOBODY_YET = 'actor';

/** What of a mapping says zones. */
type Zones = Pick<Mapping, 'rules' | 'default' | 'actors' | 'zones' | '$comment'>;

/**
 * A mapping for collections, to be edited: the text of mapping.json with where they lie, where dates most likely are,
 * rules by the property that most likely tells zones, and in `$counts` how often every property has every value.
 * Null when there is no collection of features.
 */
export function suggestMapping(
  collections: Iterable<{ readonly name: string; readonly value: unknown }>,
): string | null {
  const values = createValueCount();
  const date = createDateGuess();
  const wrappers = new Set<string>();
  let files = 0;
  for (const { name, value } of collections) {
    const wrapper = collectionsIn(value)[0]?.path;
    const found = readCollection(value, wrapper || undefined, new Report(name));
    if (!found) continue;
    files += 1;
    if (wrapper) wrappers.add(wrapper);
    date.name(name);
    const isMixed = found.features.some(({ geometry }) => isAreal(geometry));
    for (const { properties, geometry } of found.features) {
      if (isMixed && isBeside(geometry)) continue;
      values.add(properties);
      date.feature(properties);
    }
  }
  if (files === 0) return null;
  const { features, properties } = values.result();
  const dates = date.result();
  const [collection] = wrappers;
  const { $comment, ...zones } = suggestZones(properties, features, dates?.property);
  const comments = [
    $comment,
    ...(dates ? [] : ['No dates were found: say where they are in "date".']),
    ...(dates?.from === 'name' && date.unnamed() > 0
      ? [
          `Names of ${date.unnamed()} of ${count(files, 'file')} hold no date: rename them, or list them in a table.`,
        ]
      : []),
  ].filter((text) => text !== undefined);
  const mapping = {
    $schema: SCHEMA,
    ...(comments.length > 0 && { $comment: comments.join(' ') }),
    ...(collection !== undefined && { collection }),
    ...(dates && { date: dates }),
    ...zones,
    $counts: {
      collections: files,
      features,
      properties: Object.fromEntries([...properties].map(([key, value]) => [key, toJson(value)])),
    },
  };
  return `${JSON.stringify(mapping, null, 2)}\n`;
}

function suggestZones(
  properties: ReadonlyMap<string, PropertyCount>,
  features: number,
  dateProperty: string | undefined,
): Zones {
  const complete = [...properties].filter(
    ([key, { features: n, distinct }]) =>
      key !== dateProperty && n >= NEARLY_ALL * features && distinct <= MOST_VALUES,
  );
  const own = complete.find(([key]) => key === 'zone')?.[1];
  if (own?.values.every(([value]) => ZONE.test(String(value))))
    return { rules: [], ...zonesFor(own.values.map(([value]) => String(value))) };
  const actor = complete.find(([key, { distinct }]) => ACTOR.test(key) && distinct <= MOST_ACTORS);
  const kind = best(complete.filter(([key]) => key !== actor?.[0]));
  if (actor) return byActor(actor, kind);
  if (!kind)
    return {
      rules: [],
      default: { zone: `${NOBODY_YET}/control` },
      $comment: `No property tells zones apart: write the actor's id for "${NOBODY_YET}".`,
    };
  return byKind(kind);
}

type Property = readonly [key: string, count: PropertyCount];

/** How much a property's name says of zones: colours and names may stand for them, how thick a line is never does. */
function kindOf(key: string): number {
  if (STYLE.test(key)) return -1;
  if (key === 'name' || key === 'fill') return 0.5;
  return KIND.test(key) ? 1 : 0;
}

/** The property whose values most often are words for a status; its name counts where that does not tell. */
function best(candidates: readonly Property[]): Property | undefined {
  const score = ([key, { values, features }]: Property) => {
    const known = values.reduce((sum, [value, n]) => sum + (guess(value) ? n : 0), 0);
    return (2 * known) / features + kindOf(key);
  };
  return candidates
    .filter((one) => score(one) > 0)
    .sort((a, b) => score(b) - score(a) || a[1].distinct - b[1].distinct)[0];
}

function byActor([actorFrom, { values }]: Property, kind: Property | undefined): Zones {
  const actors = actorsNamed(values.map(([value]) => String(value)));
  const groups = kind ? byStatus(kind) : new Map();
  const isTold = [...groups.keys()].some((status) => status !== null);
  if (!kind || !isTold) return { actors, rules: [{ actorFrom, status: 'control' }] };
  const rules = [...groups].map(([status, when]) =>
    status === 'skip'
      ? { when: { [kind[0]]: when }, skip: true as const }
      : { when: { [kind[0]]: when }, actorFrom, status: (status ?? 'unknown') as Status },
  );
  return { actors, rules };
}

/** An actor for each of the names, which may be several parted by `///`; spellings that match as one are one. */
function actorsNamed(values: readonly string[]): ActorJson[] {
  const named = new Map<string, { name: string; aliases: Set<string> }>();
  for (const value of values) {
    const [name, ...others] = value.split('///').map((part) => part.replace(/\s+/gu, ' ').trim());
    const known = named.get(foldName(name!)) ?? { name: name!, aliases: new Set<string>() };
    named.set(foldName(name!), known);
    for (const other of others) known.aliases.add(other);
  }
  const { actors: colored } = zonesFor([...named.keys()].map((_, i) => `a${i}/control`));
  const ids = new Set<string>();
  return [...named.values()].map(({ name, aliases }, i) => {
    const own = idFor(name, `actor-${i + 1}`);
    const id = ids.has(own) ? `actor-${i + 1}` : own;
    ids.add(id);
    return {
      id,
      name: { en: name },
      color: colored[i]!.color,
      ...(aliases.size > 0 && { aliases: [...aliases] }),
    };
  });
}

function byKind(kind: Property): Zones {
  const [key, { values }] = kind;
  const groups = byStatus(kind);
  const told = [...groups.keys()].filter((status) => status !== null);
  if (told.length === 0) {
    const rules = values.map(([value], i) => ({
      when: { [key]: value },
      zone: `${idFor(String(value), `actor-${i + 1}`)}/control`,
    }));
    return { rules, $comment: `Each value of "${key}" is taken for an actor that controls.` };
  }
  const rules = [...groups].map(([status, when]) =>
    status === 'skip'
      ? { when: { [key]: when }, skip: true as const }
      : {
          when: { [key]: when },
          zone: `${NOBODY_YET}/${status ?? 'unknown'}`,
          ...(status === null && { $comment: 'not understood' }),
        },
  );
  return { rules, $comment: `Write the actor's id for "${NOBODY_YET}".` };
}

function byStatus([, { values }]: Property): Map<
  Status | 'skip' | null,
  (string | number | boolean)[]
> {
  const groups = new Map<Status | 'skip' | null, (string | number | boolean)[]>();
  for (const [value] of values) {
    const status = guess(value);
    groups.set(status, [...(groups.get(status) ?? []), value]);
  }
  return groups;
}

function guess(value: string | number | boolean): Status | 'skip' | null {
  return typeof value === 'string' ? guessStatus(value) : null;
}

/** An id of a name's Latin letters and digits. */
function idFor(name: string, fallback: string): string {
  const plain = foldName(name.split('///')[0]!).normalize('NFKD');
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || fallback;
}

function toJson({ values, distinct }: PropertyCount): Record<string, number> {
  const counts = Object.fromEntries(values.map(([value, n]) => [String(value), n]));
  const more = distinct - values.length;
  return more > 0 ? { ...counts, [`(${more} more values)`]: more } : counts;
}
