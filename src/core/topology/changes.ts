import { edgeAreaKm2 } from '../geometry/ellipsoid-area.ts';
import { windingRegions } from '../geometry/overlay.ts';
import { areas } from './areas.ts';
import { isAlive } from './lifetimes.ts';
import { linkRings } from './link-rings.ts';
import { ringVertices } from './linked-ring.ts';
import { GRID_PER_DEGREE, type Topology } from './topology.ts';

/** How a zone differs between two snapshots, in km². `heldKm2` was its own at both. */
export interface ZoneChange {
  /** index into `series.zones` */
  readonly zone: number;
  readonly heldKm2: number;
  readonly gainKm2: number;
  readonly lossKm2: number;
  readonly netKm2: number;
}

/** A zone's gained and lost ground: rings in grid units (fractions at crossings), the ground on their left. */
export interface ZoneRegions {
  readonly zone: number;
  readonly gain: readonly number[][];
  readonly loss: readonly number[][];
}

/**
 * Gain, loss, held and net of every zone from snapshot `a` to snapshot `b`; `b` may be the earlier. Net is reckoned
 * from borders alone, so that it checks the overlay: gain less loss is net, once the rounding of crossings is shared
 * out between the two. Throws a RangeError where they differ by more than rounding.
 */
export function changes(topology: Topology, a: number, b: number): ZoneChange[] {
  const all = zoneAreas(topology);
  return changedRings(topology, a, b).map(({ zone, gain, loss }) => {
    const before = all[zone]![a]!;
    const netKm2 = all[zone]![b]! - before;
    const found = ringsAreaKm2(topology, gain) + ringsAreaKm2(topology, loss);
    const off = ringsAreaKm2(topology, gain) - ringsAreaKm2(topology, loss) - netKm2;
    if (Math.abs(off) > ROUNDING_KM2 + ROUNDING * found)
      throw new RangeError(
        `${topology.series.zones[zone]!.id}, snapshots ${a} and ${b}: gain less loss is ${off} km² off the net change`,
      );
    const gross = Math.max(found, Math.abs(netKm2));
    const gainKm2 = (gross + netKm2) / 2;
    const lossKm2 = (gross - netKm2) / 2;
    return { zone, heldKm2: Math.max(0, before - lossKm2), gainKm2, lossKm2, netKm2 };
  });
}

/** What crossings rounded to a fraction of a grid cell may put gain and loss off by: km², and relative. */
const ROUNDING_KM2 = 0.01;
const ROUNDING = 1e-6;

/**
 * Where each zone gained and lost from snapshot `a` to `b`. The borders that stand at one date and not at the
 * other, those of `a` turned round, wind +1 about gained ground and -1 about lost ground; what stands at both
 * is never looked at.
 */
export function changedRings(topology: Topology, a: number, b: number): readonly ZoneRegions[] {
  const found = last.get(topology);
  if (found?.a === a && found.b === b) return found.regions;
  const regions = topology.series.zones.map((_, zone) => {
    const rings = linkRings(topology, difference(topology, zone, a, b)).map((ring) =>
      ringVertices(topology, ring),
    );
    return { zone, ...resolve(rings) };
  });
  last.set(topology, { a, b, regions });
  return regions;
}

/** The pair asked for last: its areas, provinces, places and shapes are mostly asked for one after the other. */
const last = new WeakMap<Topology, { a: number; b: number; regions: readonly ZoneRegions[] }>();

/** Directed arcs of `b` and the reverse of those of `a`, without the ones that cancel. */
function difference(topology: Topology, zone: number, a: number, b: number): number[] {
  const count = new Map<number, number>();
  for (const { zone: owner, lifetimes, arcs } of topology.borders) {
    if (owner !== zone) continue;
    const weight = Number(isAlive(lifetimes, b)) - Number(isAlive(lifetimes, a));
    if (weight === 0) continue;
    for (const arc of arcs) {
      const id = arc >= 0 ? arc : ~arc;
      count.set(id, (count.get(id) ?? 0) + (arc >= 0 ? weight : -weight));
    }
  }
  const directed: number[] = [];
  for (const [arc, times] of count)
    for (let i = 0; i < Math.abs(times); i++) directed.push(times > 0 ? arc : ~arc);
  return directed;
}

/** Crossings are kept to a fraction of a grid cell: as fine as leaves coordinates exact in the overlay engine. */
function resolve(rings: readonly Int32Array[]): { gain: number[][]; loss: number[][] } {
  if (rings.length === 0) return { gain: [], loss: [] };
  let [west, south, east, north] = [rings[0]![0]!, rings[0]![1]!, rings[0]![0]!, rings[0]![1]!];
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i]!);
      east = Math.max(east, ring[i]!);
      south = Math.min(south, ring[i + 1]!);
      north = Math.max(north, ring[i + 1]!);
    }
  const span = Math.max(east - west, north - south, 1);
  const scale = 2 ** Math.floor(Math.log2(2 ** 26 / span));
  const local = rings.map((ring) => ring.map((value, i) => value - (i % 2 === 0 ? west : south)));
  const regions = (where: 'positive' | 'negative') =>
    windingRegions(local, where, Math.max(1, scale)).map((ring) =>
      ring.map((value, i) => value + (i % 2 === 0 ? west : south)),
    );
  return { gain: regions('positive'), loss: regions('negative') };
}

/** Signed area in km² of rings on the grid; counter-clockwise is positive. */
export function ringsAreaKm2(topology: Topology, rings: readonly number[][]): number {
  const lon = (x: number) => topology.extent[0] + x / GRID_PER_DEGREE;
  const lat = (y: number) => topology.extent[1] + y / GRID_PER_DEGREE;
  let sum = 0;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
      sum += edgeAreaKm2(lon(ring[j]!), lat(ring[j + 1]!), lon(ring[i]!), lat(ring[i + 1]!));
  return sum;
}

const kept = new WeakMap<Topology, Float64Array[]>();

function zoneAreas(topology: Topology): Float64Array[] {
  let found = kept.get(topology);
  if (!found) {
    found = areas(topology);
    kept.set(topology, found);
  }
  return found;
}
