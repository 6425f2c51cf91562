import { stack } from 'd3';
import { gaps } from '../../core/series/coverage.ts';
import type { SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { lastDayOf } from '../../core/words/format.ts';

/** Half-open span of days. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

type Maps = Pick<SeriesInfo, 'snapshots' | 'maxCarryDays'>;

/** Spans of the domain without a map: before the first, between maps too far apart, after the last one's carrying. */
export function uncoveredSpans(series: Maps, [start, end]: readonly [Day, Day]): Span[] {
  const first = series.snapshots[0]?.from ?? end;
  const before = start < first ? [{ from: start, to: first }] : [];
  return [...before, ...gaps(series, end)];
}

/**
 * What is observed rather than carried: attested intervals, and the day, month or year a map is dated to, as far
 * as it may stand. Spans that touch are one.
 */
export function observedSpans({ snapshots, maxCarryDays }: Maps): Span[] {
  const spans: { from: Day; to: Day }[] = [];
  for (const { from, to, precision } of snapshots) {
    const stands = from + 1 + (maxCarryDays ?? Number.POSITIVE_INFINITY);
    const end = to ?? Math.min(lastDayOf(from, precision) + 1, stands);
    const last = spans.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, end);
    else spans.push({ from, to: end });
  }
  return spans;
}

/** A run of maps without a gap: snapshot indexes `[first, end)`, and the day its last map stops standing. */
export interface Run {
  readonly first: number;
  readonly end: number;
  readonly until: Day;
}

/** A run of maps that may be compared with one another. */
export interface ComparableRun extends Run {
  /** another run follows at once, without a gap: what is drawn is parted by a little air */
  readonly cut: { readonly before: boolean; readonly after: boolean };
}

/** Runs cut where a map may not be compared with the one before: `breaks` are the indexes of such maps. */
export function comparableRuns(
  runs: readonly Run[],
  breaks: readonly number[],
  froms: ArrayLike<Day>,
): ComparableRun[] {
  return runs.flatMap(({ first, end, until }) => {
    const starts = [first, ...breaks.filter((index) => index > first && index < end)];
    return starts.map((start, i) => {
      const next = starts[i + 1];
      return {
        first: start,
        end: next ?? end,
        until: next === undefined ? until : froms[next]!,
        cut: { before: i > 0, after: next !== undefined },
      };
    });
  });
}

/** The unbroken runs of maps up to the domain's end, in order. */
export function coveredRuns(series: Maps, end: Day): Run[] {
  const runs: Run[] = [];
  const holes = [...gaps(series, end), { from: end, to: end }];
  let first = 0;
  for (const hole of holes) {
    let next = first;
    while (next < series.snapshots.length && series.snapshots[next]!.from < hole.from) next++;
    if (next > first) runs.push({ first, end: next, until: hole.from });
    first = next;
  }
  return runs;
}

/** Zone areas put on top of each other: `[zone][snapshot] → [bottom, top]` in km². */
export function stackedAreas(
  areasKm2: readonly Float64Array[],
  snapshots: number,
): [number, number][][] {
  const indexes = Array.from({ length: snapshots }, (_, i) => i);
  const zones = areasKm2.map((_, zone) => String(zone));
  const layers = stack<number>()
    .keys(zones)
    .value((snapshot, zone) => areasKm2[Number(zone)]![snapshot] ?? 0)(indexes);
  return layers.map((layer) => layer.map(([bottom, top]) => [bottom, top]));
}

/** The sum of what the zones' areas grew or shrank by at each snapshot since the one before, in km². */
export function netChanges(areasKm2: readonly Float64Array[], snapshots: number): number[] {
  return Array.from({ length: snapshots }, (_, i) =>
    i === 0
      ? 0
      : areasKm2.reduce((sum, zone) => sum + Math.abs((zone[i] ?? 0) - (zone[i - 1] ?? 0)), 0),
  );
}

/** How much changed with a snapshot: 0 little, 1 more than most, 2 much. */
export type Weight = 0 | 1 | 2;

/** The shares of snapshots that count as much and as more than most, and the pixels that each such tick must have. */
const MUCH = { share: 0.05, pixels: 24 };
const MORE = { share: 0.15, pixels: 8 };

/** The weights of the snapshots' ticks, from how much changed at each, on a track of so many pixels for all of them. */
export function tickWeights(changes: readonly number[]): (pixels: number) => Weight[] {
  const descending = changes.filter((change) => change > 0).sort((a, b) => b - a);
  return (pixels) => {
    const least = ({ share, pixels: each }: typeof MUCH) => {
      const most = Math.max(1, Math.floor(Math.min(share * changes.length, pixels / each)));
      return descending[most - 1] ?? descending.at(-1) ?? 0;
    };
    const [much, more] = [least(MUCH), least(MORE)];
    return changes.map((change) => {
      if (change === 0) return 0;
      return change >= much ? 2 : change >= more ? 1 : 0;
    });
  };
}

/** Spans of snapshots that follow one another closer than `days`: where single ticks would run together. */
export function denseSpans(froms: ArrayLike<Day>, days: number): Span[] {
  const spans: Span[] = [];
  for (let first = 0, last = 0; last < froms.length; first = ++last) {
    while (last + 1 < froms.length && froms[last + 1]! - froms[last]! < days) last++;
    if (last > first) spans.push({ from: froms[first]!, to: froms[last]! });
  }
  return spans;
}
