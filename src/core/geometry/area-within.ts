import { zoneAreaKm2 } from './ellipsoid-area.ts';
import type { FlatRing } from './flat-ring.ts';

/** A fixed area that others are measured within; see `createAreaWithin`. */
export interface AreaWithin {
  /** west, south, east, north in degrees; infinite and turned round when the area is empty */
  readonly box: readonly [number, number, number, number];
  /**
   * What an edge, straight in longitude and latitude, adds to the area in km² that its left side has in common
   * with the fixed one. Sums over closed rings are areas; the edge run backwards adds the negative.
   */
  edgeKm2(lon1: number, lat1: number, lon2: number, lat2: number): number;
  /** The area in km² that rings, what they enclose on their left, have in common with the fixed one. */
  ringsKm2(rings: Iterable<FlatRing>): number;
}

/** Edges a bucket of longitude holds on average. */
const PER_BUCKET = 3;

/**
 * Measures how much of any area lies within the one that `rings` enclose (degrees, interiors on the left, holes
 * clockwise, no overlaps). No overlay is made: a point lies in an area as often as edges run west above it, less
 * those that run east, so that what two areas have in common is the sum over pairs of edges, one of each, of the
 * ground between the two where the fixed edge is the lower. Every pair's part changes steadily as vertices move:
 * borders that touch or lie along one another need no care.
 */
export function createAreaWithin(rings: readonly FlatRing[]): AreaWithin {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const edges: number[] = []; // as `inBuckets` has them
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [x1, y1, x2, y2] = [ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!];
      if (x2 < box[0]) box[0] = x2;
      if (y2 < box[1]) box[1] = y2;
      if (x2 > box[2]) box[2] = x2;
      if (y2 > box[3]) box[3] = y2;
      if (x1 < x2) edges.push(x1, y1, x2, y2, -1);
      else if (x1 > x2) edges.push(x2, y2, x1, y1, 1);
    }
  const buckets = inBuckets(edges, box);
  const width = (box[2] - box[0]) / buckets.count;

  const edgeKm2 = (lon1: number, lat1: number, lon2: number, lat2: number): number => {
    const sign = lon1 < lon2 ? -1 : 1;
    const [west, atWest, east, atEast] =
      sign < 0 ? [lon1, lat1, lon2, lat2] : [lon2, lat2, lon1, lat1];
    if (!(west < east) || east <= box[0] || west >= box[2]) return 0;
    if (Math.max(lat1, lat2) <= box[1]) return 0;
    const slope = (atEast - atWest) / (east - west);
    const first = Math.max(0, Math.floor((west - box[0]) / width));
    const last = Math.min(buckets.count - 1, Math.floor((east - box[0]) / width));
    let sum = 0;
    for (let b = first; b <= last; b++) {
      const left = Math.max(west, box[0] + b * width);
      const right = b === buckets.count - 1 ? east : Math.min(east, box[0] + (b + 1) * width);
      const bucket = buckets.edges;
      for (let i = buckets.starts[b]!; i < buckets.starts[b + 1]!; i += 5) {
        const x1 = bucket[i]!;
        const y1 = bucket[i + 1]!;
        const from = Math.max(left, x1);
        const to = Math.min(right, bucket[i + 2]!);
        if (!(from < to)) continue;
        const lower = (bucket[i + 3]! - y1) / (bucket[i + 2]! - x1);
        sum +=
          bucket[i + 4]! *
          belowKm2(
            from,
            to,
            y1 + (from - x1) * lower,
            y1 + (to - x1) * lower,
            atWest + (from - west) * slope,
            atWest + (to - west) * slope,
          );
      }
    }
    return -sign * sum;
  };
  const ringsKm2 = (others: Iterable<FlatRing>): number => {
    let sum = 0;
    for (const ring of others)
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
        sum += edgeKm2(ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!);
    return sum;
  };
  return { box, edgeKm2, ringsKm2 };
}

/**
 * Edges by buckets of longitude: those of bucket b are `edges` from `starts[b]` to `starts[b + 1]`, five numbers an edge:
 * west, its latitude, east, its latitude; 1 when it runs west, else -1.
 */
interface Buckets {
  readonly count: number;
  readonly starts: Int32Array;
  readonly edges: Float64Array;
}

function inBuckets(edges: readonly number[], [west, , east]: AreaWithin['box']): Buckets {
  const count = Math.max(1, Math.round(edges.length / 5 / PER_BUCKET));
  const width = (east - west) / count;
  const first = (i: number) => Math.max(0, Math.floor((edges[i]! - west) / width));
  const last = (i: number) => Math.min(count - 1, Math.floor((edges[i + 2]! - west) / width));
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < edges.length; i += 5)
    for (let b = first(i), end = last(i); b <= end; b++) starts[b + 1]! += 5;
  for (let b = 0; b < count; b++) starts[b + 1]! += starts[b]!;
  const sorted = new Float64Array(starts[count]!);
  const filled = starts.slice(0, count);
  for (let i = 0; i < edges.length; i += 5)
    for (let b = first(i), end = last(i); b <= end; b++) {
      const at = filled[b]!;
      for (let k = 0; k < 5; k++) sorted[at + k] = edges[i + k]!;
      filled[b] = at + 5;
    }
  return { count, starts, edges: sorted };
}

/** The ground in km² over `a` and under `b` from longitude `from` to `to`, where `a` is the lower of the two. */
function belowKm2(
  from: number,
  to: number,
  aFrom: number,
  aTo: number,
  bFrom: number,
  bTo: number,
): number {
  const start = bFrom - aFrom;
  const end = bTo - aTo;
  if (start <= 0 && end <= 0) return 0;
  let [x1, a1, b1, x2, a2, b2] = [from, aFrom, bFrom, to, aTo, bTo];
  if (start < 0 || end < 0) {
    const t = start / (start - end);
    const x = from + t * (to - from);
    const y = aFrom + t * (aTo - aFrom);
    if (start < 0) [x1, a1, b1] = [x, y, y];
    else [x2, a2, b2] = [x, y, y];
  }
  const heights =
    zoneAreaKm2(b1) -
    zoneAreaKm2(a1) +
    4 * (zoneAreaKm2((b1 + b2) / 2) - zoneAreaKm2((a1 + a2) / 2)) +
    zoneAreaKm2(b2) -
    zoneAreaKm2(a2);
  return ((x2 - x1) * heights) / 6;
}
