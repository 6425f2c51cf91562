import type { Polygons } from './read-geometry.ts';

/** An area of a snapshot, checked and put right. */
export interface SnapshotFeature {
  readonly zone: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly polygons: Polygons;
}

/** Shapes by zone, as the topology is woven from. */
export function shapesByZone(features: readonly SnapshotFeature[]): Map<string, Polygons> {
  const shapes = new Map<string, Polygons>();
  for (const { zone, polygons } of features) {
    const known = shapes.get(zone) ?? [];
    shapes.set(zone, known);
    for (const polygon of polygons) known.push(polygon);
  }
  return shapes;
}
