import type { SeriesInfo } from '../series/series.ts';
import { type Day, endOf } from '../time/civil-date.ts';
import type { HistorySpan } from './place-history.ts';
import type { Holding } from './place-holding.ts';

/** Days through which the place table names another holder than the map's zones do. */
export interface Disagreement {
  readonly from: Day;
  /** first day after it; null while it stands */
  readonly to: Day | null;
  readonly table: Holding;
  readonly map: HistorySpan;
}

/**
 * Where a place's dated holders and its history on the map say different things, in order of time: the map has it in
 * the control of others alone, or nobody holds it though its holder has zones of its own elsewhere. A month or a year
 * that begins or ends a holding says nothing of its own days; where the table does not know, or there is no map,
 * nothing disagrees.
 */
export function disagreements(
  holdings: readonly Holding[],
  history: readonly HistorySpan[],
  { actors, zones }: Pick<SeriesInfo, 'actors' | 'zones'>,
): Disagreement[] {
  const actorOf = new Map(zones.map(({ id, actor }) => [id, actor]));
  const statusOf = new Map(zones.map(({ id, status }) => [id, status]));
  const drawn = new Set(
    zones.filter(({ status }) => status === 'control').map(({ actor }) => actor),
  );
  const named = new Map(
    actors.flatMap(({ id, aliases = [] }) => [id, ...aliases].map((name) => [fold(name), id])),
  );
  const found: Disagreement[] = [];
  for (const table of holdings) {
    const holder = named.get(fold(table.holder)) ?? table.holder;
    if (holder === 'unknown') continue;
    const start = table.from ? sureFrom(table.from) : -Infinity;
    const end = table.to?.day ?? Infinity;
    for (const map of history) {
      const from = Math.max(start, map.from);
      const to = Math.min(end, map.to ?? Infinity);
      if (from >= to || !map.covered) continue;
      const holds = map.zones.some((zone) => actorOf.get(zone) === holder);
      const taken = map.zones.some((zone) => statusOf.get(zone) === 'control');
      if (holds || (!taken && (map.zones.length > 0 || !drawn.has(holder)))) continue;
      found.push({ from, to: Number.isFinite(to) ? to : null, table, map });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

function sureFrom(date: NonNullable<Holding['from']>): Day {
  return date.precision === 'day' ? date.day : endOf(date);
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
