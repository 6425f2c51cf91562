import type { Bbox } from '../series/series.ts';
import { type Topology, toLonLat } from './topology.ts';

/** The box of all that was ever held; the extent of a series without shapes. */
export function shapesBox({ arcs, extent }: Topology): Bbox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const arc of arcs) {
    for (let i = 0; i < arc.length; i += 2) {
      west = Math.min(west, arc[i]!);
      east = Math.max(east, arc[i]!);
      south = Math.min(south, arc[i + 1]!);
      north = Math.max(north, arc[i + 1]!);
    }
  }
  if (west > east) return extent;
  return [...toLonLat(extent, west, south), ...toLonLat(extent, east, north)];
}
