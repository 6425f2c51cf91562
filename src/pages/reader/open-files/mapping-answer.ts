import { zonesFor } from '../../../core/intake/import/series-writer.ts';
import type { Mapping, MappingRule } from '../../../core/intake/mapping/mapping.ts';
import { NOBODY_YET } from '../../../core/intake/mapping/suggest-mapping.ts';
import type { Status } from '../../../core/series/series.ts';

/** What areas are shown as; `skip` leaves them out. */
export type ShownAs = Status | 'skip';

/** Areas that a suggested mapping takes alike, and what it takes them for. */
export interface MappingRow {
  /** as `type: gains, nochange`; null for all areas */
  readonly areas: string | null;
  readonly shownAs: ShownAs;
}

/** True when the mapping itself says which zones there are, and nobody needs to be asked. */
export function saysZones({ rules = [], zones = [], default: others }: Partial<Mapping>): boolean {
  return rules.length > 0 || zones.length > 0 || others !== undefined;
}

/** True when someone must say who holds the areas. */
export function lacksActor(mapping: Mapping): boolean {
  return zonesOf(mapping).some((zone) => zone.startsWith(`${NOBODY_YET}/`));
}

/** The rows of a suggested mapping: its rules, then what it does with all else. */
export function rowsOf({ rules, default: others }: Mapping): MappingRow[] {
  const rows = rules.map((rule) => ({ areas: areasOf(rule), shownAs: shownAsOf(rule) }));
  return others ? [...rows, { areas: null, shownAs: shownAsOf(others) }] : rows;
}

/** The suggested mapping with the actor's name and, row by row, what the areas are shown as. */
export function answered(
  mapping: Mapping,
  actorName: string,
  shownAs: readonly ShownAs[],
): Mapping {
  const rules = mapping.rules.map((rule, i) => choose(rule, shownAs[i]!));
  const others = mapping.default && choose(mapping.default, shownAs[rules.length]!);
  const made: Mapping = { ...mapping, rules, ...(others && { default: others }) };
  if (mapping.actors) return made;
  const { actors } = zonesFor(zonesOf(made));
  const named = (id: string) => (id === NOBODY_YET ? actorName : id);
  return { ...made, actors: actors.map((actor) => ({ ...actor, name: { en: named(actor.id) } })) };
}

function choose(rule: MappingRule, shownAs: ShownAs): MappingRule {
  const { zone, status: _, skip: __, actorFrom, ...rest } = rule;
  if (shownAs === 'skip') return { ...rest, skip: true };
  if (actorFrom !== undefined) return { ...rest, actorFrom, status: shownAs };
  return { ...rest, zone: `${zone?.split('/')[0] ?? NOBODY_YET}/${shownAs}` };
}

function shownAsOf({ zone, status, skip }: MappingRule): ShownAs {
  if (skip) return 'skip';
  return status ?? (zone?.split('/')[1] as Status | undefined) ?? 'unknown';
}

function areasOf({ when, actorFrom }: MappingRule): string | null {
  const parts = Object.entries(when ?? {}).map(
    ([key, values]) => `${key}: ${Array.isArray(values) ? values.join(', ') : values}`,
  );
  if (parts.length === 0 && actorFrom !== undefined) return actorFrom;
  return parts.join('; ') || null;
}

function zonesOf({ rules, default: others }: Mapping): string[] {
  return [...rules, ...(others ? [others] : [])].flatMap(({ zone }) => zone ?? []);
}
