/** Areas of A, of A less B and of what both share. */
export interface Areas {
  readonly a: number;
  readonly difference: number;
  readonly shared: number;
}

/** An edge that runs east: its ends, and +1 when the ring ran so, -1 when it ran west. */
type Edge = readonly [x1: number, y1: number, x2: number, y2: number, turn: number, of: 0 | 1];

/**
 * The areas of A, of A less B and of both, by cutting the plane into upright slabs between all vertices and
 * crossings: in a slab no edges cross, so that it is a stack of trapezoids, each wound as the edges below it say.
 * Slow and plain, with nothing in common with the engines it judges.
 */
export function slabAreas(
  a: readonly (readonly number[])[],
  b: readonly (readonly number[])[],
  rule: 'nonzero' | 'evenodd',
): Areas {
  const edges = [...edgesOf(a, 0), ...edgesOf(b, 1)].sort((e, f) => e[0] - f[0]);
  const cuts = cutsOf(edges);
  const inside = (winding: number) => (rule === 'nonzero' ? winding !== 0 : winding % 2 !== 0);
  const areas = { a: 0, difference: 0, shared: 0 };
  let first = 0;
  let active: Edge[] = [];
  cuts.slice(1).forEach((east, i) => {
    const west = cuts[i]!;
    active = active.filter(([, , x2]) => x2 > west);
    while (first < edges.length && edges[first]![0] <= west) active.push(edges[first++]!);
    const middle = (west + east) / 2;
    const stack = active
      .filter(([, , x2]) => x2 >= east)
      .map((edge) => ({ y: at(edge, middle), turn: edge[4], of: edge[5] }))
      .sort((e, f) => e.y - f.y);
    const winding: [number, number] = [0, 0];
    stack.forEach(({ y, turn, of }, n) => {
      winding[of] += turn;
      const above = stack[n + 1];
      if (!above || !inside(winding[0])) return;
      const area = (above.y - y) * (east - west);
      areas.a += area;
      if (inside(winding[1])) areas.shared += area;
      else areas.difference += area;
    });
  });
  return areas;
}

function edgesOf(rings: readonly (readonly number[])[], of: 0 | 1): Edge[] {
  return rings.flatMap((ring) =>
    ring.flatMap((x, i): Edge[] => {
      if (i % 2 === 1) return [];
      const j = (i + 2) % ring.length;
      const [y, x2, y2] = [ring[i + 1]!, ring[j]!, ring[j + 1]!];
      if (x === x2) return [];
      return x < x2 ? [[x, y, x2, y2, 1, of]] : [[x2, y2, x, y, -1, of]];
    }),
  );
}

/** Longitudes of all vertices and crossings, ascending. */
function cutsOf(edges: readonly Edge[]): number[] {
  const cuts = new Set<number>();
  let active: Edge[] = [];
  for (const e of edges) {
    cuts.add(e[0]).add(e[2]);
    active = active.filter(([, , x2]) => x2 > e[0]);
    for (const f of active) {
      const [west, east] = [Math.max(e[0], f[0]), Math.min(e[2], f[2])];
      const [gapWest, gapEast] = [at(e, west) - at(f, west), at(e, east) - at(f, east)];
      if (gapWest * gapEast < 0) cuts.add(west + ((east - west) * gapWest) / (gapWest - gapEast));
    }
    active.push(e);
  }
  return [...cuts].sort((x, y) => x - y);
}

function at([x1, y1, x2, y2]: Edge, x: number): number {
  return y1 + ((y2 - y1) * (x - x1)) / (x2 - x1);
}
