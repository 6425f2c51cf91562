import { createAreaWithin } from '../../geometry/area-within.ts';
import type { Bbox } from '../../series/series.ts';
import { bboxOf, meet } from '../series/extent.ts';
import type { Polygons } from './read-geometry.ts';
import type { SnapshotFeature } from './read-snapshot.ts';
import type { Report } from './report.ts';

/** Areas of one zone that have less in common than this, 100 m², merely touch. */
const TOUCH_KM2 = 1e-4;

/** Areas of one zone that overlap are one area when woven: how many do, and what was given twice. */
export function reportOverlaps(features: readonly SnapshotFeature[], report: Report): void {
  const byZone = new Map<string, Shape[]>();
  for (const { zone, polygons } of features) {
    const shapes = byZone.get(zone) ?? [];
    byZone.set(zone, shapes);
    for (const polygon of polygons) shapes.push({ polygon, box: bboxOf([polygon])! });
  }
  for (const shapes of byZone.values()) {
    shapes.sort((a, b) => b.polygon[0]!.length - a.polygon[0]!.length);
    shapes.forEach((shape, i) => {
      const near = shapes.slice(i + 1).filter(({ box }) => meet(shape.box, box));
      if (near.length === 0) return;
      const within = createAreaWithin(toFlat(shape.polygon));
      for (const { polygon } of near) {
        const sharedKm2 = within.ringsKm2(toFlat(polygon));
        if (sharedKm2 > TOUCH_KM2) report.repaired('zone-overlap', 1, sharedKm2, polygon);
      }
    });
  }
}

interface Shape {
  readonly polygon: Polygons[number];
  readonly box: Bbox;
}

function toFlat(polygon: Polygons[number]): number[][] {
  return polygon.map((ring) => {
    const flat: number[] = [];
    for (let i = 1; i < ring.length; i++) flat.push(ring[i]![0]!, ring[i]![1]!);
    return flat;
  });
}
