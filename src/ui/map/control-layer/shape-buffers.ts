import type { ZoneShapes } from './snapshot-shapes.ts';

/** Where one zone lies in the buffers. Counts are of indexes and of edges. */
export interface ZoneRange {
  readonly zone: number;
  readonly firstIndex: number;
  readonly indexCount: number;
  readonly firstEdge: number;
  readonly edgeCount: number;
}

/** A snapshot's areas laid out for drawing. */
export interface AreaArrays {
  readonly ranges: readonly ZoneRange[];
  /** x, y in Mercator units */
  readonly vertices: Int32Array;
  /** three a triangle */
  readonly indexes: Uint32Array;
  /** [west, north, east, south] in Mercator units; null when nothing is held */
  readonly bounds: readonly [number, number, number, number] | null;
}

/**
 * Lays the shapes of snapshots end to end, one snapshot after another in the same memory: what a call returns is good
 * until the next one.
 */
export interface ShapeLayout {
  areas(zones: readonly ZoneShapes[]): AreaArrays;
  /** four equal records an edge (its quad's corners), each from x, from y, to x, to y, in the order of the ranges */
  edges(zones: readonly ZoneShapes[]): Int32Array;
}

export function createShapeLayout(): ShapeLayout {
  let vertices = new Int32Array(0);
  let indexes = new Uint32Array(0);
  let edges = new Int32Array(0);

  return {
    areas(zones) {
      const { vertexCount, indexCount } = countOf(zones);
      if (vertices.length < vertexCount * 2) vertices = new Int32Array(vertexCount * 3);
      if (indexes.length < indexCount) indexes = new Uint32Array(indexCount * 1.5);
      const ranges: ZoneRange[] = [];
      let [vertex, index] = [0, 0];
      for (const { zone, meshes } of zones) {
        const [firstIndex, firstEdge] = [index, vertex];
        for (const mesh of meshes) {
          vertices.set(mesh.vertices, vertex * 2);
          for (const corner of mesh.triangles) indexes[index++] = corner + vertex;
          vertex += mesh.vertices.length / 2;
        }
        const [indexCount, edgeCount] = [index - firstIndex, vertex - firstEdge];
        ranges.push({ zone, firstIndex, indexCount, firstEdge, edgeCount });
      }
      const used = vertices.subarray(0, vertex * 2);
      return {
        ranges,
        vertices: used,
        indexes: indexes.subarray(0, index),
        bounds: boundsOf(used),
      };
    },
    edges(zones) {
      const { vertexCount } = countOf(zones);
      if (edges.length < vertexCount * 16) edges = new Int32Array(vertexCount * 24);
      let at = 0;
      for (const { meshes } of zones)
        for (const { vertices, ringEnds } of meshes) {
          layEdges(vertices, ringEnds, edges, at);
          at += vertices.length * 8;
        }
      return edges.subarray(0, at);
    },
  };
}

function countOf(zones: readonly ZoneShapes[]): { vertexCount: number; indexCount: number } {
  let [vertexCount, indexCount] = [0, 0];
  for (const { meshes } of zones)
    for (const { vertices, triangles } of meshes) {
      vertexCount += vertices.length / 2;
      indexCount += triangles.length;
    }
  return { vertexCount, indexCount };
}

/** Writes into `edges` from `offset`: the closed rings' edges, each four times. */
function layEdges(
  vertices: Int32Array,
  ringEnds: readonly number[],
  edges: Int32Array,
  offset: number,
): void {
  let at = offset;
  let first = 0;
  for (const end of ringEnds) {
    let ax = vertices[end * 2 - 2]!;
    let ay = vertices[end * 2 - 1]!;
    for (let i = first; i < end; i++) {
      const bx = vertices[i * 2]!;
      const by = vertices[i * 2 + 1]!;
      for (const stop = at + 16; at < stop; at += 4) {
        edges[at] = ax;
        edges[at + 1] = ay;
        edges[at + 2] = bx;
        edges[at + 3] = by;
      }
      ax = bx;
      ay = by;
    }
    first = end;
  }
}

function boundsOf(vertices: Int32Array): [number, number, number, number] | null {
  if (vertices.length === 0) return null;
  let west = vertices[0]!;
  let north = vertices[1]!;
  let east = west;
  let south = north;
  for (let i = 2; i < vertices.length; i += 2) {
    const x = vertices[i]!;
    const y = vertices[i + 1]!;
    if (x < west) west = x;
    else if (x > east) east = x;
    if (y < north) north = y;
    else if (y > south) south = y;
  }
  return [west, north, east, south];
}
