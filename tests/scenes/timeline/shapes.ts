import { areas } from '../../../src/core/topology/areas.ts';
import {
  type Border,
  GRID_PER_DEGREE,
  type Topology,
} from '../../../src/core/topology/topology.ts';
import type { SceneSeries } from './series.ts';

/** Degrees between the south-west corners of one zone's square and the next one's. */
const APART = 5;
const SOUTH_WEST = [30, 31] as const;
const KM_PER_DEGREE = 111;

/**
 * Gives a synthetic series the shapes of its areas: a square for each zone, whose south-west corner stays, of about
 * the area asked for. The areas become those of the shapes.
 */
export function withShapes({ series, areasKm2, events }: SceneSeries): SceneSeries & {
  readonly topology: Topology;
} {
  const count = series.snapshots.length;
  const arcs: Int32Array[] = [];
  const borders: Border[] = [];
  areasKm2.forEach((wanted, zone) => {
    for (let from = 0, to = 1; from < count; from = to++) {
      while (to < count && wanted[to] === wanted[from]) to++;
      const side = Math.round((Math.sqrt(wanted[from]!) / KM_PER_DEGREE) * GRID_PER_DEGREE);
      const [x, y] = [zone * APART * GRID_PER_DEGREE, GRID_PER_DEGREE];
      const corners = [x, y, x + side, y, x + side, y + side, x, y + side, x, y];
      borders.push({ zone, lifetimes: [[from, to]], arcs: Int32Array.of(arcs.length) });
      arcs.push(Int32Array.from(corners));
    }
  });
  const [west, south] = SOUTH_WEST;
  const topology: Topology = {
    series,
    extent: [west, south - 1, west + 20, south + 9],
    arcs,
    borders,
    snapTolerance: 0,
  };
  return { series, events, topology, areasKm2: areas(topology) };
}

/** A point near the middle of the eastern edge that the first zone's square has when it covers `km2`. */
export function edgePoint(km2: number): { lon: number; lat: number } {
  const side = Math.sqrt(km2) / KM_PER_DEGREE;
  return { lon: SOUTH_WEST[0] + side, lat: SOUTH_WEST[1] + side / 2 };
}
