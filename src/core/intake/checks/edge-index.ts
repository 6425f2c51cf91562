import { awayKm } from './away-km.ts';
import type { Part } from './held.ts';
import { positionKey } from './position-key.ts';

/** Side of a cell of the index, in degrees. */
const CELL = 0.01;

/** Edges of rings by the cells of a grid they pass through. */
export interface EdgeIndex {
  /** True when a ring has a vertex there. */
  hasVertex(lon: number, lat: number): boolean;
  /** Metres from a point to the nearest edge; Infinity where none is as near as `limitM`, a cell at most. */
  nearestM(lon: number, lat: number, limitM: number, scale: DegreesInKm): number;
}

type DegreesInKm = { readonly lonKm: number; readonly latKm: number };

/** An index of all edges of parts. Each cell is a chain of entries, so that no list is made for it. */
export function createEdgeIndex(parts: readonly Part[]): EdgeIndex {
  const edges = edgesOf(parts);
  const vertices = new Set<number>();
  for (let edge = 0; edge < edges.length; edge += 4)
    vertices.add(positionKey(edges[edge]!, edges[edge + 1]!));
  const heads = new Map<number, number>();
  const next: number[] = [];
  const entries: number[] = [];
  for (let edge = 0; edge < edges.length; edge += 4) addEdge(edge);

  function addEdge(edge: number): void {
    const [x1, y1, x2, y2] = [edges[edge]!, edges[edge + 1]!, edges[edge + 2]!, edges[edge + 3]!];
    const [start, end] = [cellOf(x1, y1), cellOf(x2, y2)];
    addTo(start, edge);
    if (start === end) return;
    const steps = Math.ceil((4 * Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1))) / CELL) || 1;
    let last = start;
    for (let s = 1; s <= steps; s++) {
      const cell = cellOf(x1 + ((x2 - x1) * s) / steps, y1 + ((y2 - y1) * s) / steps);
      if (cell !== last) addTo(cell, edge);
      last = cell;
    }
  }

  function addTo(cell: number, edge: number): void {
    next.push(heads.get(cell) ?? -1);
    heads.set(cell, entries.length);
    entries.push(edge);
  }

  function nearestIn(cell: number, lon: number, lat: number, scale: DegreesInKm): number {
    let least = Infinity;
    for (let at = heads.get(cell) ?? -1; at >= 0; at = next[at]!) {
      const edge = entries[at]!;
      const km = awayKm(
        lon,
        lat,
        edges[edge]!,
        edges[edge + 1]!,
        edges[edge + 2]!,
        edges[edge + 3]!,
        scale,
      );
      if (km < least) least = km;
    }
    return least;
  }

  return {
    hasVertex: (lon, lat) => vertices.has(positionKey(lon, lat)),
    nearestM(lon, lat, limitM, scale) {
      const dx = limitM / 1000 / scale.lonKm;
      const dy = limitM / 1000 / scale.latKm;
      const [west, east] = [Math.floor((lon - dx) / CELL), Math.floor((lon + dx) / CELL)];
      const [south, north] = [Math.floor((lat - dy) / CELL), Math.floor((lat + dy) / CELL)];
      let least = Infinity;
      for (let x = west; x <= east; x++)
        for (let y = south; y <= north; y++)
          least = Math.min(least, nearestIn(keyOf(x, y), lon, lat, scale));
      return least * 1000;
    },
  };
}

/** Four numbers an edge: where it begins and where it ends. */
function edgesOf(parts: readonly Part[]): Float64Array {
  const rings = parts.flatMap((part) => part.rings);
  const edges = new Float64Array(2 * rings.reduce((sum, ring) => sum + ring.length, 0));
  let at = 0;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2, at += 4) {
      edges[at] = ring[j]!;
      edges[at + 1] = ring[j + 1]!;
      edges[at + 2] = ring[i]!;
      edges[at + 3] = ring[i + 1]!;
    }
  return edges;
}

function cellOf(x: number, y: number): number {
  return keyOf(Math.floor(x / CELL), Math.floor(y / CELL));
}

function keyOf(x: number, y: number): number {
  return x * 100_000 + y;
}
