import type { SeriesEvent } from '../../core/series/series.ts';

/** Events too near one another to be told apart, as one mark. */
export interface EventMark {
  /** pixels from the left: of the first event in reading direction */
  readonly x: number;
  readonly events: readonly SeriesEvent[];
}

/**
 * Gathers events within `size` pixels of a mark into it, so that no two targets overlap.
 * `events` ascend by day; `x` gives their pixels, which ascend or (right to left) descend with them.
 */
export function gatherMarks(
  events: readonly SeriesEvent[],
  x: (event: SeriesEvent) => number,
  size: number,
): EventMark[] {
  const marks: { x: number; events: SeriesEvent[] }[] = [];
  for (const event of events) {
    const at = x(event);
    const last = marks.at(-1);
    if (last && Math.abs(at - last.x) < size) last.events.push(event);
    else marks.push({ x: at, events: [event] });
  }
  return marks;
}

/** Air between a label and what follows it on its line. */
const AIR = 14;

/**
 * Which labels fit on one line, each starting at its mark and running in reading direction.
 * `starts` and `widths` are pixels from the line's start, in order; a label that would pass `end` does not fit.
 */
export function fittingLabels(
  starts: readonly number[],
  widths: readonly number[],
  end: number,
): boolean[] {
  let free = Number.NEGATIVE_INFINITY;
  return starts.map((start, i) => {
    const stop = start + widths[i]!;
    if (start < free || stop > end) return false;
    free = stop + AIR;
    return true;
  });
}
