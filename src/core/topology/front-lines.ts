import { edgeLengthKm } from '../geometry/ellipsoid-length.ts';
import type { Status } from '../series/series.ts';
import { isAlive } from './lifetimes.ts';
import { type Topology, toLonLat } from './topology.ts';

/** The border that zones of two actors share at a snapshot. */
export interface FrontLine {
  /** ids, in the order of the series' actors */
  readonly actors: readonly [string, string];
  /** arcs with the first actor on their left; `~i` runs arc `i` backwards */
  readonly arcs: readonly number[];
  readonly lengthKm: number;
}

/** Zones whose borders are fronts. What is claimed or under influence has no line that anyone stands at. */
export const FRONT_STATUSES: readonly Status[] = ['control', 'contested'];

/**
 * Front lines at a snapshot, derived: the arcs on whose two sides lie zones, controlled or contested, of two actors.
 * Zones that do not share a border to the letter have none; longest first.
 */
export function frontLines(topology: Topology, snapshot: number): FrontLine[] {
  const { zones, actors } = topology.series;
  const lengths = arcLengthsKm(topology);
  const left = new Map<number, Set<string>>();
  const right = new Map<number, Set<string>>();
  for (const { zone, lifetimes, arcs } of topology.borders) {
    const { actor, status } = zones[zone]!;
    if (!FRONT_STATUSES.includes(status) || !isAlive(lifetimes, snapshot)) continue;
    for (const arc of arcs) {
      const side = arc >= 0 ? left : right;
      const id = arc >= 0 ? arc : ~arc;
      side.set(id, (side.get(id) ?? new Set()).add(actor));
    }
  }
  const order = new Map(actors.map(({ id }, i) => [id, i]));
  const found = new Map<string, { actors: [string, string]; arcs: number[]; lengthKm: number }>();
  for (const [arc, holders] of left)
    for (const a of holders)
      for (const b of right.get(arc) ?? []) {
        if (a === b) continue;
        const forward = order.get(a)! < order.get(b)!;
        const pair: [string, string] = forward ? [a, b] : [b, a];
        const front = found.get(pair.join()) ?? { actors: pair, arcs: [], lengthKm: 0 };
        found.set(pair.join(), front);
        front.arcs.push(forward ? arc : ~arc);
        front.lengthKm += lengths[arc]!;
      }
  return [...found.values()].sort((p, q) => q.lengthKm - p.lengthKm);
}

/** A front line as GeoJSON MultiLineString coordinates, the first actor on its left. */
export function frontCoordinates(topology: Topology, { arcs }: FrontLine): [number, number][][] {
  return arcs.map((arc) => {
    const vertices = topology.arcs[arc >= 0 ? arc : ~arc]!;
    const line: [number, number][] = [];
    for (let i = 0; i < vertices.length; i += 2)
      line.push(toLonLat(topology.extent, vertices[i]!, vertices[i + 1]!));
    return arc >= 0 ? line : line.reverse();
  });
}

const kept = new WeakMap<Topology, Float64Array>();

function arcLengthsKm(topology: Topology): Float64Array {
  let found = kept.get(topology);
  if (!found) {
    const at = (arc: Int32Array, i: number) => toLonLat(topology.extent, arc[i]!, arc[i + 1]!);
    found = Float64Array.from(topology.arcs, (arc) => {
      let sum = 0;
      for (let i = 2; i < arc.length; i += 2) sum += edgeLengthKm(...at(arc, i - 2), ...at(arc, i));
      return sum;
    });
    kept.set(topology, found);
  }
  return found;
}
