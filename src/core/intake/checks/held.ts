import { ringAreaKm2 } from '../../geometry/ellipsoid-area.ts';
import type { FlatRing } from '../../geometry/flat-ring.ts';
import type { Bbox, Snapshot } from '../../series/series.ts';
import { fingerprint } from '../geojson/fingerprint.ts';
import type { Polygons } from '../geojson/read-geometry.ts';
import type { SnapshotFeature } from '../geojson/shapes-by-zone.ts';
import { bboxOf } from '../series/extent.ts';

/** One polygon of a zone, as the checks compare it. */
export interface Part {
  readonly polygon: Polygons[number];
  readonly box: Bbox;
  /** exterior first, interiors on the left, not closed by a repeated vertex */
  readonly rings: readonly FlatRing[];
  /** of the exterior less the holes */
  readonly areaKm2: number;
}

/** What one zone holds: its parts by their shape, equal keys meaning equal shapes. */
export type Parts = ReadonlyMap<string, Part>;

/** A snapshot as the checks of a whole series see it. */
export interface Held {
  readonly file: string;
  readonly snapshot: Snapshot;
  readonly zones: ReadonlyMap<string, Parts>;
}

/** The parts of a snapshot; what stood in the one before is not measured again. */
export function toHeld(
  file: string,
  snapshot: Snapshot,
  features: readonly SnapshotFeature[],
  before: Held | null,
): Held {
  const zones = new Map<string, Map<string, Part>>();
  for (const { zone, properties, polygons } of features) {
    const parts = zones.get(zone) ?? new Map<string, Part>();
    zones.set(zone, parts);
    for (const polygon of polygons) {
      const key = fingerprint([{ zone, properties, polygons: [polygon] }]);
      parts.set(key, before?.zones.get(zone)?.get(key) ?? toPart(polygon));
    }
  }
  return { file, snapshot, zones };
}

/** Sum of the parts; what two of them share counts twice. */
export function areaOf(parts: Parts): number {
  let sum = 0;
  for (const { areaKm2 } of parts.values()) sum += areaKm2;
  return sum;
}

/** The parts of `a` that are not, to the letter, in `b`. */
export function partsNotIn(a: Parts, b: Parts): Part[] {
  return [...a].filter(([key]) => !b.has(key)).map(([, part]) => part);
}

/** The part with the largest area; undefined of none. */
export function largestOf(parts: readonly Part[]): Part | undefined {
  return parts.reduce<Part | undefined>(
    (most, part) => (most && most.areaKm2 >= part.areaKm2 ? most : part),
    undefined,
  );
}

/** The parts of a zone; none when it holds nothing. */
export function partsOf({ zones }: Held, zone: string): Parts {
  return zones.get(zone) ?? new Map();
}

/** Estimates move with what they are reckoned from, a place at a time: their leaps and returns say nothing of the drawing. */
export function isEstimate({ snapshot }: Held): boolean {
  return snapshot.method === 'estimate';
}

function toPart(polygon: Polygons[number]): Part {
  return {
    polygon,
    box: bboxOf([polygon])!,
    rings: polygon.map(toFlat),
    areaKm2: polygon.reduce((sum, ring) => sum + ringAreaKm2(ring), 0),
  };
}

function toFlat(ring: Polygons[number][number]): Float64Array {
  const flat = new Float64Array(2 * (ring.length - 1));
  for (let i = 1; i < ring.length; i++) {
    flat[2 * i - 2] = ring[i]![0]!;
    flat[2 * i - 1] = ring[i]![1]!;
  }
  return flat;
}
