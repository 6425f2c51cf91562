import { show } from '../show.ts';
import type { MappingRule } from './mapping.ts';

/** What a feature is for: a zone, nothing (`skip`), or `fault` says why neither is known. */
export type ZoneChoice =
  | { readonly zone: string }
  | { readonly skip: true }
  | { readonly fault: readonly [code: string, message: string] };

/**
 * The zone of a feature: the one its property `zone` names among `zones`, else that of the first rule
 * that matches. A rule without `when` matches all; a list in `when` means any of its values.
 */
export function zoneOf(
  properties: Readonly<Record<string, unknown>>,
  rules: readonly MappingRule[],
  zones: ReadonlySet<string>,
): ZoneChoice {
  const own = properties.zone;
  if (typeof own === 'string' && zones.has(own)) return { zone: own };
  const rule = rules.find(({ when }) => matches(properties, when ?? {}));
  if (rule?.skip) return { skip: true };
  if (rule?.zone !== undefined) {
    if (zones.has(rule.zone)) return { zone: rule.zone };
    return { fault: unknownZone(rule.zone, zones) };
  }
  if (rules.length > 0) {
    const message = `no rule of the mapping matches ${show(properties)}: add one, or one that skips it`;
    return { fault: ['no-rule', message] };
  }
  if (own !== undefined) return { fault: unknownZone(own, zones) };
  const message =
    'names no zone: give its property "zone", a mapping, or an actor and a status for all';
  return { fault: ['no-zone', message] };
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
    return Array.isArray(wanted) ? wanted.some((one) => one === value) : wanted === value;
  });
}
