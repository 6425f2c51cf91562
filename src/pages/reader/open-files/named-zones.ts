import type { DecodedCollection } from '../../../core/intake/formats/decoded.ts';
import { readCollection } from '../../../core/intake/geojson/read-collection.ts';
import { Report } from '../../../core/intake/geojson/report.ts';
import { zonesFor } from '../../../core/intake/import/series-writer.ts';
import type { Mapping } from '../../../core/intake/mapping/mapping.ts';
import { STATUSES } from '../../../core/series/series.ts';
import type { Holder } from './protocol.ts';

const ZONE = new RegExp(`^[a-z0-9][a-z0-9._-]*/(${STATUSES.join('|')})$`);

/** True when the mapping itself says which zones there are. */
export function namesZones({ rules = [], zones = [] }: Partial<Mapping>): boolean {
  return rules.length > 0 || zones.length > 0;
}

/** The zones that features name in their property `zone`, and whether some name none. */
export function surveyZones(
  collections: Iterable<Pick<DecodedCollection, 'name' | 'value'>>,
  wrapper: string | undefined,
): { zones: Set<string>; isAnyUnnamed: boolean } {
  const zones = new Set<string>();
  let isAnyUnnamed = false;
  for (const { name, value } of collections)
    for (const { properties } of readCollection(value, wrapper, new Report(name))?.features ?? []) {
      const { zone } = properties;
      if (zone === undefined || zone === null) isAnyUnnamed = true;
      else if (typeof zone === 'string' && ZONE.test(zone)) zones.add(zone);
    }
  return { zones, isAnyUnnamed };
}

/** A mapping in which zones named by features are themselves, and all else is the holder's. */
export function holderMapping(
  named: ReadonlySet<string>,
  holder: Holder | null,
): Pick<Mapping, 'rules' | 'actors' | 'zones'> {
  const own = holder && `${idOf(holder.name)}/${holder.status}`;
  const { actors, zones } = zonesFor(own ? [...named, own] : named);
  return {
    rules: own ? [{ zone: own }] : [],
    actors: actors.map((actor) =>
      holder && actor.id === idOf(holder.name) ? { ...actor, name: { en: holder.name } } : actor,
    ),
    zones,
  };
}

function idOf(name: string): string {
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return id || 'holder';
}
