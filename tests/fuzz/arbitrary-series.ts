import fc from 'fast-check';
import { toIso } from '../../src/core/time/civil-date.ts';

/** Corners of cells lie this far apart, in degrees: several hundred metres, so that no cell is a sliver. */
const STEP = 0.01;
const WEST = 40;
const SOUTH = 34;
const CELLS = 12;
export const ZONES = ['isis/control', 'isis/influence', 'syria/control'] as const;
const FIRST_DAY = 17000;

type Position = number[];
type Ring = Position[];

export interface TestFeature {
  readonly type: 'Feature';
  readonly properties: Record<string, unknown>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

export interface TestFile {
  name: string;
  collection: { type: string; features: TestFeature[]; [member: string]: unknown };
}

/** A rectangle of cells, perhaps with a hole, its right edge jagged so that borders have vertices of their own. */
const polygon = fc
  .record({
    x: fc.nat(CELLS - 3),
    y: fc.nat(CELLS - 3),
    width: fc.integer({ min: 1, max: 3 }),
    height: fc.integer({ min: 1, max: 3 }),
    jag: fc.double({ min: 0, max: 0.8, noNaN: true }),
    hole: fc.boolean(),
    clockwise: fc.boolean(),
  })
  .map(({ x, y, width, height, jag, hole, clockwise }): Ring[] => {
    const at = (cx: number, cy: number): Position => [
      Math.round((WEST + (x + cx) * STEP) * 1e5) / 1e5,
      Math.round((SOUTH + (y + cy) * STEP) * 1e5) / 1e5,
    ];
    const outer = [
      at(0, 0),
      at(width, 0),
      at(width - jag, height / 2),
      at(width, height),
      at(0, height),
      at(0, 0),
    ];
    const inner = [at(0.05, 0.4), at(0.05, 0.6), at(0.15, 0.6), at(0.15, 0.4), at(0.05, 0.4)];
    const rings = hole ? [outer, inner] : [outer];
    return clockwise ? rings.map((ring) => [...ring].reverse()) : rings;
  });

const feature = fc
  .tuple(fc.constantFrom(...ZONES), fc.array(polygon, { minLength: 1, maxLength: 3 }))
  .map(
    ([zone, polygons]): TestFeature => ({
      type: 'Feature',
      properties: { zone },
      geometry:
        polygons.length === 1
          ? { type: 'Polygon', coordinates: polygons[0] }
          : { type: 'MultiPolygon', coordinates: polygons },
    }),
  );

/** Files of a sound series: each by its own day, areas of one zone perhaps overlapping, those of two actors never. */
export const soundFiles = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.array(feature, { maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((days): TestFile[] => {
    let day = FIRST_DAY;
    return days.map(([gap, features]) => {
      day += gap;
      return {
        name: `days/${toIso(day)}.geojson`,
        collection: { type: 'FeatureCollection', features: apart(features) },
      };
    });
  });

/** Moves what the second actor holds out of the first one's reach. */
function apart(features: readonly TestFeature[]): TestFeature[] {
  return features.map((feature) =>
    feature.properties.zone === 'syria/control' ? moved(feature, 1) : feature,
  );
}

export function moved(feature: TestFeature, degrees: number): TestFeature {
  const { geometry } = feature;
  return {
    ...feature,
    geometry: geometry && { ...geometry, coordinates: shift(geometry.coordinates) },
  };

  function shift(value: unknown): unknown {
    if (!Array.isArray(value)) return value;
    if (typeof value[0] === 'number')
      return [Math.round((value[0] + degrees) * 1e5) / 1e5, ...value.slice(1)];
    return value.map(shift);
  }
}
