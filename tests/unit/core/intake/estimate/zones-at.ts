import { polygonContains } from 'd3';
import type { ZoneCollection } from '../../../../../src/core/intake/estimate/to-collection.ts';

/** The zones whose shapes cover a point: an oracle apart from the project's own geometry. */
export function zonesAt({ features }: ZoneCollection, lon: number, lat: number): string[] {
  const covers = (ring: number[][]) => polygonContains(ring as [number, number][], [lon, lat]);
  return features
    .filter(({ geometry }) =>
      geometry.coordinates.some(
        ([exterior, ...holes]) => covers(exterior!) && !holes.some((hole) => covers(hole)),
      ),
    )
    .map(({ properties }) => properties.zone);
}
