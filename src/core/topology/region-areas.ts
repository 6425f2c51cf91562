import type { AreaWithin } from '../geometry/area-within.ts';
import { arcIndex } from './arc-index.ts';
import { sumArcs } from './areas.ts';
import { GRID_PER_DEGREE, type Topology } from './topology.ts';

/**
 * Area in km² of every zone within a fixed area at every snapshot, `[zone][snapshot]`: as for `areas`, each border
 * brings its share once, so that all dates cost one pass over the arcs. How far an arc lies north of the fixed
 * area does not matter, only where it begins and ends.
 */
export function areasWithin(topology: Topology, within: AreaWithin): Float64Array[] {
  const { boxes } = arcIndex(topology);
  const [west, south, east, north] = within.box;
  const shares = Float64Array.from(topology.arcs, (arc, a) => {
    const box = lonLats(topology, boxes.subarray(a * 4, a * 4 + 4));
    if (box[2]! <= west || box[0]! >= east || box[3]! <= south) return 0;
    const line = lonLats(topology, arc);
    if (box[1]! >= north) return within.edgeKm2(line[0]!, north, line[line.length - 2]!, north);
    let share = 0;
    for (let i = 2; i < line.length; i += 2)
      share += within.edgeKm2(line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!);
    return share;
  });
  return sumArcs(topology, shares);
}

/** Vertices on the grid, whole or not, as longitudes and latitudes in degrees. */
export function lonLats({ extent }: Topology, vertices: ArrayLike<number>): Float64Array {
  return Float64Array.from(
    vertices,
    (value, i) => extent[i % 2 === 0 ? 0 : 1]! + value / GRID_PER_DEGREE,
  );
}
