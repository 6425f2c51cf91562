import { ringsAt } from '../../../core/topology/rings-at.ts';
import type { Topology } from '../../../core/topology/topology.ts';
import { type PolygonMesh, toMesh } from './polygon-mesh.ts';

/** One zone's shapes on one snapshot, ready for the GPU. */
export interface ZoneShapes {
  /** index into `series.zones` */
  readonly zone: number;
  readonly meshes: readonly PolygonMesh[];
}

/** Shapes of snapshots, made on demand and kept. */
export interface ShapeStore {
  /** The zones held on a snapshot; zones without area are absent. */
  at(snapshot: number): readonly ZoneShapes[];
  has(snapshot: number): boolean;
}

const KEPT_SNAPSHOTS = 64;
const KEPT_VERTICES = 600_000;

/** Triangles are kept by polygon, since most polygons stand for many dates; the least lately used go first. */
export function createShapeStore(topology: Topology): ShapeStore {
  const snapshots = new Map<number, readonly ZoneShapes[]>();
  const meshes = new Map<string, PolygonMesh>();
  let vertices = 0;

  return {
    has: (snapshot) => snapshots.has(snapshot),
    at(snapshot) {
      const kept = snapshots.get(snapshot);
      const shapes =
        kept ??
        ringsAt(topology, snapshot).map(({ zone, polygons }) => ({
          zone,
          meshes: polygons.map((polygon) => meshOf(polygon)),
        }));
      snapshots.delete(snapshot);
      snapshots.set(snapshot, shapes);
      if (snapshots.size > KEPT_SNAPSHOTS) snapshots.delete(snapshots.keys().next().value!);
      return shapes;
    },
  };

  function meshOf(polygon: Parameters<typeof toMesh>[0]): PolygonMesh {
    const kept = meshes.get(polygon.key);
    const mesh = kept ?? toMesh(polygon, topology.extent);
    meshes.delete(polygon.key);
    meshes.set(polygon.key, mesh);
    if (!kept) vertices += mesh.vertices.length / 2;
    for (const [key, old] of meshes) {
      if (vertices <= KEPT_VERTICES || old === mesh) break;
      meshes.delete(key);
      vertices -= old.vertices.length / 2;
    }
    return mesh;
  }
}
