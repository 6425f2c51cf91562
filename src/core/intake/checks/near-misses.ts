import { degreesInKm } from '../../geometry/ellipsoid-length.ts';
import { toIso } from '../../time/civil-date.ts';
import { type Problem, warning } from '../problem.ts';
import { meet } from '../series/extent.ts';
import { count } from '../show.ts';
import type { LonLat } from '../spot.ts';
import { awayKm } from './away-km.ts';
import type { CheckLimits } from './check-limits.ts';
import { type Held, type Part, type Parts, partsOf } from './held.ts';

/** Vertices that must miss for it to be a border drawn twice, not a corner that happens to be near. */
const LEAST = 5;
/** Share of the vertices near the other border that must miss it. */
const SHARE = 0.1;
/** Nearer than this, two grid cells, borders meet when they are woven. */
const MEETS_M = 2.2;
/** Side of a cell of the index, in degrees. */
const CELL = 0.01;

/** Two zones whose borders miss each other: over all snapshots, told once. */
export interface NearMiss {
  readonly zones: readonly [string, string];
  readonly file: string;
  readonly vertices: number;
  readonly widestM: number;
  /** the vertex that misses by as much */
  readonly widestAt: LonLat;
  readonly first: number;
  snapshots: number;
}

/** Counts, in `known`, borders of two zones that run along each other without meeting. */
export function seeNearMisses(
  before: Held | null,
  now: Held,
  known: Map<string, NearMiss>,
  { nearMissM }: CheckLimits,
): void {
  const zones = [...now.zones.keys()];
  zones.forEach((a, i) => {
    for (const b of zones.slice(i + 1)) {
      const key = `${a} ${b}`;
      const [partsA, partsB] = [partsOf(now, a), partsOf(now, b)];
      if (before && same(partsOf(before, a), partsA) && same(partsOf(before, b), partsB)) continue;
      const near = [...nearOf(partsA, partsB, nearMissM), ...nearOf(partsB, partsA, nearMissM)];
      const misses = near.filter(({ metres }) => metres > MEETS_M);
      if (misses.length < LEAST || misses.length < SHARE * near.length) continue;
      const pair = known.get(key);
      if (pair) pair.snapshots += 1;
      else {
        const widest = misses.reduce((most, miss) => (miss.metres > most.metres ? miss : most));
        known.set(key, {
          zones: [a, b],
          file: now.file,
          vertices: misses.length,
          widestM: widest.metres,
          widestAt: widest.at,
          first: now.snapshot.from,
          snapshots: 1,
        });
      }
    }
  });
}

/** The warnings of what was counted. */
export function nearMisses(known: Iterable<NearMiss>, { nearMissM }: CheckLimits): Problem[] {
  return [...known].map(({ zones, file, vertices, widestM, widestAt, first, snapshots }) => {
    const more = snapshots > 1 ? ` and in ${count(snapshots - 1, 'later snapshot')}` : '';
    const message = `borders of ${zones.join(' and ')} miss each other at ${count(vertices, 'vertex', 'vertices')} by up to ${widestM.toFixed(0)} m (limit ${nearMissM} m) on ${toIso(first)}${more}: snap them together, or set "checks": {"nearMissM"}`;
    return warning({ file, path: '' }, 'near-miss', message, { at: widestAt });
  });
}

function same(a: Parts, b: Parts): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}

interface Near {
  readonly at: LonLat;
  readonly metres: number;
}

/** How far, in metres, vertices of `a` lie from the nearest border of `b`: of all that are no farther than the limit. */
function nearOf(a: Parts, b: Parts, limitM: number): Near[] {
  const near = (part: Part, others: Parts) =>
    [...others.values()].some(({ box }) => meet(widened(part.box), widened(box)));
  const from = [...a.values()].filter((part) => near(part, b));
  const to = [...b.values()].filter((part) => near(part, a));
  if (from.length === 0 || to.length === 0) return [];
  const edges = indexEdges(to);
  return from.flatMap(({ rings }) =>
    rings.flatMap((ring) => {
      const found: Near[] = [];
      for (let i = 0; i < ring.length; i += 2) {
        const at: LonLat = [ring[i]!, ring[i + 1]!];
        const metres = nearestM(edges, ...at, limitM);
        if (metres <= limitM) found.push({ at, metres });
      }
      return found;
    }),
  );
}

function widened([west, south, east, north]: Part['box']): Part['box'] {
  return [west - CELL, south - CELL, east + CELL, north + CELL];
}

/** Edges, as four numbers, by the cells they pass through. */
type EdgeIndex = ReadonlyMap<number, number[]>;

function indexEdges(parts: readonly Part[]): EdgeIndex {
  const cells = new Map<number, number[]>();
  for (const { rings } of parts)
    for (const ring of rings)
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
        addEdge(cells, ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!);
  return cells;
}

function addEdge(
  cells: Map<number, number[]>,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): void {
  const steps = Math.ceil((4 * Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1))) / CELL) || 1;
  let last = Number.NaN;
  for (let s = 0; s <= steps; s++) {
    const key = cellOf(x1 + ((x2 - x1) * s) / steps, y1 + ((y2 - y1) * s) / steps);
    if (key === last) continue;
    last = key;
    const list = cells.get(key);
    if (list) list.push(x1, y1, x2, y2);
    else cells.set(key, [x1, y1, x2, y2]);
  }
}

function cellOf(x: number, y: number): number {
  return Math.floor(x / CELL) * 100_000 + Math.floor(y / CELL);
}

/** Metres to the nearest edge; Infinity where none is as near as the limit. */
function nearestM(edges: EdgeIndex, x: number, y: number, limitM: number): number {
  const scale = degreesInKm(y);
  const dx = limitM / 1000 / scale.lonKm;
  const dy = limitM / 1000 / scale.latKm;
  const cells = new Set([
    cellOf(x - dx, y - dy),
    cellOf(x + dx, y - dy),
    cellOf(x - dx, y + dy),
    cellOf(x + dx, y + dy),
  ]);
  let least = Infinity;
  for (const cell of cells) {
    const found = edges.get(cell) ?? [];
    for (let i = 0; i < found.length; i += 4)
      least = Math.min(
        least,
        awayKm(x, y, found[i]!, found[i + 1]!, found[i + 2]!, found[i + 3]!, scale),
      );
  }
  return least * 1000;
}
