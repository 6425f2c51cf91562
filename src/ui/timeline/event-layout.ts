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
    if (start >= free && start + width <= end) {
      free = start + width + AIR;
      return 'after';
    }
    if (start + width > end && start - width >= free) {
      free = start + AIR;
      return 'before';
    }
    return null;
  });
}
