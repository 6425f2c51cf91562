import type { PlaceHolder } from '../publication/publication.ts';
import { type CivilDate, type Day, parseDate } from '../time/civil-date.ts';

/** A span of a place's history with its dates read. */
export interface Holding {
  readonly holder: string;
  readonly source: string;
  readonly note: string | null;
  /** null when no earlier change was found */
  readonly from: CivilDate | null;
  /** exclusive; null when no later change was found */
  readonly to: CivilDate | null;
}

/** A place's history in order of time. */
export function readHoldings(holders: readonly PlaceHolder[] = []): Holding[] {
  const read = (text: string | undefined) => (text ? (parseDate(text) ?? null) : null);
  return holders
    .map(({ holder, source, note, from, to }) => ({
      holder,
      source,
      note: note ?? null,
      from: read(from),
      to: read(to),
    }))
    .sort((a, b) => (a.from?.day ?? -Infinity) - (b.from?.day ?? -Infinity));
}

/** Who held the place on a day; null when nothing says so. */
export function holdingAt(holdings: readonly Holding[], day: Day): Holding | null {
  return (
    holdings.findLast(
      ({ from, to }) => (from === null || from.day <= day) && (to === null || day < to.day),
    ) ?? null
  );
}
