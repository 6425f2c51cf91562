import { edgeAreaKm2 } from '../geometry/ellipsoid-area.ts';
import type { Bbox } from '../series/series.ts';
import { type EdgeChange, edgeChange } from './edge-change.ts';
import { findFolds } from './find-folds.ts';
import { nodeZones } from './node-zones.ts';
import { snapToPrevious } from './snap-to-previous.ts';
import { GRID_PER_DEGREE, toLonLat } from './topology.ts';
import { createVertexIds, type VertexIds } from './vertex-ids.ts';
import { type Tally, toPaths, toRings, verticesOf, type ZonePaths } from './zone-paths.ts';

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

/** The rings of each zone by its index; arrays that are the same object hold the same rings. */
export type ZoneRings = readonly (readonly Int32Array[])[];

export interface BorderGuard {
  /** The rings to weave for the next snapshot as drawn, and what was altered; null when nothing was. */
  next(drawn: ZoneRings): { rings: ZoneRings; report: SnapReport | null };
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
  standing: ZoneRings = [],
): BorderGuard {
  let lastDrawn: ZoneRings = [];
  const ids = createVertexIds();
  let lastPaths: ZonePaths = standing.map((rings) => toPaths(rings, ids));
  let isSettled = false;
  return {
    next(drawn) {
      const unchanged =
        isSettled &&
        drawn.length === lastDrawn.length &&
        drawn.every((rings, zone) => rings === lastDrawn[zone]);
      if (unchanged || tolerance === 0) return { rings: drawn, report: null };
      const today = drawn.map((rings) => toPaths(rings, ids));
      const met = meet(today, lastPaths, tolerance, ids);
      lastDrawn = drawn;
      lastPaths = met?.paths ?? today;
      isSettled = met !== null && !met.tally.isAltered;
      if (!met || isSettled) return { rings: drawn, report: null };
      const report = {
        vertices: met.tally.vertices,
        farthestDegrees: met.tally.farthest / GRID_PER_DEGREE,
        areaKm2: met.changes.reduce(
          (sum, change) => sum + Math.abs(areaKm2(change, extent, ids)),
          0,
        ),
      };
      const rings = met.paths.map((paths, zone) =>
        paths === today[zone] ? drawn[zone]! : toRings(paths, ids),
      );
      return { rings, report };
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
      const [lon1, lat1] = toLonLat(extent, ...ids.at(from));
      const [lon2, lat2] = toLonLat(extent, ...ids.at(to));
      return total + edgeAreaKm2(lon1, lat1, lon2, lat2);
    }, 0);
  return sum(added) - sum(removed);
}
