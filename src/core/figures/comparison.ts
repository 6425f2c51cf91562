import { coverageAt, gaps } from '../series/coverage.ts';
import type { SeriesInfo, Snapshot } from '../series/series.ts';
import type { Day } from '../time/civil-date.ts';

/** What a reader must know who sets two dates side by side; `undefined` where a snapshot does not say. */
export type Caveat =
  | {
      readonly code: 'source-differs' | 'method-differs' | 'definition-differs';
      readonly from: string | undefined;
      readonly to: string | undefined;
    }
  /** days `[from, to)` between the two dates have no map */
  | { readonly code: 'gap-between'; readonly from: Day; readonly to: Day }
  /** the map shown for `day` is older */
  | { readonly code: 'carried'; readonly day: Day; readonly snapshot: Snapshot }
  /** the shapes were reckoned, not reported */
  | { readonly code: 'estimated'; readonly day: Day; readonly snapshot: Snapshot };

/** Two dates of a series, each with the snapshot that stands for it. */
export interface Comparison {
  readonly from: Day;
  readonly to: Day;
  /** indexes into `series.snapshots` */
  readonly a: number;
  readonly b: number;
  /** false where source, method or definition differ or a gap lies between: then a difference may be theirs, not the ground's */
  readonly comparable: boolean;
  readonly caveats: readonly Caveat[];
}

const APART: readonly Caveat['code'][] = [
  'source-differs',
  'method-differs',
  'definition-differs',
  'gap-between',
];

/** What stands for two dates, and whether they may be compared; null when one has no map. `from` may follow `to`. */
export function compareDates(series: SeriesInfo, from: Day, to: Day): Comparison | null {
  const [first, second] = [coverageAt(series, from), coverageAt(series, to)];
  if (!first || !second) return null;
  const [a, b] = [first.index, second.index];
  const [early, late] = [Math.min(from, to), Math.max(from, to)];
  const caveats: Caveat[] = [
    ...differences(series.snapshots[a]!, series.snapshots[b]!),
    ...gaps(series, late)
      .filter((gap) => gap.to > early && gap.from < late)
      .map((gap) => ({ code: 'gap-between' as const, ...gap })),
  ];
  for (const [day, { index, attested }] of [
    [from, first],
    [to, second],
  ] as const) {
    const snapshot = series.snapshots[index]!;
    if (!attested) caveats.push({ code: 'carried', day, snapshot });
    if (snapshot.method === 'estimate') caveats.push({ code: 'estimated', day, snapshot });
  }
  const comparable = !caveats.some(({ code }) => APART.includes(code));
  return { from, to, a, b, comparable, caveats };
}

/**
 * Snapshots that do not go on from the one before: source, method or definition changed, or a gap lies between.
 * A line over time is broken there, not joined. Ascending indexes.
 */
export function breaks(series: SeriesInfo): number[] {
  const { snapshots } = series;
  const reopened = new Set(gaps(series, Number.POSITIVE_INFINITY).map(({ to }) => to));
  return snapshots.flatMap((snapshot, i) => {
    const before = snapshots[i - 1];
    if (!before) return [];
    return reopened.has(snapshot.from) || differences(before, snapshot).length > 0 ? [i] : [];
  });
}

function differences(a: Snapshot, b: Snapshot): Caveat[] {
  const differ = (what: 'source' | 'method' | 'definition'): Caveat[] =>
    a[what] === b[what] ? [] : [{ code: `${what}-differs`, from: a[what], to: b[what] }];
  return [...differ('source'), ...differ('method'), ...differ('definition')];
}
