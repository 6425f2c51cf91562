import { createRegion, type Region } from '../../../src/core/figures/region.ts';
import type { PlaceCollection } from '../../../src/core/publication/publication.ts';
import type { Bbox, SeriesInfo } from '../../../src/core/series/series.ts';
import { toDay } from '../../../src/core/time/civil-date.ts';
import type { MultiPolygon } from '../../../src/core/topology/dissolve.ts';
import type { Topology } from '../../../src/core/topology/topology.ts';
import { weave } from '../../../src/core/topology/weave.ts';

/**
 * Two sides that share a border, over four maps: the border moves, the source, the method and the meaning of the zones
 * change, and between the third map and the fourth there is none. Everything that figures have words for happens here.
 */
const series: SeriesInfo = {
  title: 'Made comparison',
  language: 'en',
  actors: [
    { id: 'red', name: { en: 'Red', ar: 'الأحمر' }, color: '#c8102e' },
    { id: 'blue', name: { en: 'Blue', ar: 'الأزرق' }, color: '#1f5fa8' },
  ],
  zones: [
    { id: 'red/control', actor: 'red', status: 'control' },
    { id: 'red/contested', actor: 'red', status: 'contested' },
    { id: 'blue/control', actor: 'blue', status: 'control' },
  ],
  snapshots: [
    snapshot('2020-01-01', 'paper'),
    snapshot('2020-02-01', 'paper'),
    { ...snapshot('2020-03-01', 'radio'), definition: 'Only what is patrolled by day.' },
    { ...snapshot('2020-06-01', 'radio'), method: 'estimate' },
  ],
  maxCarryDays: 30,
  sources: [
    { id: 'paper', title: 'A newspaper', url: 'https://example.org/paper', licence: 'CC BY 4.0' },
    { id: 'radio', title: 'A broadcast' },
  ],
};

const EXTENT: Bbox = [40, 33, 46, 37];

/** West to east: red holds up to the first longitude, contests up to the second, and blue holds the rest. */
const BORDERS = [
  [42, 42, 45],
  [42.6, 42.8, 45],
  [41.5, 41.5, 44],
  [43, 43.5, 45],
] as const;

export function madeComparison(): Topology {
  return weave({
    series,
    extent: EXTENT,
    snapshots: BORDERS.map(
      ([control, contested, end]) =>
        new Map<string, MultiPolygon>([
          ['red/control', [box(40.5, control)]],
          ['red/contested', contested > control ? [box(control, contested)] : []],
          ['blue/control', [box(contested, end)]],
        ]),
    ),
  });
}

/** Two provinces side by side; what lies east of both is elsewhere. */
export function madeRegions(): Region[] {
  return [
    createRegion('WE', { en: 'West', ar: 'الغرب' }, [[square(40, 33.2, 42.3, 36.8)]]),
    createRegion('MI', { en: 'Middle', ar: 'الوسط' }, [[square(42.3, 33.2, 44, 36.8)]]),
  ];
}

export const madeGazetteer = [
  { id: 'harbour', lon: 42.4, lat: 35, rank: 1, names: { en: 'Harbour', ar: 'الميناء' } },
  { id: 'mill', lon: 44.5, lat: 34.5, rank: 2, names: { en: 'Mill', ar: 'الطاحونة' } },
];

/** A place that the table gives to blue while the map has it in red's control. */
export const madeTable: PlaceCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: {
        id: 'bridge',
        name: { en: 'Bridge', ar: 'الجسر' },
        kind: 'place',
        rank: 1,
        holders: [
          { holder: 'red', to: '2020-02-10', source: 'paper' },
          { holder: 'blue', from: '2020-02-10', source: 'https://example.org/letter' },
        ],
      },
      geometry: { type: 'Point', coordinates: [41.2, 35.5] },
    },
  ],
};

function snapshot(date: string, source: string) {
  return { from: toDay(date), to: null, precision: 'day' as const, source };
}

function box(west: number, east: number): number[][][] {
  return [square(west, 34, east, 36)];
}

function square(w: number, s: number, e: number, n: number): number[][] {
  return [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
}
