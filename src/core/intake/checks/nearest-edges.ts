import { degreesInKm } from '../../geometry/ellipsoid-length.ts';
import { awayKm } from './away-km.ts';
import type { Part } from './held.ts';

/** Side of a cell in which vertices are looked for, in degrees. */
const CELL = 0.01;
/** Places in which cells with vertices are marked, by the low bits of their keys: most edges need no look at the map. */
const MARKS = 2 ** 16;
/** As many vertices for one edge make it worth while to look first which of them are near any. */
const MANY = 4;

/**
 * Metres from each of the vertices ([lon, lat], one after the other) to the nearest edge of parts; Infinity where none is as
 * near as `limitM`, a cell at most. The vertices are put into cells and the edges walked, since those that are asked of are few.
 */
export function nearestEdgesM(
  vertices: readonly number[],
  parts: readonly Part[],
  limitM: number,
): Float64Array {
  const km = new Float64Array(vertices.length / 2).fill(Infinity);
  if (vertices.length === 0) return km;
  const cells = new Map<number, number[]>();
  const marked = new Uint8Array(MARKS);
  const rings = parts.flatMap((part) => part.rings);
  const edges = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  const around = MANY * edges < vertices.length / 2 ? marksAround(rings) : null;
  for (let i = 0; i < vertices.length; i += 2) {
    const [lon, lat] = [vertices[i]!, vertices[i + 1]!];
    if (around?.[keyOf(cellOf(lon), cellOf(lat)) & (MARKS - 1)] === 0) continue;
    const { lonKm, latKm } = degreesInKm(lat);
    const [dx, dy] = [limitM / 1000 / lonKm, limitM / 1000 / latKm];
    for (let x = cellOf(lon - dx); x <= cellOf(lon + dx); x++)
      for (let y = cellOf(lat - dy); y <= cellOf(lat + dy); y++) {
        const key = keyOf(x, y);
        marked[key & (MARKS - 1)] = 1;
        const list = cells.get(key);
        if (list) list.push(i);
        else cells.set(key, [i]);
      }
  }
  const look = (key: number, x1: number, y1: number, x2: number, y2: number) => {
    for (const i of cells.get(key) ?? NONE) {
      const [lon, lat] = [vertices[i]!, vertices[i + 1]!];
      km[i / 2] = Math.min(km[i / 2]!, awayKm(lon, lat, x1, y1, x2, y2, degreesInKm(lat)));
    }
  };
  for (const ring of rings)
    walk(ring, (key, x1, y1, x2, y2) => {
      if (marked[key & (MARKS - 1)] === 1) look(key, x1, y1, x2, y2);
    });
  return km.map((away) => 1000 * away);
}

/** Marks of the cells that edges pass through, and of those beside them. */
function marksAround(rings: Part['rings']): Uint8Array {
  const marks = new Uint8Array(MARKS);
  for (const ring of rings)
    walk(ring, (key) => {
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++) marks[(key + keyOf(dx, dy)) & (MARKS - 1)] = 1;
    });
  return marks;
}

type VisitCell = (key: number, x1: number, y1: number, x2: number, y2: number) => void;

/** The cells that each edge of a ring passes through. */
function walk(ring: Part['rings'][number], visit: VisitCell): void {
  let [x1, y1] = [ring[ring.length - 2]!, ring[ring.length - 1]!];
  let start = keyOf(cellOf(x1), cellOf(y1));
  for (let i = 0; i < ring.length; i += 2) {
    const [x2, y2] = [ring[i]!, ring[i + 1]!];
    const end = keyOf(cellOf(x2), cellOf(y2));
    visit(start, x1, y1, x2, y2);
    if (start !== end) {
      const steps = Math.ceil((4 * Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1))) / CELL);
      for (let s = 1, last = start; s <= steps; s++) {
        const x = cellOf(x1 + ((x2 - x1) * s) / steps);
        const key = keyOf(x, cellOf(y1 + ((y2 - y1) * s) / steps));
        if (key !== last) visit(key, x1, y1, x2, y2);
        last = key;
      }
    }
    [x1, y1, start] = [x2, y2, end];
  }
}

const NONE: readonly number[] = [];

function cellOf(degrees: number): number {
  return Math.floor(degrees / CELL);
}

function keyOf(x: number, y: number): number {
  return x * 100_000 + y;
}
