import { type ScaleLinear, scaleLinear, type ZoomTransform } from 'd3';
import type { SeriesInfo } from '../../core/series/series.ts';
import { addMonths, type Day, toDay, toIso } from '../../core/time/civil-date.ts';
import { lastDayOf } from '../../core/words/format.ts';

/** Days to pixels. */
export type TimeScale = ScaleLinear<number, number>;

/** The days a timeline can show, half-open: whole months from the first map to the end of the last one's knowledge. */
export function timelineDomain({ snapshots }: Pick<SeriesInfo, 'snapshots'>): [from: Day, to: Day] {
  const first = snapshots[0]?.from ?? 0;
  const ends = snapshots.map(({ from, to, precision }) => to ?? lastDayOf(from, precision) + 1);
  const last = ends.reduce((a, b) => Math.max(a, b), first + 1);
  return [monthStart(first), monthStart(addMonths(monthStart(last - 1), 1))];
}

/** The first day of a day's month. */
export function monthStart(day: Day): Day {
  return toDay(toIso(day).slice(0, 7));
}

/** The whole domain over `width` pixels, mirrored for languages written from the right. */
export function baseScale(
  domain: readonly [Day, Day],
  width: number,
  rightToLeft: boolean,
): TimeScale {
  return scaleLinear(domain, rightToLeft ? [width, 0] : [0, width]);
}

/** The part of the base scale that a zoom shows. */
export function zoomedScale(base: TimeScale, transform: ZoomTransform): TimeScale {
  return transform.rescaleX(base);
}

/** The whole days that reach into what a scale shows, in time's order. */
export function visibleDays(scale: TimeScale): [from: Day, to: Day] {
  const [from, to] = scale.domain() as [number, number];
  return [Math.floor(from), Math.ceil(to)];
}

/** The day nearest to a pixel, held inside the half-open domain. */
export function dayAt(scale: TimeScale, x: number, [from, to]: readonly [Day, Day]): Day {
  return Math.max(from, Math.min(to - 1, Math.round(scale.invert(x))));
}
