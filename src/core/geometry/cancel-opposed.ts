/**
 * Closed integer rings (x0, y0, x1, y1, …, not closed by a repeated vertex) with the same winding numbers, but
 * without edges that run back along others: edges are cut where a vertex lies on them, opposed ones cancel, and
 * the rest is linked anew into rings that pass no vertex twice. Coordinates span less than 2^26.
 */
export function cancelOpposed(rings: Iterable<ArrayLike<number>>): number[][] {
  const vertices = indexVertices(rings);
  const stopsOn = stopsFinder(vertices);
  return isApart(vertices, stopsOn)
    ? vertices.rings.map((ring) => ring.flatMap((id) => [vertices.x[id]!, vertices.y[id]!]))
    : link(vertices, netEdges(vertices, stopsOn));
}

/** True when no vertex is passed twice or lies on an edge: as nearly always, there is nothing to cancel or to link. */
function isApart({ x, rings }: Vertices, stopsOn: StopsOn): boolean {
  if (rings.some((ring) => ring.length < 3)) return false;
  if (rings.reduce((sum, ring) => sum + ring.length, 0) !== x.length) return false;
  return rings.every((ring) =>
    ring.every((from, i) => stopsOn(from, ring[(i + 1) % ring.length]!).length === 0),
  );
}

/** The vertices that lie on the way from one vertex to another, ends left out, in order. */
type StopsOn = (from: number, to: number) => readonly number[];

interface Vertices {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** each ring as vertex ids, none twice in a row */
  readonly rings: readonly (readonly number[])[];
}

function indexVertices(rings: Iterable<ArrayLike<number>>): Vertices {
  const flat = [...rings];
  let [minX, minY, maxY] = [Infinity, Infinity, -Infinity];
  for (const ring of flat)
    for (let i = 0; i < ring.length; i += 2) {
      minX = Math.min(minX, ring[i]!);
      minY = Math.min(minY, ring[i + 1]!);
      maxY = Math.max(maxY, ring[i + 1]!);
    }
  const height = maxY - minY + 1;
  const ids = new Map<number, number>();
  const x: number[] = [];
  const y: number[] = [];
  const idOf = (px: number, py: number): number => {
    const key = (px - minX) * height + (py - minY);
    let id = ids.get(key);
    if (id === undefined) {
      id = x.length;
      ids.set(key, id);
      x.push(px);
      y.push(py);
    }
    return id;
  };
  const indexed = flat.map((ring) => {
    const path: number[] = [];
    for (let i = 0; i < ring.length; i += 2) {
      const id = idOf(ring[i]!, ring[i + 1]!);
      if (id !== path.at(-1)) path.push(id);
    }
    if (path.length > 1 && path[0] === path.at(-1)) path.pop();
    return path;
  });
  return { x, y, rings: indexed };
}

/** For each vertex the ends of the edges that start there and are left. */
function netEdges(vertices: Vertices, stopsOn: StopsOn): number[][] {
  const size = vertices.x.length;
  const net = new Map<number, number>();
  const count = (a: number, b: number) => {
    const key = a < b ? a * size + b : b * size + a;
    net.set(key, (net.get(key) ?? 0) + (a < b ? 1 : -1));
  };
  for (const ring of vertices.rings) {
    if (ring.length < 3) continue;
    ring.forEach((from, i) => {
      const to = ring[(i + 1) % ring.length]!;
      let at = from;
      for (const stop of stopsOn(from, to)) {
        count(at, stop);
        at = stop;
      }
      count(at, to);
    });
  }
  const ends: number[][] = Array.from({ length: size }, () => []);
  for (const [key, times] of net) {
    const [low, high] = [Math.floor(key / size), key % size];
    const [from, to] = times > 0 ? [low, high] : [high, low];
    for (let i = 0; i < Math.abs(times); i++) ends[from]!.push(to);
  }
  return ends;
}

/** Looks for stops among vertices sorted by x. */
function stopsFinder({ x, y }: Vertices): StopsOn {
  const byX = Int32Array.from(x.keys()).sort((a, b) => x[a]! - x[b]!);
  const xs = Float64Array.from(byX, (id) => x[id]!);
  return (from, to) => {
    const [ax, ay, bx, by] = [x[from]!, y[from]!, x[to]!, y[to]!];
    const [east, south, north] = [Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)];
    let stops: number[] | null = null;
    for (let i = firstAtLeast(xs, Math.min(ax, bx)); i < xs.length && xs[i]! <= east; i++) {
      const id = byX[i]!;
      const [px, py] = [x[id]!, y[id]!];
      if (py < south || py > north || id === from || id === to) continue;
      if ((bx - ax) * (py - ay) === (px - ax) * (by - ay)) {
        stops ??= [];
        stops.push(id);
      }
    }
    if (!stops) return NO_STOPS;
    const way = (id: number) => Math.abs(x[id]! - ax) + Math.abs(y[id]! - ay);
    return stops.length > 1 ? stops.sort((p, q) => way(p) - way(q)) : stops;
  };
}

const NO_STOPS: readonly number[] = [];

function firstAtLeast(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Walks the edges; whenever the walk meets itself, the loop it closed is a ring. */
function link({ x, y }: Vertices, ends: readonly number[][]): number[][] {
  const rings: number[][] = [];
  const at = new Int32Array(x.length).fill(-1);
  for (let start = 0; start < ends.length; start++) {
    const path: number[] = [];
    let vertex: number | undefined = start;
    while (vertex !== undefined) {
      if (at[vertex]! >= 0) {
        const loop = path.splice(at[vertex]!);
        for (const id of loop) at[id] = -1;
        rings.push(loop.flatMap((id) => [x[id]!, y[id]!]));
      }
      const next: number | undefined = ends[vertex]!.pop();
      if (next !== undefined) {
        at[vertex] = path.length;
        path.push(vertex);
      }
      vertex = next;
    }
  }
  return rings;
}
