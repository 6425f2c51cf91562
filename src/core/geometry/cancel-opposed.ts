/**
 * Closed integer rings (x0, y0, x1, y1, …, not closed by a repeated vertex) with the same winding numbers, but
 * without edges that run back along others: edges are cut where a vertex lies on them, opposed ones cancel, and
 * the rest is linked anew into rings that pass no vertex twice. Overlay engines go astray on such edges.
 */
export function cancelOpposed(rings: readonly ArrayLike<number>[]): number[][] {
  return link(netEdges(rings));
}

type Vertex = readonly [x: number, y: number];

/** Ends of the edges that are left, by where they start. */
function netEdges(rings: readonly ArrayLike<number>[]): Map<string, Vertex[]> {
  const vertices = rings.flatMap(verticesOf).sort((a, b) => a[0] - b[0]);
  const net = new Map<string, { from: Vertex; to: Vertex; times: number }>();
  for (const ring of rings) {
    const corners = verticesOf(ring);
    corners.forEach((corner, i) => {
      const stops = [corner, ...inside(vertices, corner, corners[(i + 1) % corners.length]!)];
      for (let j = 1; j < stops.length; j++) count(net, stops[j - 1]!, stops[j]!);
    });
  }
  const ends = new Map<string, Vertex[]>();
  for (const { from, to, times } of net.values()) {
    const [start, end] = times > 0 ? [from, to] : [to, from];
    const list = ends.get(keyOf(start)) ?? [];
    for (let i = 0; i < Math.abs(times); i++) list.push(end);
    ends.set(keyOf(start), list);
  }
  return ends;
}

function count(
  net: Map<string, { from: Vertex; to: Vertex; times: number }>,
  from: Vertex,
  to: Vertex,
): void {
  if (from[0] === to[0] && from[1] === to[1]) return;
  const opposed = net.get(`${keyOf(to)} ${keyOf(from)}`);
  if (opposed) {
    opposed.times -= 1;
    return;
  }
  const key = `${keyOf(from)} ${keyOf(to)}`;
  const edge = net.get(key) ?? { from, to, times: 0 };
  edge.times += 1;
  net.set(key, edge);
}

/** The vertices on the way from `a` (left out) to `b`, in order, each once. */
function inside(byX: readonly Vertex[], a: Vertex, b: Vertex): Vertex[] {
  const [west, east] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
  const [south, north] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
  const found = new Map<string, Vertex>([[keyOf(b), b]]);
  for (let i = firstFrom(byX, west); i < byX.length && byX[i]![0] <= east; i++) {
    const [x, y] = byX[i]!;
    if (y < south || y > north || (x === a[0] && y === a[1])) continue;
    if ((b[0] - a[0]) * (y - a[1]) === (x - a[0]) * (b[1] - a[1])) found.set(`${x},${y}`, [x, y]);
  }
  const way = ([x, y]: Vertex) => Math.abs(x - a[0]) + Math.abs(y - a[1]);
  return [...found.values()].sort((p, q) => way(p) - way(q));
}

function firstFrom(byX: readonly Vertex[], x: number): number {
  let low = 0;
  let high = byX.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byX[middle]![0] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Walks the edges; whenever the walk meets itself, the loop it closed is a ring. */
function link(ends: Map<string, Vertex[]>): number[][] {
  const rings: number[][] = [];
  for (const start of ends.keys()) {
    const path: Vertex[] = [];
    const at = new Map<string, number>();
    let [x, y] = start.split(',').map(Number) as [number, number];
    for (;;) {
      const key = `${x},${y}`;
      const met = at.get(key);
      if (met !== undefined) {
        const loop = path.splice(met);
        for (const vertex of loop) at.delete(keyOf(vertex));
        rings.push(loop.flat());
      }
      const next = ends.get(key)?.pop();
      if (!next) break;
      at.set(key, path.length);
      path.push([x, y]);
      [x, y] = next;
    }
  }
  return rings;
}

function verticesOf(ring: ArrayLike<number>): Vertex[] {
  const vertices: Vertex[] = [];
  for (let i = 0; i < ring.length; i += 2) vertices.push([ring[i]!, ring[i + 1]!]);
  return vertices;
}

function keyOf([x, y]: Vertex): string {
  return `${x},${y}`;
}
