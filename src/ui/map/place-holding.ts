import type { PlaceHolder } from '../../core/publication/publication.ts';
import { type CivilDate, type Day, parseDate } from '../../core/time/civil-date.ts';

/** A span of a place's history with its dates read. */
export interface Holding {
  readonly holder: string;
  readonly source: string;
  readonly note: string | null;
  /** null when the start is not known */
  readonly from: CivilDate | null;
  /** exclusive; null when no end was found */
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

/** Who is attested to hold the place on a day; null when nothing says so, as where the start of a span is not known. */
export function holdingAt(holdings: readonly Holding[], day: Day): Holding | null {
  return (
    holdings.findLast(
      ({ from, to }) => from !== null && from.day <= day && (to === null || day < to.day),
    ) ?? null
  );
}
