import { moved, type TestFile } from './arbitrary-series.ts';

/** One way in which real files are broken, and the codes of which one must be told. */
export interface Break {
  readonly name: string;
  readonly codes: readonly string[];
  /** told by the checks of a whole series, which begin once every file is sound */
  readonly ofSeries?: true;
  /** breaks the file; the files it takes to tell of it, none when there was nothing to break */
  apply(file: TestFile, others: readonly TestFile[]): readonly TestFile[];
}

/** A break of the first ring of the first feature. */
function ofRing(
  name: string,
  codes: readonly string[],
  change: (ring: number[][]) => unknown,
): Break {
  return {
    name,
    codes,
    apply(file) {
      const geometry = file.collection.features[0]?.geometry as
        | { type: string; coordinates: number[][][] | number[][][][] }
        | null
        | undefined;
      if (!geometry) return [];
      const rings = (
        geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates[0]
      ) as unknown[];
      rings[0] = change((rings[0] as number[][]).map((position) => [...position]));
      return [file];
    },
  };
}

/** A break of the collection that holds something. */
function ofCollection(
  name: string,
  codes: readonly string[],
  change: (collection: TestFile['collection']) => unknown,
): Break {
  return {
    name,
    codes,
    apply(file) {
      if (file.collection.features.length === 0) return [];
      const changed = change(file.collection);
      if (changed !== undefined) file.collection = changed as TestFile['collection'];
      return [file];
    },
  };
}

const first = (collection: TestFile['collection']) => collection.features[0]!;

/** Codes of breaks that leave the areas as they were. */
export const KEEP_AREAS: ReadonlySet<string> = new Set([
  'ring-wound',
  'position-repeated',
  'z-dropped',
  'precision',
  'feature-repeated',
  'feature-empty',
  'unwrapped',
  'inner-date',
]);

export const BREAKS: readonly Break[] = [
  ofRing('not closed', ['ring-not-closed'], (ring) => ring.slice(0, -1)),
  ofRing('cut short', ['ring-short', 'ring-not-closed'], (ring) => [ring[0], ring[1], ring[0]]),
  ofRing('turned round', ['ring-wound'], (ring) => {
    const clockwise = area(ring) < 0;
    return clockwise ? ring : ring.reverse();
  }),
  ofRing('a vertex twice', ['position-repeated'], (ring) => [ring[0], ...ring]),
  ofRing('with heights', ['z-dropped'], (ring) => ring.map((position) => [...position, 100])),
  ofRing('fifteen decimals', ['precision'], (ring) => {
    const tiny = 1.234567891e-9;
    return ring.map(([lon, lat]) => [lon! + tiny, lat!]);
  }),
  ofRing('numbers as text', ['position-text'], (ring) => ring.map((p) => p.map(String))),
  ofRing('null for a number', ['position-text'], (ring) => [
    ...ring.slice(0, 1),
    [null, 35],
    ...ring.slice(1),
  ]),
  ofRing('flat', ['not-a-position'], (ring) => ring.flat()),
  ofRing('beyond the pole', ['position-range', 'swapped'], (ring) =>
    ring.map(([lon]) => [lon!, 95]),
  ),
  ofRing('projected', ['projected'], (ring) => ring.map(([lon, lat]) => [lon! * 1e5, lat! * 1e5])),
  ofRing('crossing', ['rings-cross'], (ring) => {
    const [a, b, ...rest] = ring.slice(0, -1);
    const wide = [b![0]! + 0.2, b![1]! + 0.1];
    return [a, wide, [a![0]!, a![1]! + 0.1], [wide[0]!, a![1]! - 0.1], ...rest, a];
  }),
  ofCollection('a feature twice', ['feature-repeated'], (c) => {
    c.features.push(structuredClone(first(c)));
  }),
  ofCollection('an unknown zone', ['unknown-zone'], (c) => {
    first(c).properties.zone = 'nobody/control';
  }),
  ofCollection('no zone', ['no-zone'], (c) => {
    delete first(c).properties.zone;
  }),
  ofCollection('a hole elsewhere', ['hole-outside'], (c) => {
    const corners = [
      [39.9, 32.9],
      [39.9, 32.95],
      [39.95, 32.95],
      [39.95, 32.9],
      [39.9, 32.9],
    ];
    const outer = [
      [38, 32],
      [38.1, 32],
      [38.1, 32.1],
      [38, 32.1],
      [38, 32],
    ];
    c.features.push({
      type: 'Feature',
      properties: { zone: 'isis/control' },
      geometry: { type: 'Polygon', coordinates: [outer, corners] },
    });
  }),
  ofCollection('a closed line', ['not-an-area'], (c) => {
    const [corner, ...line] = [
      [40, 35],
      [41, 35],
      [41, 36],
    ];
    c.features.push({
      type: 'Feature',
      properties: { zone: 'isis/control' },
      geometry: { type: 'LineString', coordinates: [corner, ...line, corner] },
    });
  }),
  ofCollection('no shape', ['feature-empty'], (c) => {
    c.features.push({ type: 'Feature', properties: { zone: 'isis/control' }, geometry: null });
  }),
  ofCollection('wrapped', ['unwrapped'], (c) => ({ value: c })),
  ofCollection('a list', ['not-a-collection'], (c) => c.features),
  ofCollection('an old crs', ['projected'], (c) => {
    c.crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } };
  }),
  ofCollection('another inner date', ['inner-date'], (c) => {
    c.name = 'map_19990101';
  }),
  ofCollection('two in control', ['two-holders'], (c) => {
    const held = { ...first(c), properties: { zone: 'isis/control' } };
    c.features = [widened(held), widened({ ...held, properties: { zone: 'syria/control' } })];
  }),
  {
    name: 'no date',
    codes: ['no-date'],
    apply(file) {
      file.name = 'days/map.geojson';
      return [file];
    },
  },
  {
    name: 'a date twice',
    codes: ['repeated-date'],
    apply(file, [other]) {
      if (!other) return [];
      file.name = other.name.replace('days/', 'more/');
      return [file, other];
    },
  },
  {
    ...ofCollection('far away', ['far-off'], (c) => {
      const near = { ...first(c), properties: { zone: 'isis/influence' } };
      c.features = [widened(near), moved(near, 25)];
    }),
    ofSeries: true,
  },
];

/** A square of a degree, so that what it shares with another is no sliver. */
function widened(feature: TestFile['collection']['features'][number]) {
  const ring = [
    [40, 34],
    [41, 34],
    [41, 35],
    [40, 35],
    [40, 34],
  ];
  return { ...feature, geometry: { type: 'Polygon', coordinates: [ring] } };
}

function area(ring: readonly number[][]): number {
  return ring.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = ring[i] as [number, number];
    return sum + (px * y! - x! * py);
  }, 0);
}
