import { areas } from '../topology/areas.ts';
import { changedRings, changes, ringsAreaKm2, type ZoneChange } from '../topology/changes.ts';
import { areasWithin, lonLats } from '../topology/region-areas.ts';
import type { Topology } from '../topology/topology.ts';
import type { Region } from './region.ts';

/** What happened in one region, zone by zone; `region` is null for all ground outside of every region. */
export interface RegionChange {
  readonly region: Region | null;
  readonly zones: readonly ZoneChange[];
}

/** Area in km² in one region, `[zone][snapshot]`; `region` is null for all ground outside of every region. */
export interface RegionAreas {
  readonly region: Region | null;
  readonly areaKm2: readonly Float64Array[];
}

/** Held, gained, lost and net by region between snapshots `a` and `b`. The rows, the last of them "elsewhere", add up to `changes`. */
export function changesByRegion(
  topology: Topology,
  a: number,
  b: number,
  regions: readonly Region[],
): RegionChange[] {
  const totals = changes(topology, a, b);
  const changed = changedRings(topology, a, b).map(({ gain, loss }, zone) => ({
    gain: measured(topology, gain, totals[zone]!.gainKm2),
    loss: measured(topology, loss, totals[zone]!.lossKm2),
  }));
  const rows = regions.map((region): RegionChange => {
    const areaKm2 = areasInRegion(topology, region);
    const zones = changed.map(({ gain, loss }, zone) => {
      const before = areaKm2[zone]![a]!;
      const gainKm2 = positive(gain.share * region.area.ringsKm2(gain.rings));
      const lossKm2 = positive(loss.share * region.area.ringsKm2(loss.rings));
      const netKm2 = areaKm2[zone]![b]! - before;
      return { zone, heldKm2: positive(before - lossKm2), gainKm2, lossKm2, netKm2 };
    });
    return { region, zones };
  });
  const elsewhere = totals.map((total, zone) => {
    const rest = (what: 'heldKm2' | 'gainKm2' | 'lossKm2' | 'netKm2') =>
      total[what] - rows.reduce((sum, { zones }) => sum + zones[zone]![what], 0);
    return {
      zone,
      heldKm2: positive(rest('heldKm2')),
      gainKm2: positive(rest('gainKm2')),
      lossKm2: positive(rest('lossKm2')),
      netKm2: rest('netKm2'),
    };
  });
  return [...rows, { region: null, zones: elsewhere }];
}

/** Rings in degrees, and how much larger the figure told for them is than they are: as good as 1, for sums that add up. */
function measured(topology: Topology, rings: readonly number[][], areaKm2: number) {
  const own = ringsAreaKm2(topology, rings);
  return {
    rings: rings.map((ring) => lonLats(topology, ring)),
    share: own > 0 ? areaKm2 / own : 1,
  };
}

const kept = new WeakMap<Topology, WeakMap<Region, readonly Float64Array[]>>();

/**
 * The area of every zone at every snapshot within one region, in km², `[zone][snapshot]`; reckoned once, so that a page
 * may ask ahead, region by region, when it is idle.
 */
export function areasInRegion(topology: Topology, region: Region): readonly Float64Array[] {
  const byRegion = kept.get(topology) ?? new WeakMap<Region, readonly Float64Array[]>();
  kept.set(topology, byRegion);
  let found = byRegion.get(region);
  if (!found) {
    found = areasWithin(topology, region.area).map((values) => values.map(positive));
    byRegion.set(region, found);
  }
  return found;
}

/** The area of every zone at every snapshot by region, "elsewhere" last. */
export function areasByRegion(topology: Topology, regions: readonly Region[]): RegionAreas[] {
  const rows: RegionAreas[] = regions.map((region) => ({
    region,
    areaKm2: areasInRegion(topology, region),
  }));
  const areaKm2 = areas(topology).map((total, zone) =>
    total.map((area, at) =>
      positive(area - rows.reduce((sum, row) => sum + row.areaKm2[zone]![at]!, 0)),
    ),
  );
  return [...rows, { region: null, areaKm2 }];
}

/** Less than a square metre is the rounding of sums that cancel. */
function positive(areaKm2: number): number {
  return areaKm2 < 1e-6 ? 0 : areaKm2;
}
