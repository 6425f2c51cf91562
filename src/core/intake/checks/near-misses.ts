import { degreesInKm } from '../../geometry/ellipsoid-length.ts';
import { toIso } from '../../time/civil-date.ts';
import { type Problem, warning } from '../problem.ts';
import { meet } from '../series/extent.ts';
import { count } from '../show.ts';
import type { LonLat } from '../spot.ts';
import type { CheckLimits } from './check-limits.ts';
import { createEdgeIndex, type EdgeIndex } from './edge-index.ts';
import { type Held, type Part, type Parts, partsOf } from './held.ts';

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
  const known = new Map<string, NearMiss>();
  /** of what zones held when last looked at, which for most is what they hold now */
  const indexes = new Map<string, { readonly parts: Parts; readonly index: EdgeIndex }>();

  function indexOf(zone: string, parts: Parts): EdgeIndex {
    const kept = indexes.get(zone);
    if (kept && same(kept.parts, parts)) return kept.index;
    const index = createEdgeIndex([...parts.values()]);
    indexes.set(zone, { parts, index });
    return index;
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
          const found = [
            ...missesOf(fromA, indexOf(b, partsB), nearMissM),
            ...missesOf(fromB, indexOf(a, partsA), nearMissM),
          ];
          add(a, b, now, found);
        }
      });
    },
    finish: () => [...known.values()].map((miss) => toProblem(miss, nearMissM)),
  };

  function add(a: string, b: string, now: Held, rings: readonly RingMisses[]): void {
    const misses = rings.flatMap((ring) => ring.misses);
    const nearby = rings.reduce((sum, ring) => sum + ring.near, 0);
    const longest = Math.max(0, ...rings.map(({ run }) => run));
    if (misses.length < LEAST || longest < LEAST_RUN || misses.length < SHARE * nearby) return;
    const pair = known.get(`${a} ${b}`);
    if (pair) {
      pair.snapshots += 1;
      return;
    }
    const widest = misses.reduce((most, miss) => (miss.metres > most.metres ? miss : most));
    known.set(`${a} ${b}`, {
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

/** How the vertices of parts lie to the nearest of the edges, ring by ring. */
function missesOf(parts: readonly Part[], edges: EdgeIndex, limitM: number): RingMisses[] {
  return parts.flatMap(({ rings }) =>
    rings.map((ring) => {
      const misses: { at: LonLat; metres: number }[] = [];
      let [near, run, longest] = [0, 0, 0];
      for (let i = 0; i < ring.length; i += 2) {
        const [lon, lat] = [ring[i]!, ring[i + 1]!];
        const metres = edges.hasVertex(lon, lat)
          ? 0
          : edges.nearestM(lon, lat, limitM, degreesInKm(lat));
        if (metres <= limitM) near += 1;
        if (metres <= limitM && metres > MEETS_M) {
          misses.push({ at: [lon, lat], metres });
          run += 1;
          longest = Math.max(longest, run);
        } else run = 0;
      }
      return { near, misses, run: longest };
    }),
  );
}

function widened([west, south, east, north]: Part['box']): Part['box'] {
  return [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN];
}
