type Point = readonly number[];

/** Where a ring of `firstCrossing` crosses: index of the ring, of the vertex its crossing edge starts at, and the point itself. */
export interface Crossing {
  readonly ring: number;
  readonly vertex: number;
  readonly at: readonly [x: number, y: number];
}

/**
 * The first edge found that runs through another edge of closed rings ([x, y], the last like the first), or null.
 * Rings that touch in a vertex or lie along one another do not cross. Sweeps from west to east.
 */
export function firstCrossing(rings: readonly (readonly Point[])[]): Crossing | null {
  const edges = rings.flatMap((ring, r) =>
    ring.slice(1).map((end, i) => toEdge(ring[i]!, end, r, i)),
  );
  edges.sort((a, b) => a.west - b.west);
  let active: Edge[] = [];
  for (const edge of edges) {
    active = active.filter((other) => other.east >= edge.west);
    for (const other of active)
      if (cross(edge, other))
        return { ring: edge.ring, vertex: edge.vertex, at: meetingOf(edge, other) };
    active.push(edge);
  }
  return null;
}

interface Edge {
  readonly a: Point;
  readonly b: Point;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  readonly ring: number;
  readonly vertex: number;
}

function toEdge(a: Point, b: Point, ring: number, vertex: number): Edge {
  const [ax, ay] = a as [number, number];
  const [bx, by] = b as [number, number];
  return {
    a,
    b,
    west: Math.min(ax, bx),
    east: Math.max(ax, bx),
    south: Math.min(ay, by),
    north: Math.max(ay, by),
    ring,
    vertex,
  };
}

function cross(e: Edge, f: Edge): boolean {
  if (e.south > f.north || f.south > e.north) return false;
  return (
    side(e.a, e.b, f.a) * side(e.a, e.b, f.b) < 0 && side(f.a, f.b, e.a) * side(f.a, f.b, e.b) < 0
  );
}

/** Where the lines of two edges that cross meet. */
function meetingOf({ a, b }: Edge, { a: c, b: d }: Edge): readonly [number, number] {
  const [ax, ay, bx, by] = [a[0]!, a[1]!, b[0]! - a[0]!, b[1]! - a[1]!];
  const [dx, dy] = [d[0]! - c[0]!, d[1]! - c[1]!];
  const t = ((c[0]! - ax) * dy - (c[1]! - ay) * dx) / (bx * dy - by * dx);
  return [ax + t * bx, ay + t * by];
}

/** Positive when `p` lies left of the line from `a` to `b`. */
function side(a: Point, b: Point, p: Point): number {
  return Math.sign((b[0]! - a[0]!) * (p[1]! - a[1]!) - (p[0]! - a[0]!) * (b[1]! - a[1]!));
}
