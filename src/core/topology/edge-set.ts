import { createPairIds } from '../geometry/pair-ids.ts';
import type { VertexIds } from '../geometry/vertex-ids.ts';
import type { Path, ZonePaths } from './zone-paths.ts';

/** An edge in one direction along which a zone ran, on its left, with the lifetimes it stood. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly zone: number;
  /** [from, to, from, to, …] */
  readonly lifetimes: readonly number[];
}

/** The borders of a series as edges between numbered vertices, each with what ran along it and when. */
export interface EdgeSet {
  readonly ids: VertexIds;
  /** Takes up a series at its snapshot `at`, before any `set`: the runs that stood until then, and the paths of each zone that stand. */
  resume(at: number, runs: Iterable<Run>, standing: ZonePaths): void;
  /**
   * The paths of a zone, which lies on their left, from snapshot `at` on; snapshots come in order, and those of a
   * zone that stays need not be told. Paths that are the same object as before are not looked at. An edge run both
   * ways bounds nothing.
   */
  set(zone: number, at: number, paths: readonly Path[]): void;
  /** All runs that ever stood, `count` being the number of snapshots. */
  runs(count: number): Iterable<Run>;
}

export function createEdgeSet(ids: VertexIds, zoneCount: number): EdgeSet {
  const zones = Array.from({ length: zoneCount }, createZoneRuns);
  return {
    ids,
    resume(at, runs, standing) {
      for (const { zone, ...run } of runs) zones[zone]!.restore(at, run);
      zones.forEach((zone, i) => {
        zone.stand(standing[i]!);
      });
    },
    set: (zone, at, paths) => zones[zone]!.set(at, paths),
    *runs(count) {
      for (const [zone, runs] of zones.entries())
        for (const run of runs.all(count)) yield { ...run, zone };
    },
  };
}

/** The runs of one zone. */
function createZoneRuns() {
  const pairs = createPairIds();
  /** by run: the one the other way, or -1 */
  const opposite: number[] = [];
  /** how many paths run along it now */
  const times: number[] = [];
  /** of odd length while it stands */
  const lifetimes: number[][] = [];
  /** the runs of each path that stands */
  let standing: ReadonlyMap<Path, Int32Array> = new Map();

  const runOf = (from: number, to: number): number => {
    const run = pairs.of(from, to);
    if (run === times.length) {
      const other = pairs.find(to, from);
      opposite.push(other);
      if (other >= 0) opposite[other] = run;
      times.push(0);
      lifetimes.push([]);
    }
    return run;
  };
  const runsOf = (path: Path): Int32Array => {
    const runs = new Int32Array(path.length);
    let from = path[path.length - 1]!;
    for (let i = 0; i < path.length; i++) {
      runs[i] = runOf(from, path[i]!);
      from = path[i]!;
    }
    return runs;
  };
  const count = (runs: Int32Array, change: number): void => {
    for (let i = 0; i < runs.length; i++) times[runs[i]!]! += change;
  };
  const settle = (run: number, at: number): void => {
    const other = opposite[run]!;
    const stands = times[run]! > (other < 0 ? 0 : times[other]!);
    const known = lifetimes[run]!;
    if (stands === (known.length % 2 === 1)) return;
    known.push(at);
  };

  return {
    restore(at: number, { from, to, lifetimes: known }: Omit<Run, 'zone'>): void {
      const kept = lifetimes[runOf(from, to)]!;
      kept.push(...known);
      if (kept.at(-1) === at) kept.pop();
    },
    stand(paths: readonly Path[]): void {
      standing = new Map(paths.map((path) => [path, runsOf(path)]));
      for (const runs of standing.values()) count(runs, 1);
    },
    set(at: number, paths: readonly Path[]): void {
      const next = new Map(paths.map((path) => [path, standing.get(path) ?? runsOf(path)]));
      const gone = [...standing].filter(([path]) => !next.has(path)).map(([, runs]) => runs);
      const come = [...next].filter(([path]) => !standing.has(path)).map(([, runs]) => runs);
      for (const runs of gone) count(runs, -1);
      for (const runs of come) count(runs, 1);
      for (const runs of [...gone, ...come])
        for (let i = 0; i < runs.length; i++) {
          const run = runs[i]!;
          settle(run, at);
          if (opposite[run]! >= 0) settle(opposite[run]!, at);
        }
      standing = next;
    },
    *all(end: number): Generator<Omit<Run, 'zone'>> {
      for (let run = 0; run < times.length; run++) {
        const known = lifetimes[run]!;
        if (known.length === 0) continue;
        const closed = known.length % 2 === 1 ? [...known, end] : known;
        yield { from: pairs.first(run), to: pairs.second(run), lifetimes: closed };
      }
    },
  };
}
