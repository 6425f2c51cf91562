import { createPairIds } from '../geometry/pair-ids.ts';
import type { VertexIds } from '../geometry/vertex-ids.ts';
import type { EdgeSet } from './edge-set.ts';
import type { Border, Lifetime } from './topology.ts';

/** A zone's run along an edge, with the lifetimes it stood. */
interface Strand {
  readonly zone: number;
  /** true when the zone runs from the edge's lower-numbered vertex to the higher, or along the arc */
  readonly forward: boolean;
  readonly lifetimes: readonly number[];
}

/** An edge in the direction of its first strand. */
interface Edge {
  readonly from: number;
  readonly to: number;
  /** equal for edges that share their whole history */
  readonly kind: number;
}

/** What runs along arcs of one kind; `forward` is relative to the arc. */
interface Kind {
  readonly strands: readonly Strand[];
}

/**
 * Joins edges of equal history into arcs, cut where histories differ or more than two edges meet; `count` is the
 * number of snapshots. The order of arcs, where closed arcs begin and the direction of each follow from the edges
 * alone, whatever order they were met in, so that a series has one topology.
 */
export function cutArcs(set: EdgeSet, count: number): { arcs: Int32Array[]; borders: Border[] } {
  const { edges, kinds } = orient(set, count);
  const { chains, chainKinds } = chain(edges, set.ids);
  const order = chains
    .map((vertices, i) => ({ vertices, kind: chainKinds[i]! }))
    .sort((a, b) => compareArcs(a.vertices, b.vertices));
  const arcs = order.map(({ vertices }) => vertices);
  return { arcs, borders: gatherBorders(order.map(({ kind }) => kinds[kind]!)) };
}

/** Gives each edge its canonical direction (its first strand's) and its kind. */
function orient(set: EdgeSet, count: number): { edges: Edge[]; kinds: Kind[] } {
  const edges: Edge[] = [];
  const kinds: Kind[] = [];
  const kindOf = new Map<string, number>();
  const pairs = createPairIds();
  const strandsOf: Strand[][] = [];
  for (const { from, to, zone, lifetimes } of set.runs(count)) {
    const forward = from < to;
    const edge = forward ? pairs.of(from, to) : pairs.of(to, from);
    if (edge === strandsOf.length) strandsOf.push([]);
    strandsOf[edge]!.push({ zone, forward, lifetimes });
  }
  strandsOf.forEach((strands, edge) => {
    strands.sort(compareStrands);
    const forward = strands[0]!.forward;
    const relative = strands.map((s) => ({ ...s, forward: s.forward === forward }));
    const name = relative.map((s) => `${s.zone}${s.forward ? '+' : '-'}${s.lifetimes}`).join('|');
    let kind = kindOf.get(name);
    if (kind === undefined) {
      kind = kinds.length;
      kindOf.set(name, kind);
      kinds.push({ strands: relative });
    }
    const [low, high] = [pairs.first(edge), pairs.second(edge)];
    edges.push(forward ? { from: low, to: high, kind } : { from: high, to: low, kind });
  });
  return { edges, kinds };
}

function compareStrands(a: Strand, b: Strand): number {
  return a.zone - b.zone || a.lifetimes[0]! - b.lifetimes[0]!;
}

/** Follows edges of one kind from node to node, then round what is left. */
function chain(
  edges: readonly Edge[],
  ids: VertexIds,
): { chains: Int32Array[]; chainKinds: number[] } {
  const count = ids.size;
  const outgoing = new Int32Array(count).fill(-1);
  const incoming = new Int32Array(count).fill(-1);
  const degree = new Uint32Array(count);
  edges.forEach((edge, i) => {
    outgoing[edge.from] = i;
    incoming[edge.to] = i;
    degree[edge.from]!++;
    degree[edge.to]!++;
  });
  const isNode = (vertex: number): boolean =>
    degree[vertex] !== 2 ||
    outgoing[vertex] === -1 ||
    incoming[vertex] === -1 ||
    edges[outgoing[vertex]!]!.kind !== edges[incoming[vertex]!]!.kind;

  const used = new Uint8Array(edges.length);
  const chains: Int32Array[] = [];
  const chainKinds: number[] = [];
  const follow = (first: number): void => {
    const flat: number[] = [];
    const push = (vertex: number) => flat.push(ids.x(vertex), ids.y(vertex));
    const start = edges[first]!.from;
    push(start);
    for (let i = first; ; ) {
      used[i] = 1;
      const { to } = edges[i]!;
      push(to);
      if (to === start || isNode(to)) break;
      i = outgoing[to]!;
    }
    chains.push(Int32Array.from(flat));
    chainKinds.push(edges[first]!.kind);
  };
  edges.forEach((edge, i) => {
    if (isNode(edge.from)) follow(i);
  });
  const loops = [...edges.keys()].filter((i) => !used[i]);
  loops.sort((a, b) => ids.compare(edges[a]!.from, edges[b]!.from));
  for (const i of loops) if (!used[i]) follow(i);
  return { chains, chainKinds };
}

/** By first vertex, then second: a directed edge stands in one arc only, so this orders all. */
function compareArcs(a: Int32Array, b: Int32Array): number {
  return a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]! || a[3]! - b[3]!;
}

/** One border for each distinct (zone, lifetimes), ordered by zone, then lifetimes. */
function gatherBorders(kindOfArc: readonly Kind[]): Border[] {
  const found = new Map<string, { zone: number; flat: readonly number[]; arcs: number[] }>();
  kindOfArc.forEach(({ strands }, arc) => {
    for (const { zone, forward, lifetimes } of strands) {
      const name = `${zone}:${lifetimes}`;
      let border = found.get(name);
      if (!border) {
        border = { zone, flat: lifetimes, arcs: [] };
        found.set(name, border);
      }
      border.arcs.push(forward ? arc : ~arc);
    }
  });
  return [...found.values()]
    .sort((a, b) => a.zone - b.zone || compareNumbers(a.flat, b.flat))
    .map(({ zone, flat, arcs }) => ({ zone, lifetimes: pairs(flat), arcs: Int32Array.from(arcs) }));
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

function pairs(flat: readonly number[]): Lifetime[] {
  const out: Lifetime[] = [];
  for (let i = 0; i < flat.length; i += 2) out.push([flat[i]!, flat[i + 1]!]);
  return out;
}
