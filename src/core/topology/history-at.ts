import { arcIndex } from './arc-index.ts';
import { GRID_PER_DEGREE, type Topology } from './topology.ts';

/** A run of snapshots `[from, to)` through which a point lay in the same zones. */
export interface PointSpan {
  readonly from: number;
  readonly to: number;
  /** indexes into `series.zones`, ascending; empty where nobody held the point */
  readonly zones: readonly number[];
}

/**
 * Which zones a point lay in, over all snapshots: each border that a ray to the east crosses winds round the
 * point during its lifetimes. Spans are whole: the first begins at 0, each next one where the last ended.
 */
export function historyAt(topology: Topology, lon: number, lat: number): PointSpan[] {
  const count = topology.series.snapshots.length;
  const x = (lon - topology.extent[0]) * GRID_PER_DEGREE;
  const y = (lat - topology.extent[1]) * GRID_PER_DEGREE;
  const turns = arcTurns(topology, x, y);
  const winding = topology.series.zones.map(() => new Int32Array(count + 1));
  for (const { zone, lifetimes, arcs } of topology.borders) {
    let sum = 0;
    for (const arc of arcs) sum += arc >= 0 ? (turns.get(arc) ?? 0) : -(turns.get(~arc) ?? 0);
    if (sum === 0) continue;
    for (const [from, to] of lifetimes) {
      winding[zone]![from]! += sum;
      winding[zone]![to]! -= sum;
    }
  }
  const spans: { from: number; to: number; zones: number[] }[] = [];
  const totals = winding.map(() => 0);
  for (let at = 0; at < count; at++) {
    const zones: number[] = [];
    winding.forEach((steps, zone) => {
      totals[zone]! += steps[at]!;
      if (totals[zone]! > 0) zones.push(zone);
    });
    const last = spans.at(-1);
    if (last && last.zones.join() === zones.join()) last.to = at + 1;
    else spans.push({ from: at, to: at + 1, zones });
  }
  return spans;
}

/** How often each arc crosses the ray from (x, y) to the east: upwards counts +1, downwards -1. Arcs that do not are left out. */
function arcTurns(topology: Topology, x: number, y: number): Map<number, number> {
  const { boxes } = arcIndex(topology);
  const turns = new Map<number, number>();
  topology.arcs.forEach((arc, i) => {
    if (boxes[i * 4 + 1]! > y || boxes[i * 4 + 3]! < y || boxes[i * 4 + 2]! < x) return;
    let turn = 0;
    for (let j = 2; j < arc.length; j += 2) {
      const y1 = arc[j - 1]!;
      const y2 = arc[j + 1]!;
      if (y1 > y === y2 > y) continue;
      const crossing = arc[j - 2]! + ((y - y1) / (y2 - y1)) * (arc[j]! - arc[j - 2]!);
      if (crossing > x) turn += y2 > y1 ? 1 : -1;
    }
    if (turn !== 0) turns.set(i, turn);
  });
  return turns;
}
