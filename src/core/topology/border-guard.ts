import { edgeAreaKm2 } from '../geometry/ellipsoid-area.ts';
import { doubleArea } from '../geometry/flat-ring.ts';
import type { Bbox } from '../series/series.ts';
import { dissolve } from './dissolve.ts';
import { findFolds } from './find-folds.ts';
import { nodeZones } from './node-zones.ts';
import { snapToPrevious } from './snap-to-previous.ts';
import { GRID_PER_DEGREE, toLonLat } from './topology.ts';
import { type Tally, toPaths, toRings, verticesOf, type ZonePaths } from './zone-paths.ts';

/** Rounds of taking back what folds a ring before a snapshot is left as it was drawn. */
const ROUNDS = 8;

/** What was done to one snapshot so that borders meet. */
export interface SnapReport {
  /** vertices moved, left out or put in */
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
 * snapshot follows from it and the borders of the one before alone, so that appending gives what weaving anew does.
 */
export function createBorderGuard(tolerance: number, extent: Bbox): BorderGuard {
  let lastDrawn: ZoneRings = [];
  let lastRings: ZoneRings = [];
  let isSettled = false;
  return {
    next(drawn) {
      const unchanged =
        isSettled &&
        drawn.length === lastDrawn.length &&
        drawn.every((rings, zone) => rings === lastDrawn[zone]);
      if (unchanged || tolerance === 0) return { rings: drawn, report: null };
      const { rings, tally } = meet(drawn, lastRings, tolerance);
      lastDrawn = drawn;
      lastRings = rings;
      isSettled = tally?.vertices === 0;
      if (!tally || tally.vertices === 0) return { rings, report: null };
      const report = {
        vertices: tally.vertices,
        farthestDegrees: tally.farthest / GRID_PER_DEGREE,
        areaKm2: areaChangeKm2(drawn, rings, extent),
      };
      return { rings, report };
    },
  };
}

/** `drawn` itself, without a tally, when there is no way to alter it without a fold. */
function meet(
  drawn: ZoneRings,
  before: ZoneRings,
  tolerance: number,
): { rings: ZoneRings; tally: Tally | null } {
  const today = drawn.map(toPaths);
  const standing = before.map(toPaths);
  const stood = verticesOf(standing.flat());
  const frozen = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    const tally: Tally = { vertices: 0, farthest: 0 };
    const snapped = snapToPrevious(today, standing, tolerance, frozen, tally);
    const altered = nodeZones(snapped, stood, tolerance, frozen, tally);
    if (tally.vertices === 0) return { rings: drawn, tally };
    const known = frozen.size;
    const hasChanged = altered.map((paths, zone) => differ(paths, today[zone]!));
    altered.forEach((paths, zone) => {
      if (hasChanged[zone]) for (const key of findFolds(paths, today[zone]!)) frozen.add(key);
    });
    if (frozen.size > known) continue;
    const rings = altered.map((paths, zone) =>
      hasChanged[zone] ? dissolve(toRings(paths)) : drawn[zone]!,
    );
    const isSound = rings.every(
      (zone, i) => !hasChanged[i] || area(zone) === area(toRings(altered[i]!)),
    );
    if (isSound) return { rings, tally };
    break;
  }
  return { rings: drawn, tally: null };
}

function differ(a: ZonePaths[number], b: ZonePaths[number]): boolean {
  return (
    a !== b &&
    a.some((path, i) => path.length !== b[i]!.length || path.some((key, j) => key !== b[i]![j]))
  );
}

/** In grid cells; equal to what the rings enclose where they enclose nothing twice. */
function area(rings: readonly Int32Array[]): number {
  return rings.reduce((sum, ring) => sum + doubleArea(ring), 0);
}

function areaChangeKm2(drawn: ZoneRings, rings: ZoneRings, extent: Bbox): number {
  const km2 = (zone: readonly Int32Array[]) =>
    zone.reduce((sum, ring) => sum + ringKm2(ring, extent), 0);
  return rings.reduce(
    (sum, zone, i) => (zone === drawn[i] ? sum : sum + Math.abs(km2(zone) - km2(drawn[i]!))),
    0,
  );
}

function ringKm2(ring: Int32Array, extent: Bbox): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [lon1, lat1] = toLonLat(extent, ring[j]!, ring[j + 1]!);
    const [lon2, lat2] = toLonLat(extent, ring[i]!, ring[i + 1]!);
    sum += edgeAreaKm2(lon1, lat1, lon2, lat2);
  }
  return sum;
}
