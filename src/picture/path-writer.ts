import type { GeoContext } from 'd3';

type Points = [x: number, y: number][];

/** Takes lines and rings as a canvas would and writes them as SVG path data. */
export interface PathWriter extends GeoContext {
  /** What was drawn since the last time; empty when nothing was. */
  result(): string;
}

/**
 * A writer to tenths of a pixel, steps relative, no character more than is needed. Vertices within `tolerance` pixels
 * of the line without them are left out, and so are rings smaller than that.
 */
export function pathWriter(tolerance: number): PathWriter {
  let data = '';
  let points: Points = [];
  const end = (isClosed: boolean): void => {
    if (points.length > 1) data += isClosed ? ring(points, tolerance) : line(points, tolerance);
    points = [];
  };
  return {
    beginPath() {},
    moveTo(x, y) {
      end(false);
      points = [[x, y]];
    },
    lineTo(x, y) {
      points.push([x, y]);
    },
    closePath: () => end(true),
    arc() {},
    result() {
      end(false);
      const written = data;
      data = '';
      return written;
    },
  };
}

function line(points: Points, tolerance: number): string {
  return steps(simplify(points, tolerance));
}

/** A ring is two lines between two of its vertices that lie far apart. */
function ring(points: Points, tolerance: number): string {
  const [x0, y0] = points[0]!;
  let far = 0;
  let distance = 0;
  points.forEach(([x, y], i) => {
    const from = Math.hypot(x - x0, y - y0);
    if (from > distance) [far, distance] = [i, from];
  });
  if (distance <= tolerance) return '';
  const there = simplify(points.slice(0, far + 1), tolerance);
  const back = simplify([...points.slice(far), points[0]!], tolerance);
  const kept = [...there, ...back.slice(1, -1)];
  return kept.length < 3 ? '' : `${steps(kept)}z`;
}

/** Path data in tenths of a pixel; `''` where all vertices fall into one. */
function steps(points: Points): string {
  const tenths = points.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)] as const);
  let [x, y] = tenths[0]!;
  let data = '';
  for (const [nextX, nextY] of tenths.slice(1)) {
    if (nextX === x && nextY === y) continue;
    data += pair(nextX - x, nextY - y, data === '');
    [x, y] = [nextX, nextY];
  }
  const [startX, startY] = tenths[0]!;
  return data === '' ? '' : `M${pair(startX, startY, true)}l${data}`;
}

/** Two numbers given in tenths; a sign parts numbers as well as a space does. */
function pair(x: number, y: number, isFirst: boolean): string {
  const [a, b] = [decimal(x), decimal(y)];
  return `${isFirst || a.startsWith('-') ? '' : ' '}${a}${b.startsWith('-') ? '' : ' '}${b}`;
}

function decimal(tenths: number): string {
  return String(tenths / 10).replace(/^(-?)0\./, '$1.');
}

/** Douglas and Peucker's vertices (Cartographica 10, 1973) of an open line. */
function simplify(points: Points, tolerance: number): Points {
  if (tolerance <= 0 || points.length < 3) return points;
  const isKept = new Uint8Array(points.length);
  isKept[0] = isKept[points.length - 1] = 1;
  const open: [first: number, last: number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span;
    let far = -1;
    let most = tolerance;
    for (let i = first + 1; i < last; i++) {
      const distance = fromSegment(points[i]!, points[first]!, points[last]!);
      if (distance > most) [far, most] = [i, distance];
    }
    if (far < 0) continue;
    isKept[far] = 1;
    open.push([first, far], [far, last]);
  }
  return points.filter((_, i) => isKept[i]);
}

function fromSegment([px, py]: Points[0], [ax, ay]: Points[0], [bx, by]: Points[0]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const t =
    length2 === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length2));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}
