import { edgesMeet, turn } from './edges-meet.ts';
import { eachNearPair } from './near-pairs.ts';
import { createNet, type NetEdges } from './net-edges.ts';
import type { VertexIds } from './vertex-ids.ts';

/**
 * Edges on the grid cut so that they meet in their ends alone. Where some cross, lie on one another, or end on one another,
 * they are led through the grid vertices nearest to where they meet, and so is every edge that passes within
 * half a cell of those: snap rounding (Hobby 1999), done only where something meets, so that all else stays as it
 * is. No point of an edge moves farther than half a cell in x and in y. Vertices span less than 2^26.
 */
export function nodeEdges(edges: NetEdges, ids: VertexIds): NetEdges {
  const hot = new Set<number>();
  let pieces = edges;
  for (let isWhole = false; ; ) {
    const known = hot.size;
    const meetings = eachMeeting(pieces, ids, (a, b) => heat(pieces, a, b));
    if (meetings === 0) return pieces;
    if (hot.size === known) {
      if (isWhole) throw new RangeError('edges too long to be put on the grid');
      isWhole = true;
      heatAll();
    }
    pieces = through(edges, hot, ids);
  }

  function heat({ from, to }: NetEdges, a: number, b: number): void {
    hot.add(from[a]!).add(to[a]!).add(from[b]!).add(to[b]!);
    const point = crossing(from[a]!, to[a]!, from[b]!, to[b]!, ids);
    if (point) hot.add(ids.idOf(...point));
  }

  /** With every end and every crossing of what was given, snap rounding is known to leave nothing that meets. */
  function heatAll(): void {
    for (let i = 0; i < edges.count; i++) hot.add(edges.from[i]!).add(edges.to[i]!);
    eachMeeting(edges, ids, (a, b) => heat(edges, a, b));
  }
}

/** Tells of every two edges that meet elsewhere than in an end of both; returns how many do. */
function eachMeeting(
  { count, from, to }: NetEdges,
  ids: VertexIds,
  visit: (a: number, b: number) => void,
): number {
  const boxes = new Int32Array(4 * count);
  for (let i = 0; i < count; i++) setBox(boxes, i, from[i]!, to[i]!, ids);
  let meetings = 0;
  eachNearPair(boxes, (a, b) => {
    const [p, q, r, s] = [from[a]!, to[a]!, from[b]!, to[b]!];
    const meet = edgesMeet(
      ids.x(p),
      ids.y(p),
      ids.x(q),
      ids.y(q),
      ids.x(r),
      ids.y(r),
      ids.x(s),
      ids.y(s),
    );
    if (!meet) return;
    meetings++;
    visit(a, b);
  });
  return meetings;
}

function setBox(boxes: Int32Array, i: number, a: number, b: number, ids: VertexIds): void {
  const [ax, ay, bx, by] = [ids.x(a), ids.y(a), ids.x(b), ids.y(b)];
  boxes[4 * i] = Math.min(ax, bx);
  boxes[4 * i + 1] = Math.min(ay, by);
  boxes[4 * i + 2] = Math.max(ax, bx);
  boxes[4 * i + 3] = Math.max(ay, by);
}

/** The grid vertex nearest to where the edges pq and rs cross; null where they do not cross each within the other. */
function crossing(
  p: number,
  q: number,
  r: number,
  s: number,
  ids: VertexIds,
): [x: number, y: number] | null {
  const [px, py, qx, qy] = [ids.x(p), ids.y(p), ids.x(q), ids.y(q)];
  const [rx, ry, sx, sy] = [ids.x(r), ids.y(r), ids.x(s), ids.y(s)];
  const atP = turn(rx, ry, sx, sy, px, py);
  const atQ = turn(rx, ry, sx, sy, qx, qy);
  const [atR, atS] = [turn(px, py, qx, qy, rx, ry), turn(px, py, qx, qy, sx, sy)];
  if (!(Math.sign(atP) * Math.sign(atQ) < 0 && Math.sign(atR) * Math.sign(atS) < 0)) return null;
  const [part, whole] = [BigInt(atP), BigInt(atP - atQ)];
  return [px + rounded(part * BigInt(qx - px), whole), py + rounded(part * BigInt(qy - py), whole)];
}

