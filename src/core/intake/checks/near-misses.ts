import { toIso } from '../../time/civil-date.ts';
import { type Problem, warning } from '../problem.ts';
import { meet, union } from '../series/extent.ts';
import { count } from '../show.ts';
import type { LonLat } from '../spot.ts';
import type { CheckLimits } from './check-limits.ts';
import { type Held, type Part, type Parts, partsOf } from './held.ts';
import { nearestEdgesM } from './nearest-edges.ts';
import { createPositionSet, type PositionSet } from './position-set.ts';

/** Vertices that must miss for it to be a border drawn twice, not a corner that happens to be near. */
const LEAST = 5;
/** How many of these at least follow one another along a ring. */
const LEAST_RUN = 3;
/** Share of the vertices near the other border that must miss it. */
const SHARE = 0.1;
/** Nearer than this, two grid cells, borders meet when they are woven. */
const MEETS_M = 2.2;
/** Degrees about a part in which others are near it: more than the limit is anywhere but at the poles. */
const MARGIN = 0.01;

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

/** Looks for near misses, snapshot by snapshot. */
export interface NearMissCheck {
  see(before: Held | null, now: Held): void;
  finish(): Problem[];
}

/** Counts borders of two zones that run along each other without meeting. */
export function createNearMissCheck({ nearMissM }: CheckLimits): NearMissCheck {
  const found = new Map<string, NearMiss>();
  /** vertices of what zones held when last looked at, which for most is what they hold now */
  const known = new Map<string, { readonly parts: Parts; readonly vertices: PositionSet }>();

  function verticesOf(zone: string, parts: Parts): PositionSet {
    const kept = known.get(zone);
    if (kept && same(kept.parts, parts)) return kept.vertices;
    const vertices = createPositionSet([...parts.values()].flatMap(({ rings }) => rings));
    known.set(zone, { parts, vertices });
    return vertices;
  }

  return {
    see(before, now) {
      const zones = [...now.zones.keys()];
      zones.forEach((a, i) => {
        for (const b of zones.slice(i + 1)) {
          const [partsA, partsB] = [partsOf(now, a), partsOf(now, b)];
          if (before && same(partsOf(before, a), partsA) && same(partsOf(before, b), partsB))
            continue;
          const [fromA, fromB] = [near(partsA, partsB), near(partsB, partsA)];
          if (fromA.length === 0) continue;
          add(a, b, now, [
            ...missesOf(fromA, fromB, verticesOf(b, partsB), nearMissM),
            ...missesOf(fromB, fromA, verticesOf(a, partsA), nearMissM),
          ]);
        }
      });
    },
    finish: () => [...found.values()].map((miss) => toProblem(miss, nearMissM)),
  };

  function add(a: string, b: string, now: Held, rings: readonly RingMisses[]): void {
    const misses = rings.flatMap((ring) => ring.misses);
    const nearby = rings.reduce((sum, ring) => sum + ring.near, 0);
    const longest = Math.max(0, ...rings.map(({ run }) => run));
    if (misses.length < LEAST || longest < LEAST_RUN || misses.length < SHARE * nearby) return;
    const pair = found.get(`${a} ${b}`);
    if (pair) {
      pair.snapshots += 1;
      return;
    }
    const widest = misses.reduce((most, miss) => (miss.metres > most.metres ? miss : most));
    found.set(`${a} ${b}`, {
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

function toProblem(
  { zones, file, vertices, widestM, widestAt, first, snapshots }: NearMiss,
  limitM: number,
): Problem {
  const more = snapshots > 1 ? ` and in ${count(snapshots - 1, 'later snapshot')}` : '';
  const message = `borders of ${zones.join(' and ')} miss each other at ${count(vertices, 'vertex', 'vertices')} by up to ${widestM.toFixed(0)} m (limit ${limitM} m) on ${toIso(first)}${more}: snap them together, or set "checks": {"nearMissM"}`;
  return warning({ file, path: '' }, 'near-miss', message, { at: widestAt });
}

function same(a: Parts, b: Parts): boolean {
  return a === b || (a.size === b.size && [...a.keys()].every((key) => b.has(key)));
}

/** The parts of `a` with any of `b` about them. */
function near(a: Parts, b: Parts): Part[] {
  const others = [...b.values()];
  return [...a.values()].filter((part) => {
    const around = widened(part.box);
    return others.some(({ box }) => meet(around, box));
  });
}

interface RingMisses {
  /** vertices no farther from the other border than the limit */
  readonly near: number;
  /** those of them that do not meet it */
  readonly misses: readonly { readonly at: LonLat; readonly metres: number }[];
  /** how many of these follow one another at most */
  readonly run: number;
}

/** How the vertices of parts lie to the nearest of the others' edges, ring by ring. `shared` are the others' vertices. */
function missesOf(
  parts: readonly Part[],
  others: readonly Part[],
  shared: PositionSet,
  limitM: number,
): RingMisses[] {
  const rings = parts.flatMap((part) => part.rings);
  const around = widened(others.map(({ box }) => box).reduce((a, b) => union(a, b)!));
  const asked: number[] = [];
  const places = new Int32Array(rings.reduce((sum, ring) => sum + ring.length / 2, 0));
  let at = 0;
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      const [lon, lat] = [ring[i]!, ring[i + 1]!];
      if (shared.has(lon, lat)) places[at++] = SHARED;
      else if (!isIn(around, lon, lat)) places[at++] = FAR;
      else {
        places[at++] = asked.length / 2;
        asked.push(lon, lat);
      }
    }
  const metres = nearestEdgesM(asked, others, limitM);
  at = 0;
  return rings.map((ring) => {
    const misses: { at: LonLat; metres: number }[] = [];
    let [near, run, longest] = [0, 0, 0];
    for (let i = 0; i < ring.length; i += 2) {
      const place = places[at++]!;
      const away = place === SHARED ? 0 : place === FAR ? Infinity : metres[place]!;
      if (away <= limitM) near += 1;
      run = away <= limitM && away > MEETS_M ? run + 1 : 0;
      if (run > 0) misses.push({ at: [ring[i]!, ring[i + 1]!], metres: away });
      longest = Math.max(longest, run);
    }
    return { near, misses, run: longest };
  });
}

/** Where a vertex stands that need not be asked of. */
const SHARED = -1;
const FAR = -2;

function isIn([west, south, east, north]: Part['box'], lon: number, lat: number): boolean {
  return west <= lon && lon <= east && south <= lat && lat <= north;
}

function widened([west, south, east, north]: Part['box']): Part['box'] {
  return [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN];
}
