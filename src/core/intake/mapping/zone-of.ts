import { show } from '../show.ts';
import { foldName, namesIn } from './fold-name.ts';
import type { Mapping, MappingRule } from './mapping.ts';

/** What of a mapping tells a feature's zone. */
export type ZoneRules = Pick<Mapping, 'rules' | 'default' | 'actors'>;

/**
 * What a feature is for: a zone, nothing (`skip`), a question nobody answered (no rule matches), or `fault` says
 * why it is not known.
 */
export type ZoneChoice =
  | { readonly zone: string }
  | { readonly skip: true }
  | { readonly unmatched: true }
  | { readonly fault: readonly [code: string, message: string] };

/**
 * The zone of a feature: the one its property `zone` names among `zones`, else that of the first rule
 * that matches, else the default. A rule without `when` matches all; a list in `when` means any of its values; null
 * means that the property is absent or null. Texts match however they are spaced and capitalised, and when one of
 * several names parted by `///` does.
 */
export function zoneOf(
  properties: Readonly<Record<string, unknown>>,
  mapping: ZoneRules,
  zones: ReadonlySet<string>,
): ZoneChoice {
  const own = properties.zone;
  if (typeof own === 'string' && zones.has(own)) return { zone: own };
  const outcome = firstOutcome(properties, mapping) ?? mapping.default ?? null;
  if (outcome?.skip) return { skip: true };
  if (outcome?.zone !== undefined) {
    if (zones.has(outcome.zone)) return { zone: outcome.zone };
    return { fault: unknownZone(outcome.zone, zones) };
  }
  if (mapping.rules.length > 0) return { unmatched: true };
  if (own !== undefined) return { fault: unknownZone(own, zones) };
  const message =
    'names no zone: give its property "zone", a mapping, or an actor and a status for all';
  return { fault: ['no-zone', message] };
}

interface Outcome {
  readonly zone?: string;
  readonly skip?: true;
}

function firstOutcome(
  properties: Readonly<Record<string, unknown>>,
  { rules, actors }: ZoneRules,
): Outcome | null {
  for (const rule of rules) {
    if (!matches(properties, rule.when ?? {})) continue;
    if (rule.actorFrom === undefined) return rule as Outcome;
    const actor = actorNamed(properties[rule.actorFrom], actors ?? []);
    if (actor !== null) return { zone: `${actor}/${rule.status}` };
  }
  return null;
}

/** The actor whose id, name or alias a value is. */
function actorNamed(value: unknown, actors: NonNullable<ZoneRules['actors']>): string | null {
  if (typeof value !== 'string') return null;
  const names = namesIn(value);
  const found = actors.find(({ id, name, aliases }) =>
    [id, ...Object.values(name), ...(aliases ?? [])].some((known) =>
      names.includes(foldName(known)),
    ),
  );
  return found?.id ?? null;
}

function unknownZone(zone: unknown, zones: ReadonlySet<string>): [string, string] {
  const known = [...zones].join(', ') || 'none';
  return [
    'unknown-zone',
    `zone ${show(zone)} is not one of the series (${known}): add it to "zones"`,
  ];
}

function matches(
  properties: Readonly<Record<string, unknown>>,
  when: NonNullable<MappingRule['when']>,
): boolean {
  return Object.entries(when).every(([key, wanted]) => {
    const value = properties[key] ?? null;
    return Array.isArray(wanted) ? wanted.some((one) => isSame(value, one)) : isSame(value, wanted);
  });
}

function isSame(value: unknown, wanted: string | number | boolean | null): boolean {
  if (value === wanted) return true;
  if (typeof value !== 'string' || typeof wanted !== 'string') return false;
  return namesIn(value).includes(foldName(wanted));
}
