import { createVertexIds } from '../geometry/vertex-ids.ts';
import { createBorderGuard, type SnapReport } from './border-guard.ts';
import { cutArcs } from './cut-arcs.ts';
import { type MultiPolygon, quantise } from './dissolve.ts';
import { createDissolver } from './dissolver.ts';
import { edgeRuns, standingPaths } from './edge-runs.ts';
import { createEdgeSet } from './edge-set.ts';
import { GRID_PER_DEGREE, type Topology } from './topology.ts';

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
  const dissolvers = series.zones.map(() => createDissolver(ids));
  return {
    next(snapshot) {
      const quantised: Int32Array[][] = series.zones.map(() => []);
      for (const [id, polygons] of snapshot) {
        const zone = zoneIndex.get(id);
        if (zone === undefined)
          throw new RangeError(`snapshot ${at}: zone "${id}" is not in the series`);
        quantised[zone] = within(at, () => quantise(polygons, extent));
      }
      const drawn = dissolvers.map((dissolver, zone) => dissolver.next(quantised[zone]!));
      const { paths, report } = guard.next(drawn);
      paths.forEach((zonePaths, zone) => {
        edges.set(zone, at, zonePaths);
      });
      at++;
      return report;
    },
    finish: () => cutArcs(edges, at),
  };
}

function within<T>(snapshot: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`snapshot ${snapshot}: ${error.message}`);
    throw error;
  }
}
