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

/** Half a mark's width in pixels: labels begin and end with their mark (as in css/events.css). */
const HALF_MARK = 4;

/** Where a label runs from its mark, in reading direction; null when it does not fit. */
export type LabelSide = 'after' | 'before' | null;

/**
 * Which labels fit on one line, first come first served: each runs on from its mark, or back to it where the line ends.
 * `starts` and `widths` are pixels from the line's start, in order.
 */
export function fittingLabels(
  starts: readonly number[],
  widths: readonly number[],
  end: number,
): LabelSide[] {
  let free = 0;
  return starts.map((start, i) => {
    const width = widths[i]!;
    const [left, right] = [start - HALF_MARK, start + HALF_MARK];
    if (left >= free && left + width <= end) {
      free = left + width + AIR;
      return 'after';
    }
    if (left + width > end && right - width >= free && right <= end) {
      free = right + AIR;
      return 'before';
    }
    return null;
  });
}
