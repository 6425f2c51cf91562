import { createAreaWithin } from '../../geometry/area-within.ts';
import { eachNearPair } from '../../geometry/near-pairs.ts';
import type { Bbox } from '../../series/series.ts';
import { bboxOf, meet } from '../series/extent.ts';
import type { Polygons } from './read-geometry.ts';
import type { Report } from './report.ts';
import type { SnapshotFeature } from './shapes-by-zone.ts';

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
    for (const [i, near] of nearPairs(shapes)) {
      const within = createAreaWithin(toFlat(shapes[i]!.polygon));
      for (const j of near) {
        const { polygon } = shapes[j]!;
        const sharedKm2 = within.ringsKm2(toFlat(polygon));
        if (sharedKm2 > TOUCH_KM2) report.repaired('zone-overlap', 1, sharedKm2, polygon);
      }
    }
  }
}

/** For each shape that has any the later ones whose boxes have area in common with its own, both in order. */
function nearPairs(shapes: readonly Shape[]): [number, number[]][] {
  const pairs = new Map<number, number[]>();
  eachNearPair(
    shapes.flatMap(({ box }) => box),
    (a, b) => {
      const [i, j] = a < b ? [a, b] : [b, a];
      if (!meet(shapes[i]!.box, shapes[j]!.box)) return;
      const near = pairs.get(i);
      if (near) near.push(j);
      else pairs.set(i, [j]);
    },
  );
  for (const near of pairs.values()) near.sort((a, b) => a - b);
  return [...pairs].sort(([a], [b]) => a - b);
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
