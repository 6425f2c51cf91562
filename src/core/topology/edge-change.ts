import { createPairIds } from '../geometry/pair-ids.ts';
import { createVertexLinks } from '../geometry/vertex-marks.ts';
import type { Path } from './zone-paths.ts';

type DirectedEdge = readonly [from: number, to: number];

/** Directed edges that one set of rings has and another has not. */
export interface EdgeChange {
  readonly added: readonly DirectedEdge[];
  readonly removed: readonly DirectedEdge[];
}

/** What turns the rings `before` into `after`, ring by ring; those that are the same object stay. */
export function edgeChange(before: readonly Path[], after: readonly Path[]): EdgeChange {
  const gone = before.filter((path, i) => path !== after[i]);
  const come = after.filter((path, i) => path !== before[i]);
  return { added: missing(come, gone), removed: missing(gone, come) };
}

/** The edges of some rings that others lack. */
function missing(paths: readonly Path[], others: readonly Path[]): DirectedEdge[] {
  const next = createVertexLinks();
  /** edges from where another leaves as well */
  const more = createPairIds();
  eachEdge(others, (from, to) => {
    if (next.get(from) < 0) next.set(from, to);
    else more.of(from, to);
  });
  const found: DirectedEdge[] = [];
  eachEdge(paths, (from, to) => {
    if (next.get(from) !== to && more.find(from, to) < 0) found.push([from, to]);
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
