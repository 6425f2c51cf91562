import type { MultiPolygon } from 'geojson';
import { expect, test } from 'vitest';
import { multiPolygonAreaKm2 } from '../../../../../src/core/geometry/ellipsoid-area.ts';
import {
  type EstimatedSnapshot,
  type EstimateOptions,
  estimate,
  snapshotEntry,
  snapshotText,
} from '../../../../../src/core/intake/estimate/estimate.ts';
import { zonesAt } from './zones-at.ts';

const HEADER = 'place,lat,lon,holder,from,to,source,note,held_by,reach,supports';
const options: EstimateOptions = { actor: 'red', reachKm: 25, influenceKm: 100 };

function draw(
  lines: string[],
  more: Partial<EstimateOptions> = {},
  land: MultiPolygon | null = null,
) {
  return estimate([HEADER, ...lines].join('\n'), land, { ...options, ...more });
}

function areaOf(snapshot: EstimatedSnapshot, zone: string): number {
  const feature = snapshot.collection.features.find(({ properties }) => properties.zone === zone);
  return feature ? multiPolygonAreaKm2(feature.geometry.coordinates) : 0;
}

test('a lone held place has its reach as control and the influence distance as extent', () => {
  const [snapshot] = draw(['A,34,41,red,2014,,s,']).snapshots;
  expect(areaOf(snapshot!, 'red/control') / (Math.PI * 25 ** 2)).toBeCloseTo(1, 1);
  expect(areaOf(snapshot!, 'red/influence') / (Math.PI * (100 ** 2 - 25 ** 2))).toBeCloseTo(1, 1);
});

test('land nearer to another place is not held', () => {
  const lines = ['A,34,41,red,2014,,s,', 'B,34,41.3,blue,2014,,s,'];
  const { collection } = draw(lines).snapshots[0]!;
  expect(zonesAt(collection, 41.12, 34)).toEqual(['red/control']);
  expect(zonesAt(collection, 41.18, 34)).toEqual([]);
  expect(zonesAt(collection, 40.3, 34)).toEqual(['red/influence']);
});

test('a road joins held neighbours, but not past a place of others', () => {
  const held = ['A,34,41,red,2014,,s,', 'C,34,41.8,red,2014,,s,'];
  expect(zonesAt(draw(held).snapshots[0]!.collection, 41.4, 34)).toEqual(['red/control']);
  const between = [...held, 'B,34,41.4,blue,2014,,s,'];
  expect(zonesAt(draw(between).snapshots[0]!.collection, 41.4, 34)).toEqual([]);
});

test('a single mark in the desert supports influence, not control', () => {
  const { collection } = draw(['A,34,41,red,2014,,s,,,,influence']).snapshots[0]!;
  expect(zonesAt(collection, 41, 34)).toEqual(['red/influence']);
  expect(zonesAt(collection, 41.5, 34)).toEqual(['red/influence']);
});

test('a pocket speaks within its reach and not beyond', () => {
  const lines = ['A,34,41,red,2014,,s,,,5,pocket', 'B,34,42,blue,2014,,s,'];
  const { collection } = draw(lines).snapshots[0]!;
  expect(zonesAt(collection, 41.03, 34)).toEqual(['red/control']);
  expect(zonesAt(collection, 41.1, 34)).toEqual([]);
});

test('an enclave is a hole, and the land behind it is not its own', () => {
  const lines = ['A,34,41,red,2014,,s,', 'B,33.9,41,blue,2014,,s,,,4,pocket'];
  const { collection } = draw(lines).snapshots[0]!;
  expect(zonesAt(collection, 41, 33.9)).toEqual([]);
  expect(zonesAt(collection, 41, 33.82)).toEqual(['red/control']);
});

test('two holders at one point contest it', () => {
  const lines = ['A,34,41,red,2014-01-01,2015-01-01,s,', 'A,34,41,blue,,,s,OPEN'];
  const { snapshots } = draw(lines);
  expect(snapshots.map(({ from, collection }) => [from, zonesAt(collection, 41, 34)])).toEqual([
    ['2014-01-01', ['red/contested']],
    ['2015-01-01', []],
  ]);
});

test('one snapshot for every date on which a holding changes, and for the dates named', () => {
  const lines = ['A,34,41,red,2014-03,2015-05-06,s,', 'A,34,41,blue,2015-05-06,,s,'];
  const { snapshots } = draw(lines, { also: ['2014-07-01'], until: '2016' });
  expect(snapshots.map(({ from, to, file }) => [from, to, file])).toEqual([
    ['2014-03', '2014-07-01', 'snapshots/2014-03-01.geojson'],
    ['2014-07-01', '2015-05-06', 'snapshots/2014-07-01.geojson'],
    ['2015-05-06', '2016-01-01', 'snapshots/2015-05-06.geojson'],
  ]);
  expect(snapshots.map(({ precision }) => precision)).toEqual(['month', 'day', 'day']);
  expect(snapshots[2]!.collection.features).toEqual([]);
  expect(snapshots[2]!.note).toBe('A: blue.');
});

test('changes before the first date are folded into it; without an end the last stands alone', () => {
  const lines = ['A,34,41,red,2013-09-18,2014-02-28,s,'];
  const { snapshots } = draw(lines, { since: '2014-01-01' });
  expect(snapshots.map((snapshot) => snapshotEntry(snapshot, 'table'))).toEqual([
    {
      from: '2014-01-01',
      to: '2014-02-28',
      file: 'snapshots/2014-01-01.geojson',
      source: 'table',
      method: 'estimate',
      note: 'No listed place changed hands on this day.',
    },
    {
      date: '2014-02-28',
      file: 'snapshots/2014-02-28.geojson',
      source: 'table',
      method: 'estimate',
      note: 'A: no longer red.',
    },
  ]);
});

test('land cuts the zones', () => {
  const land: MultiPolygon = {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [41, 33],
          [43, 33],
          [43, 35],
          [41, 35],
          [41, 33],
        ],
      ],
    ],
  };
  const { collection } = draw(['A,34,41.05,red,2014,,s,'], {}, land).snapshots[0]!;
  expect(zonesAt(collection, 41.1, 34)).toEqual(['red/control']);
  expect(zonesAt(collection, 40.95, 34)).toEqual([]);
});

test('unknown holders neither hold nor bound', () => {
  const lines = ['A,34,41,red,2014,,s,', 'B,34,41.2,unknown,2014,,s,'];
  expect(zonesAt(draw(lines).snapshots[0]!.collection, 41.2, 34)).toEqual(['red/control']);
});

test('wrong options and wrong lines are told and nothing is drawn', () => {
  const wrong = draw(['A,34,41,red,2014,,s,'], { also: ['someday'], reachKm: 50, influenceKm: 20 });
  expect(wrong.problems.map(({ code }) => code)).toEqual(['bad-date', 'bad-number']);
  expect(wrong.snapshots).toEqual([]);
  expect(draw(['A,34,41,red,when,,s,']).snapshots).toEqual([]);
  const nobody = draw(['A,34,41,blue,2014,,s,']);
  expect(nobody.problems).toMatchObject([{ code: 'unknown-actor', severity: 'warning' }]);
});

test('the text of a snapshot is JSON of its features, one a line', () => {
  const snapshot = draw(['A,34,41,red,2014,,s,']).snapshots[0]!;
  const text = snapshotText(snapshot);
  expect(JSON.parse(text)).toEqual(snapshot.collection);
  expect(text.split('\n')).toHaveLength(snapshot.collection.features.length + 3);
});
