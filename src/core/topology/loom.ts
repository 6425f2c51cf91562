import { createVertexIds } from '../geometry/vertex-ids.ts';
import { createBorderGuard, type SnapReport } from './border-guard.ts';
import { cutArcs } from './cut-arcs.ts';
import { dissolve, type MultiPolygon, quantise } from './dissolve.ts';
import { edgeRuns, standingPaths } from './edge-runs.ts';
import { createEdgeSet } from './edge-set.ts';
import { GRID_PER_DEGREE, type Topology } from './topology.ts';
import { type Path, toPath } from './zone-paths.ts';

/** Takes snapshots one after the other and gives the borders of all. */
export interface Loom {
  /**
   * The next snapshot, zone ids to shapes; returns what was altered for borders to meet. Throws a RangeError for a
   * zone the series does not have, or a position outside the extent, naming the snapshot.
   */
  next(snapshot: ReadonlyMap<string, MultiPolygon>): SnapReport | null;
  finish(): Pick<Topology, 'arcs' | 'borders'>;
}

/** A loom for the zones, extent and tolerance of a topology; with its borders on it, to go on after its last snapshot, or bare. */
export function createLoom(
  topology: Pick<Topology, 'series' | 'extent' | 'snapTolerance'>,
  woven?: Topology,
): Loom {
  const { series, extent, snapTolerance } = topology;
  const zoneIndex = new Map(series.zones.map((zone, i) => [zone.id, i]));
  const ids = createVertexIds();
  const edges = createEdgeSet(ids, series.zones.length);
  let at = woven?.series.snapshots.length ?? 0;
  const standing = woven ? standingPaths(woven, ids) : [];
  if (woven) edges.resume(at, edgeRuns(woven, ids), standing);
  const guard = createBorderGuard(snapTolerance * GRID_PER_DEGREE, extent, ids, standing);
  let memory: readonly Drawn[] = series.zones.map(() => NOTHING);
  return {
    next(snapshot) {
      const drawn = [...series.zones.map(() => NOTHING)];
      for (const [id, polygons] of snapshot) {
        const zone = zoneIndex.get(id);
        if (zone === undefined)
          throw new RangeError(`snapshot ${at}: zone "${id}" is not in the series`);
        const quantised = within(at, () => quantise(polygons, extent));
        const last = memory[zone]!;
        drawn[zone] = sameRings(last.quantised, quantised)
          ? last
          : { quantised, paths: toPaths(dissolve(quantised), last.paths) };
      }
      memory = drawn;
      const { paths, report } = guard.next(drawn.map((zone) => zone.paths));
      paths.forEach((zonePaths, zone) => {
        edges.set(zone, at, zonePaths);
      });
      at++;
      return report;
    },
    finish: () => cutArcs(edges, at),
  };

  /** Rings that stood the day before are the same object, so that they need not be looked at again. */
  function toPaths(rings: readonly Int32Array[], before: readonly Path[]): Path[] {
    const known = new Map(before.map((path) => [path[0]!, path]));
    return rings.map((ring) => {
      const path = toPath(ring, ids);
      const same = known.get(path[0]!);
      return same && isEqual(same, path) ? same : path;
    });
  }
}

/** A zone as drawn: what it was dissolved from, to tell that it stays, and its rings. */
interface Drawn {
  readonly quantised: readonly Int32Array[];
  readonly paths: readonly Path[];
}

const NOTHING: Drawn = { quantised: [], paths: [] };

function within<T>(snapshot: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`snapshot ${snapshot}: ${error.message}`);
    throw error;
  }
}

function sameRings(a: readonly Int32Array[], b: readonly Int32Array[]): boolean {
  return a.length === b.length && a.every((ring, i) => isEqual(ring, b[i]!));
}

function isEqual(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
