import type { ZoneShapes } from './snapshot-shapes.ts';

/** Where one zone lies in the buffers. Counts are of indexes and of edges. */
export interface ZoneRange {
  readonly zone: number;
  readonly firstIndex: number;
  readonly indexCount: number;
  readonly firstEdge: number;
  readonly edgeCount: number;
}

/** A snapshot's shapes laid out for drawing: triangles of the areas and edges of the borders. */
export interface ShapeArrays {
  readonly ranges: readonly ZoneRange[];
  /** x, y in Mercator units */
  readonly vertices: Int32Array;
  readonly indexes: Uint32Array;
  /** four equal records an edge (its quad's corners), each from x, from y, to x, to y */
  readonly edges: Int32Array;
  /** [west, north, east, south] in Mercator units; null when nothing is held */
  readonly bounds: readonly [number, number, number, number] | null;
}

/** Lays the shapes of one snapshot end to end. */
export function toArrays(zones: readonly ZoneShapes[]): ShapeArrays {
  let vertexCount = 0;
  let indexCount = 0;
  for (const { meshes } of zones) {
    for (const mesh of meshes) {
      vertexCount += mesh.vertices.length / 2;
      indexCount += mesh.triangles.length;
    }
  }
  const vertices = new Int32Array(vertexCount * 2);
  const indexes = new Uint32Array(indexCount);
  const edges = new Int32Array(vertexCount * 16);
  const ranges: ZoneRange[] = [];
  let vertex = 0;
  let index = 0;
  for (const { zone, meshes } of zones) {
    const [firstIndex, firstEdge] = [index, vertex];
    for (const mesh of meshes) {
      vertices.set(mesh.vertices, vertex * 2);
      for (const corner of mesh.triangles) indexes[index++] = corner + vertex;
      layEdges(mesh.vertices, mesh.ringEnds, edges, vertex * 16);
      vertex += mesh.vertices.length / 2;
    }
    ranges.push({
      zone,
      firstIndex,
      indexCount: index - firstIndex,
      firstEdge,
      edgeCount: vertex - firstEdge,
    });
  }
  return { ranges, vertices, indexes, edges, bounds: boundsOf(vertices) };
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
