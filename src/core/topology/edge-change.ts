import type { Path } from './zone-paths.ts';

type DirectedEdge = readonly [from: number, to: number];

/** Directed edges that one set of rings has and another has not. */
export interface EdgeChange {
  readonly added: readonly DirectedEdge[];
  readonly removed: readonly DirectedEdge[];
}

/** What turns the rings `before` into `after`, ring by ring; those that are the same object stay. */
export function edgeChange(before: readonly Path[], after: readonly Path[]): EdgeChange {
  const [gone, come] = [before, after].map((paths) =>
    paths.filter((_, i) => before[i] !== after[i]),
  );
  return { added: missing(come!, gone!), removed: missing(gone!, come!) };
}

/** The edges of some rings that others lack. */
function missing(paths: readonly Path[], others: readonly Path[]): DirectedEdge[] {
  const next = new Map<number, number>();
  const more = new Map<number, number[]>();
  eachEdge(others, (from, to) => {
    if (next.has(from)) more.set(from, [...(more.get(from) ?? []), to]);
    else next.set(from, to);
  });
  const found: DirectedEdge[] = [];
  eachEdge(paths, (from, to) => {
    if (next.get(from) !== to && !more.get(from)?.includes(to)) found.push([from, to]);
  });
  return found;
}

function eachEdge(paths: readonly Path[], visit: (from: number, to: number) => void): void {
  for (const path of paths) {
    let from = path[path.length - 1]!;
    for (const to of path) {
      visit(from, to);
      from = to;
    }
  }
}
