import { positiveRings } from '../geometry/positive-rings.ts';
import type { VertexIds } from '../geometry/vertex-ids.ts';
import { createVertexLinks, type VertexLinks } from '../geometry/vertex-marks.ts';
import { createRegions } from './apart-regions.ts';
import { anyMeeting, type Edge } from './edge-meetings.ts';
import { isSamePath, type Path, toPath } from './zone-paths.ts';

/** Dissolves the rings of one zone, snapshot after snapshot. */
export interface Dissolver {
  /**
   * What `positiveRings` gives for the rings, as paths; those that were there at the snapshot before are the same objects, in the
   * same list where all are.
   */
  next(rings: readonly Int32Array[]): readonly Path[];
}

/**
 * From one snapshot to the next most rings stay, and most edges of the others. Where the rings of the snapshot
 * before did not meet anywhere, as nearly always, only new edges need be looked at to know that these do not either; and
 * rings that do not meet need no overlay, only to be told which lies in which.
 */
export function createDissolver(ids: VertexIds): Dissolver {
  let given: readonly Int32Array[] = [];
  let input: readonly Path[] = [];
  let output: readonly Path[] = [];
  /** of each vertex the next one in the last input; null where that met itself */
  let links: VertexLinks | null = createVertexLinks();
  const regions = createRegions(ids);

  return {
    next(rings) {
      const paths = toPaths(rings);
      const isSame = paths.length === input.length && paths.every((path, i) => path === input[i]);
      if (!isSame) output = known(link(paths) ? regions(paths) : overlaid(rings));
      given = rings;
      input = paths;
      return output;
    },
  };

  function toPaths(rings: readonly Int32Array[]): Path[] {
    const places = new Map(given.map((ring, i) => [ring[0]! * 2 ** 26 + ring[1]!, i]));
    return rings.map((ring) => {
      const place = places.get(ring[0]! * 2 ** 26 + ring[1]!);
      return place !== undefined && isEqual(given[place]!, ring)
        ? input[place]!
        : toPath(ring, ids);
    });
  }

  /** Brings `links` from the last input to this one; false, and without links, where rings meet. */
  function link(paths: readonly Path[]): boolean {
    const before = new Set(links ? input : []);
    const now = new Set(paths);
    const next = links ?? createVertexLinks();
    links = null;
    if (now.size < paths.length) return false;
    const come = paths.filter((path) => !before.has(path));
    const fresh: Edge[] = [];
    for (const path of come) {
      if (path.length < 3) return false;
      let from = path[path.length - 1]!;
      for (const to of path) {
        if (next.get(from) !== to) fresh.push([from, to]);
        from = to;
      }
    }
    for (const path of before) if (!now.has(path)) for (const id of path) next.set(id, -1);
    for (const path of come) {
      let from = path[path.length - 1]!;
      for (const to of path) {
        if (next.get(from) >= 0) return false;
        next.set(from, to);
        from = to;
      }
    }
    if (anyMeeting(fresh, paths, ids)) return false;
    links = next;
    return true;
  }

  function overlaid(rings: readonly Int32Array[]): Path[] {
    return positiveRings(rings).map((ring) => toPath(ring, ids));
  }

  /** Paths, those of the last output where they are the same. */
  function known(paths: readonly Path[]): Path[] {
    const before = new Map(output.map((path) => [firstEdge(path), path]));
    return paths.map((path) => {
      const same = before.get(firstEdge(path));
      return same && isSamePath(same, path) ? same : path;
    });
  }
}

/** A number no other ring of a dissolved zone has. */
function firstEdge(path: Path): number {
  return path[0]! * 2 ** 26 + path[1]!;
}

function isEqual(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
