import { type EdgeSet, type Strand, unpackEdge } from './edge-set.ts';
import type { Border, Lifetime } from './topology.ts';

/** An edge in the direction of its first strand. */
interface Run {
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
 * Joins edges of equal history into arcs, cut where histories differ or more than two edges meet.
 * The order of arcs, where closed arcs begin and the direction of each follow from the edges alone,
 * whatever order they were met in, so that a series has one topology.
 */
export function cutArcs(set: EdgeSet): { arcs: Int32Array[]; borders: Border[] } {
  const { runs, kinds } = orient(set);
  const { chains, chainKinds } = chain(runs, set.vertices);
  const order = chains
    .map((vertices, i) => ({ vertices, kind: chainKinds[i]! }))
    .sort((a, b) => compareArcs(a.vertices, b.vertices));
  const arcs = order.map(({ vertices }) => vertices);
  return { arcs, borders: gatherBorders(order.map(({ kind }) => kinds[kind]!)) };
}

/** Gives each edge its canonical direction (its first strand's) and its kind. */
function orient(set: EdgeSet): { runs: Run[]; kinds: Kind[] } {
  const runs: Run[] = [];
  const kinds: Kind[] = [];
  const kindOf = new Map<string, number>();
  for (const [key, strands] of set.edges) {
    const sorted = strands.filter((s) => s.lifetimes.length > 0).sort(compareStrands);
    if (sorted.length === 0) continue;
    const [low, high] = unpackEdge(key);
    const forward = sorted[0]!.forward;
    const relative = sorted.map((s) => ({ ...s, forward: s.forward === forward }));
    const name = relative.map((s) => `${s.zone}${s.forward ? '+' : '-'}${s.lifetimes}`).join('|');
    let kind = kindOf.get(name);
    if (kind === undefined) {
      kind = kinds.length;
      kindOf.set(name, kind);
      kinds.push({ strands: relative });
    }
    runs.push(forward ? { from: low, to: high, kind } : { from: high, to: low, kind });
  }
  return { runs, kinds };
}

function compareStrands(a: Strand, b: Strand): number {
  return a.zone - b.zone || a.lifetimes[0]! - b.lifetimes[0]!;
}

/** Follows runs of one kind from node to node, then round what is left. */
function chain(
  runs: readonly Run[],
  vertices: readonly number[],
): { chains: Int32Array[]; chainKinds: number[] } {
  const count = vertices.length / 2;
  const outgoing = new Int32Array(count).fill(-1);
  const incoming = new Int32Array(count).fill(-1);
  const degree = new Uint32Array(count);
  runs.forEach((run, i) => {
    outgoing[run.from] = i;
    incoming[run.to] = i;
    degree[run.from]!++;
    degree[run.to]!++;
  });
  const isNode = (vertex: number): boolean =>
    degree[vertex] !== 2 ||
    outgoing[vertex] === -1 ||
    incoming[vertex] === -1 ||
    runs[outgoing[vertex]!]!.kind !== runs[incoming[vertex]!]!.kind;

  const used = new Uint8Array(runs.length);
  const chains: Int32Array[] = [];
  const chainKinds: number[] = [];
  const follow = (first: number): void => {
    const flat: number[] = [];
    const push = (vertex: number) => flat.push(vertices[2 * vertex]!, vertices[2 * vertex + 1]!);
    const start = runs[first]!.from;
    push(start);
    for (let i = first; ; ) {
      used[i] = 1;
      const { to } = runs[i]!;
      push(to);
      if (to === start || isNode(to)) break;
      i = outgoing[to]!;
    }
    chains.push(Int32Array.from(flat));
    chainKinds.push(runs[first]!.kind);
  };
  runs.forEach((run, i) => {
    if (isNode(run.from)) follow(i);
  });
  const loops = [...runs.keys()].filter((i) => !used[i]);
  const at = (i: number) => runs[i]!.from * 2;
  loops.sort(
    (a, b) => vertices[at(a)]! - vertices[at(b)]! || vertices[at(a) + 1]! - vertices[at(b) + 1]!,
  );
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
