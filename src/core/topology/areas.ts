import { edgeAreaKm2 } from '../geometry/ellipsoid-area.ts';
import { GRID_PER_DEGREE, type Topology } from './topology.ts';

/**
 * Area in km² of every zone at every snapshot, `[zone][snapshot]`: each border's share of Green's integral
 * over the ellipsoid, put in where it begins to stand and taken out where it ends, and summed once.
 */
export function areas(topology: Topology): Float64Array[] {
  return sumArcs(topology, arcAreasKm2(topology));
}

/** What each arc adds to the area on its left, in km²: see `edgeAreaKm2`. */
function arcAreasKm2({ arcs, extent }: Topology): Float64Array {
  const lon = (x: number) => extent[0] + x / GRID_PER_DEGREE;
  const lat = (y: number) => extent[1] + y / GRID_PER_DEGREE;
  return Float64Array.from(arcs, (arc) => {
    let [lon1, lat1] = [lon(arc[0]!), lat(arc[1]!)];
    let sum = 0;
    for (let i = 2; i < arc.length; i += 2) {
      const [lon2, lat2] = [lon(arc[i]!), lat(arc[i + 1]!)];
      sum += edgeAreaKm2(lon1, lat1, lon2, lat2);
      [lon1, lat1] = [lon2, lat2];
    }
    return sum;
  });
}

/** The sweep behind `areas` for any share in km² that arcs have in an area on their left; see `arcIndex`. */
export function sumArcs(topology: Topology, areaKm2: Float64Array): Float64Array[] {
  const count = topology.series.snapshots.length;
  const sums = topology.series.zones.map(() => new Float64Array(count + 1));
  for (const { zone, lifetimes, arcs } of topology.borders) {
    let share = 0;
    for (const arc of arcs) share += arc >= 0 ? areaKm2[arc]! : -areaKm2[~arc]!;
    for (const [from, to] of lifetimes) {
      sums[zone]![from]! += share;
      sums[zone]![to]! -= share;
    }
  }
  return sums.map((steps) => {
    let total = 0;
    return steps.subarray(0, count).map((step) => {
      total += step;
      return Math.abs(total) < EMPTY_KM2 ? 0 : total;
    });
  });
}

/** Below this an area is the rounding left by sums that cancel: far less than one grid cell (1e-6 km²). */
const EMPTY_KM2 = 1e-7;
