import { edgeAreaKm2 } from '../geometry/ellipsoid-area.ts';
import type { VertexIds } from '../geometry/vertex-ids.ts';
import type { Bbox } from '../series/series.ts';
import { type EdgeChange, edgeChange } from './edge-change.ts';
import { findFolds } from './find-folds.ts';
import { nodeZones } from './node-zones.ts';
import { snapToPrevious } from './snap-to-previous.ts';
import { GRID_PER_DEGREE, toLonLat } from './topology.ts';
import { type Tally, verticesOf, type ZonePaths } from './zone-paths.ts';

/** Rounds of taking back what folds a ring before a snapshot is left as it was drawn. */
const ROUNDS = 8;

/** What was done to one snapshot so that borders meet. */
export interface SnapReport {
  /** vertices moved, left out or put in where that bends a border */
  readonly vertices: number;
  /** degrees that the farthest of them lies from where it was, or from the border it came to lie on */
  readonly farthestDegrees: number;
  /** by how much zones grew and shrank, all added up without regard to sign */
  readonly areaKm2: number;
}

export interface BorderGuard {
  /** The rings to weave for the next snapshot as drawn, and what was altered; null when nothing was. */
  next(drawn: ZonePaths): { paths: ZonePaths; report: SnapReport | null };
}

/**
 * Keeps borders that are the same in life the same on the grid: those redrawn a little are put where the snapshot
 * before has them (`snapToPrevious`), and zones that meet are made to share their border (`nodeZones`). No vertex moves
 * farther than `tolerance` cells in x or y. What would fold a ring over itself is left as drawn. The result for a
 * snapshot follows from it and the borders of the one before alone (`standing`, before the first), so that appending
 * gives what weaving anew does.
 */
export function createBorderGuard(
  tolerance: number,
  extent: Bbox,
  ids: VertexIds,
  standing: ZonePaths = [],
): BorderGuard {
  let lastDrawn: ZonePaths = [];
  let lastPaths = standing;
  let isSettled = false;
  return {
    next(drawn) {
      const unchanged =
        isSettled &&
        drawn.length === lastDrawn.length &&
        drawn.every((paths, zone) => paths === lastDrawn[zone]);
      if (unchanged || tolerance === 0) return { paths: drawn, report: null };
      const met = meet(drawn, lastPaths, tolerance, ids);
      lastDrawn = drawn;
      lastPaths = met?.paths ?? drawn;
      isSettled = met !== null && !met.tally.isAltered;
      if (!met || isSettled) return { paths: drawn, report: null };
      const report = {
        vertices: met.tally.vertices,
        farthestDegrees: met.tally.farthest / GRID_PER_DEGREE,
        areaKm2: met.changes.reduce(
          (sum, change) => sum + Math.abs(areaKm2(change, extent, ids)),
          0,
        ),
      };
      return { paths: met.paths, report };
    },
  };
}

interface Met {
  readonly paths: ZonePaths;
  readonly tally: Tally;
  /** by zone */
  readonly changes: readonly EdgeChange[];
}

/** Null when there is no way to alter `today` without a fold. */
function meet(
  today: ZonePaths,
  standing: ZonePaths,
  tolerance: number,
  ids: VertexIds,
): Met | null {
  const stood = verticesOf(standing.flat());
  const frozen = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    const tally: Tally = { isAltered: false, vertices: 0, farthest: 0 };
    const snapped = snapToPrevious(today, standing, stood, tolerance, frozen, tally, ids);
    const paths = nodeZones(snapped, stood, tolerance, frozen, tally, ids);
    if (!tally.isAltered) return { paths: today, tally, changes: [] };
    const changes = paths.map((altered, zone) => edgeChange(today[zone]!, altered));
    const known = frozen.size;
    for (const [zone, change] of changes.entries()) {
      if (change.added.length === 0) continue;
      const folds = findFolds(paths[zone]!, today[zone]!, change, 2 * tolerance, ids);
      if (!folds) return null;
      for (const id of folds) frozen.add(id);
    }
    if (frozen.size === known) return { paths, tally, changes };
  }
  return null;
}

function areaKm2({ added, removed }: EdgeChange, extent: Bbox, ids: VertexIds): number {
  const sum = (edges: EdgeChange['added']) =>
    edges.reduce((total, [from, to]) => {
      const [lon1, lat1] = toLonLat(extent, ids.x(from), ids.y(from));
      const [lon2, lat2] = toLonLat(extent, ids.x(to), ids.y(to));
      return total + edgeAreaKm2(lon1, lat1, lon2, lat2);
    }, 0);
  return sum(added) - sum(removed);
}
