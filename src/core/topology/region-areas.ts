import type { AreaWithin } from '../geometry/area-within.ts';
import type { Bbox } from '../series/series.ts';
import { arcIndex } from './arc-index.ts';
import { sumArcs } from './areas.ts';
import { GRID_PER_DEGREE, type Topology } from './topology.ts';

/**
 * Area in km² of every zone within a fixed area at every snapshot, `[zone][snapshot]`: as for `areas`, each border
 * brings its share once, so that all dates cost one pass over the arcs. How far an arc lies north of the fixed
 * area does not matter, only where it begins and ends.
 */
export function areasWithin(topology: Topology, within: AreaWithin): Float64Array[] {
  const [west, south, east, north] = within.box;
  const { lines, boxes } = arcsInDegrees(topology);
  const shares = Float64Array.from(lines, (line, arc) => {
    const [w, s, e, n] = boxes.subarray(arc * 4, arc * 4 + 4) as unknown as Bbox;
    if (e <= west || w >= east || n <= south) return 0;
    if (s >= north) return within.edgeKm2(line[0]!, north, line[line.length - 2]!, north);
    let share = 0;
    for (let i = 2; i < line.length; i += 2)
      share += within.edgeKm2(line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!);
    return share;
  });
  return sumArcs(topology, shares);
}

interface ArcsInDegrees {
  readonly lines: readonly Float64Array[];
  /** west, south, east, north of each */
  readonly boxes: Float64Array;
}

const kept = new WeakMap<Topology, ArcsInDegrees>();

function arcsInDegrees(topology: Topology): ArcsInDegrees {
  let found = kept.get(topology);
  if (!found) {
    found = {
      lines: topology.arcs.map((arc) => lonLats(topology, arc)),
      boxes: lonLats(topology, arcIndex(topology).boxes),
    };
    kept.set(topology, found);
  }
  return found;
}

/** Vertices on the grid, whole or not, as longitudes and latitudes in degrees. */
export function lonLats({ extent }: Topology, vertices: ArrayLike<number>): Float64Array {
  return Float64Array.from(
    vertices,
    (value, i) => extent[i % 2 === 0 ? 0 : 1]! + value / GRID_PER_DEGREE,
  );
}
