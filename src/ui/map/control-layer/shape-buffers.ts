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

function layEdges(
  vertices: Int32Array,
  ringEnds: readonly number[],
  edges: Int32Array,
  offset: number,
): void {
  let at = offset;
  let first = 0;
  for (const end of ringEnds) {
    for (let i = first; i < end; i++) {
      const next = i + 1 < end ? i + 1 : first;
      const [ax, ay] = [vertices[i * 2]!, vertices[i * 2 + 1]!];
      const [bx, by] = [vertices[next * 2]!, vertices[next * 2 + 1]!];
      for (let corner = 0; corner < 4; corner++) {
        edges[at++] = ax;
        edges[at++] = ay;
        edges[at++] = bx;
        edges[at++] = by;
      }
    }
    first = end;
  }
}

function boundsOf(vertices: Int32Array): [number, number, number, number] | null {
  if (vertices.length === 0) return null;
  let [west, north, east, south] = [vertices[0]!, vertices[1]!, vertices[0]!, vertices[1]!];
  for (let i = 0; i < vertices.length; i += 2) {
    west = Math.min(west, vertices[i]!);
    east = Math.max(east, vertices[i]!);
    north = Math.min(north, vertices[i + 1]!);
    south = Math.max(south, vertices[i + 1]!);
  }
  return [west, north, east, south];
}