/** The whole number nearest to a fraction, the upper of two as near: as pixels hold their lower and left sides. */
function rounded(numerator: bigint, denominator: bigint): number {
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const twice = 2n * n + d;
  const quotient = twice / (2n * d);
  return Number(twice < 0n && quotient * 2n * d !== twice ? quotient - 1n : quotient);
}

/** The edges led through the centres of all hot pixels that they pass. */
function through(edges: NetEdges, hot: ReadonlySet<number>, ids: VertexIds): NetEdges {
  const { count, from, to, times } = edges;
  const pixels = [...hot];
  const boxes = new Int32Array(4 * (count + pixels.length));
  for (let i = 0; i < count; i++) setBox(boxes, i, from[i]!, to[i]!, ids);
  pixels.forEach((id, i) => {
    boxes.set([ids.x(id) - 1, ids.y(id) - 1, ids.x(id) + 1, ids.y(id) + 1], 4 * (count + i));
  });
  const stops = new Map<number, number[]>();
  eachNearPair(boxes, (a, b) => {
    const [edge, pixel] = a < b ? [a, b - count] : [b, a - count];
    if (edge >= count || pixel < 0) return;
    const id = pixels[pixel]!;
    if (id === from[edge] || id === to[edge] || !passes(from[edge]!, to[edge]!, id, ids)) return;
    const list = stops.get(edge);
    if (list) list.push(id);
    else stops.set(edge, [id]);
  });
  const net = createNet();
  for (let i = 0; i < count; i++) {
    let at = from[i]!;
    for (const stop of inOrder(stops.get(i), at, to[i]!, ids)) {
      net.add(at, stop, times[i]!);
      at = stop;
    }
    net.add(at, to[i]!, times[i]!);
  }
  return net.edges();
}

function inOrder(
  stops: number[] | undefined,
  from: number,
  to: number,
  ids: VertexIds,
): readonly number[] {
  if (!stops || stops.length < 2) return stops ?? [];
  const [ax, ay] = [ids.x(from), ids.y(from)];
  const [dx, dy] = [ids.x(to) - ax, ids.y(to) - ay];
  const way = (id: number) => (ids.x(id) - ax) * dx + (ids.y(id) - ay) * dy;
  return stops.sort((p, q) => way(p) - way(q));
}

/**
 * True when an edge has a point in the pixel of a vertex: the cell about it with its west and south sides, without
 * its east and north ones. In half cells from the vertex, so that all is whole numbers.
 */
function passes(from: number, to: number, pixel: number, ids: VertexIds): boolean {
  const [ax, ay] = [2 * (ids.x(from) - ids.x(pixel)), 2 * (ids.y(from) - ids.y(pixel))];
  const [bx, by] = [2 * (ids.x(to) - ids.x(pixel)), 2 * (ids.y(to) - ids.y(pixel))];
  const span: Span = { from: [0, 1], isFromIn: true, to: [1, 1], isToIn: true };
  return clip(span, ax, bx - ax) && clip(span, ay, by - ay) && isSome(span);
}

/** A part of an edge: where on it, as fractions with positive denominators, and whether these themselves belong to it. */
interface Span {
  from: readonly [number, number];
  isFromIn: boolean;
  to: readonly [number, number];
  isToIn: boolean;
}

/** Leaves of a span where `-1 <= start + t step < 1`; false when that is nowhere. */
function clip(span: Span, start: number, step: number): boolean {
  if (step === 0) return start >= -1 && start < 1;
  const [enter, leave]: [readonly [number, number], readonly [number, number]] =
    step > 0
      ? [
          [-1 - start, step],
          [1 - start, step],
        ]
      : [
          [start - 1, -step],
          [start + 1, -step],
        ];
  const [isEnterIn, isLeaveIn] = [step > 0, step < 0];
  const later = compare(enter, span.from);
  if (later > 0) Object.assign(span, { from: enter, isFromIn: isEnterIn });
  else if (later === 0) span.isFromIn &&= isEnterIn;
  const sooner = compare(leave, span.to);
  if (sooner < 0) Object.assign(span, { to: leave, isToIn: isLeaveIn });
  else if (sooner === 0) span.isToIn &&= isLeaveIn;
  return true;
}

function isSome({ from, to, isFromIn, isToIn }: Span): boolean {
  const order = compare(from, to);
  return order < 0 || (order === 0 && isFromIn && isToIn);
}

function compare([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  return a * d - c * b;
}
