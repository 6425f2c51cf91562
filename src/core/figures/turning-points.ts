import { changedRings, ringsAreaKm2, type ZoneRegions } from '../topology/changes.ts';
import { lonLats } from '../topology/region-areas.ts';
import type { Topology } from '../topology/topology.ts';
import { changedSnapshots } from './changed-snapshots.ts';
import type { Region } from './region.ts';

/** How much changed from one snapshot to the next, in km². */
export interface TurningPoint {
  /** index of the later of the two */
  readonly snapshot: number;
  readonly gainKm2: number;
  readonly lossKm2: number;
  /** gained and lost together: what turned over, whoever won */
  readonly grossKm2: number;
}

/** What `turningPoints` is asked for; absent: all zones, everywhere. */
export interface TurningPointsOf {
  /** index into `series.zones` */
  readonly zone?: number;
  readonly region?: Region;
}

/** Every snapshot at which something changed from the one before, in order of time. */
export function turningPoints(topology: Topology, of: TurningPointsOf = {}): TurningPoint[] {
  return changedSnapshots(topology, of.zone).flatMap(
    (snapshot) => turningPointAt(topology, snapshot, of) ?? [],
  );
}

/** How much changed at a snapshot since the one before; null when nothing did. */
export function turningPointAt(
  topology: Topology,
  snapshot: number,
  { zone, region }: TurningPointsOf = {},
): TurningPoint | null {
  const measure = (rings: readonly number[][]) =>
    region
      ? region.area.ringsKm2(rings.map((ring) => lonLats(topology, ring)))
      : ringsAreaKm2(topology, rings);
  let [gainKm2, lossKm2] = [0, 0];
  for (const change of stepTo(topology, snapshot)) {
    if (zone !== undefined && change.zone !== zone) continue;
    gainKm2 += measure(change.gain);
    lossKm2 += measure(change.loss);
  }
  const grossKm2 = gainKm2 + lossKm2;
  return grossKm2 < LEAST_KM2 ? null : { snapshot, gainKm2, lossKm2, grossKm2 };
}

/** The `count` turning points where most turned over, most first. */
export function largest(points: readonly TurningPoint[], count: number): TurningPoint[] {
  return [...points].sort((p, q) => q.grossKm2 - p.grossKm2).slice(0, count);
}

/** Less than this is the rounding of sums that cancel. */
const LEAST_KM2 = 1e-6;

const kept = new WeakMap<Topology, (readonly ZoneRegions[])[]>();

/** What changed at a snapshot since the one before; reckoned once, so that a page may ask ahead when it is idle. */
export function stepTo(topology: Topology, snapshot: number): readonly ZoneRegions[] {
  const steps = kept.get(topology) ?? [];
  kept.set(topology, steps);
  steps[snapshot] ??= changedRings(topology, snapshot - 1, snapshot).filter(
    ({ gain, loss }) => gain.length + loss.length > 0,
  );
  return steps[snapshot];
}
