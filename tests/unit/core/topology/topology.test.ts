import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { feature } from 'topojson-client';
import { describe, expect, test } from 'vitest';
import { ringAreaKm2 } from '../../../../src/core/geometry/ellipsoid-area.ts';
import { doubleArea } from '../../../../src/core/geometry/flat-ring.ts';
import { areas } from '../../../../src/core/topology/areas.ts';
import { changedRings, changes } from '../../../../src/core/topology/changes.ts';
import { historyAt } from '../../../../src/core/topology/history-at.ts';
import { readTopology, TopologyError } from '../../../../src/core/topology/read-topology.ts';
import { ringsAt, toGeoJson } from '../../../../src/core/topology/rings-at.ts';
import type { Topology } from '../../../../src/core/topology/topology.ts';
import { weave } from '../../../../src/core/topology/weave.ts';
import { writeTopology } from '../../../../src/core/topology/write-topology.ts';
import {
  CELL,
  countCells,
  TINY_EXTENT,
  tinySeries,
  weaveDrawings,
} from '../../../support/tiny-series.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const cellKm2 = ringAreaKm2([
  [0, 0],
  [CELL, 0],
  [CELL, CELL],
  [0, CELL],
]);

/** Which cells of a snapshot each zone holds, drawn as it was given. */
function draw(topology: Topology, snapshot: number, size: number): string {
  const rows: string[] = [];
  for (let y = size - 1; y >= 0; y--) {
    let row = '';
    for (let x = 0; x < size; x++) {
      const spans = historyAt(topology, (x + 0.5) * CELL, (y + 0.5) * CELL);
      const zones = spans.find(({ from, to }) => from <= snapshot && snapshot < to)!.zones;
      row += zones.length === 0 ? '.' : topology.series.zones[zones[0]!]!.actor;
    }
    rows.push(row);
  }
  return rows.join(' ');
}

const drawing = fc
  .array(fc.array(fc.constantFrom('a', 'b', '.'), { minLength: 6, maxLength: 6 }), {
    minLength: 6,
    maxLength: 6,
  })
  .map((rows) => rows.map((row) => row.join('')).join(' '));
const drawings = fc.array(drawing, { minLength: 1, maxLength: 6 });

describe('a woven series', () => {
  test('a border that stays is kept once, with the span it stood', () => {
    const topology = weaveDrawings(['aa.. aa..', 'aa.. aa..', 'aaa. aaa.']);
    const spans = topology.borders.map(({ lifetimes }) => lifetimes);
    expect(spans).toEqual([[[0, 2]], [[0, 3]], [[2, 3]]]);
    expect([...areas(topology)[0]!].map((km2) => km2 / cellKm2)).toEqual(
      [4, 4, 6].map((cells) => expect.closeTo(cells, 4)),
    );
  });

  test('a border that turns round is one arc, run both ways by lifetimes', () => {
    const topology = weaveDrawings(['a.', '.a'], 'a');
    const [, both] = [topology.arcs.length, topology.borders.flatMap(({ arcs }) => [...arcs])];
    const turned = both.filter((arc) => arc >= 0 && both.includes(~arc));
    expect(turned).toHaveLength(1);
  });

  test('zones that share a border share its arc', () => {
    const topology = weaveDrawings(['ab ab']);
    const uses = topology.borders.flatMap(({ arcs }) =>
      [...arcs].map((arc) => (arc < 0 ? ~arc : arc)),
    );
    expect(uses.length).toBe(topology.arcs.length + 1);
  });

  test('corners that touch leave simple rings', () => {
    const [zone] = ringsAt(weaveDrawings(['a.a .a. a.a'], 'a'), 0);
    expect(zone!.polygons.map(({ rings }) => rings.map((ring) => ring.length / 2))).toEqual([
      [4],
      [4],
      [4],
      [4],
      [4],
    ]);
    const [ring] = ringsAt(weaveDrawings(['aaa a.a aaa'], 'a'), 0);
    expect(ring!.polygons).toHaveLength(1);
    expect(ring!.polygons[0]!.rings).toHaveLength(2);
  });

  test('holes wind clockwise and lie in the smallest polygon round them', () => {
    const [zone] = ringsAt(weaveDrawings(['aaaaa a...a a.a.a a...a aaaaa'], 'a'), 0);
    const shape = zone!.polygons.map(({ rings }) =>
      rings.map((ring) => Math.sign(doubleArea(ring))),
    );
    expect(shape).toEqual([[1, -1], [1]]);
  });

  test('any drawings come back as drawn, by history, areas and rings', () => {
    fc.assert(
      fc.property(drawings, (given) => {
        const topology = weaveDrawings(given);
        const sums = areas(topology);
        given.forEach((one, at) => {
          expect(draw(topology, at, 6)).toBe(one);
          for (const [zone, letter] of ['a', 'b'].entries()) {
            expect(sums[zone]![at]).toBeCloseTo(countCells(one, letter) * cellKm2, 4);
            for (const { rings } of ringsAt(topology, at)[zone]!.polygons)
              for (const ring of rings) expectSimple(ring);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  test('changes count the cells that changed, either way round', () => {
    fc.assert(
      fc.property(drawing, drawing, (before, after) => {
        const topology = weaveDrawings([before, after]);
        const forth = changes(topology, 0, 1);
        const back = changes(topology, 1, 0);
        for (const [zone, letter] of ['a', 'b'].entries()) {
          const cells = [...before].map(
            (cell, i) => [cell === letter, after[i] === letter] as const,
          );
          const count = (was: boolean, is: boolean) =>
            cells.filter(([w, s]) => w === was && s === is).length;
          const change = forth[zone]!;
          expect(change.gainKm2).toBeCloseTo(count(false, true) * cellKm2, 4);
          expect(change.lossKm2).toBeCloseTo(count(true, false) * cellKm2, 4);
          expect(change.heldKm2).toBeCloseTo(count(true, true) * cellKm2, 4);
          expect(change.gainKm2 - change.lossKm2).toBeCloseTo(change.netKm2, 6);
          expect(back[zone]!.gainKm2).toBeCloseTo(change.lossKm2, 6);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('nothing changes between a snapshot and itself', () => {
    const topology = weaveDrawings(['ab .b', 'ab ab']);
    expect(changedRings(topology, 1, 1)).toEqual([
      { zone: 0, gain: [], loss: [] },
      { zone: 1, gain: [], loss: [] },
    ]);
  });

  test('a position outside the extent is refused by name', () => {
    const far = [
      [
        [
          [2, 0],
          [3, 0],
          [3, 1],
          [2, 0],
        ],
      ],
    ];
    expect(() =>
      weave({
        series: tinySeries(1),
        extent: TINY_EXTENT,
        snapshots: [new Map([['a/control', far]])],
      }),
    ).toThrow('snapshot 0: position [2, 0] lies outside the extent [0,0,1,1]: widen it');
  });

  test('a zone that the series does not have, too many and too few snapshots are refused', () => {
    const build = (count: number, maps: Map<string, number[][][][]>[]) =>
      weave({ series: tinySeries(count), extent: TINY_EXTENT, snapshots: maps });
    expect(() => build(1, [new Map([['c/control', []]])])).toThrow(
      'zone "c/control" is not in the series',
    );
    expect(() => build(1, [new Map(), new Map()])).toThrow('more than the 1 snapshots');
    expect(() => build(2, [new Map()])).toThrow('1 snapshots given where the series lists 2');
  });
});

describe('a topology file', () => {
  const given = ['ab .b', 'ab ab', '.. ab'];
  const topology = weaveDrawings(given);
  const text = writeTopology(topology, sha256);

  test('comes back whole', () => {
    expect(readTopology(text)).toEqual(topology);
    expect(writeTopology(readTopology(text), sha256)).toBe(text);
  });

  test('carries the digest of itself without it', () => {
    const file = JSON.parse(text);
    const { sha256: digest, ...control } = file.control;
    expect(sha256(JSON.stringify({ ...file, control }))).toBe(digest);
  });

  test('is TopoJSON: its newest snapshot opens as polygons of the same area', () => {
    const file = JSON.parse(text);
    const latest = feature(
      file,
      file.objects.latest,
    ) as unknown as GeoJSON.FeatureCollection<GeoJSON.MultiPolygon>;
    const sizes = latest.features.map(({ geometry }) =>
      geometry.coordinates.reduce((sum, [outer]) => sum + Math.abs(ringAreaKm2(outer!)), 0),
    );
    expect(sizes).toEqual([1, 1].map((cells) => expect.closeTo(cells * cellKm2, 4)));
  });

  test('the same bytes whatever way round the polygons came', () => {
    const turn = (t: Topology, at: number) =>
      new Map(
        toGeoJson(t, at).features.map(({ properties, geometry }) => [
          properties.zone,
          geometry.coordinates.toReversed().map((rings) => rings.map((ring) => ring.toReversed())),
        ]),
      );
    const again = weave({
      series: topology.series,
      extent: topology.extent,
      snapshots: given.map((_, i) => turn(topology, i)),
    });
    expect(writeTopology(again, sha256)).toBe(text);
  });

  test.each([
    ['cut short', text.slice(0, 200), 'not JSON'],
    ['another kind of JSON', '{"type":"FeatureCollection"}', 'not TopoJSON'],
    ['TopoJSON of another tool', '{"type":"Topology"}', 'without the member "control"'],
    [
      'a later version',
      text.replace('"version":1', '"version":2'),
      'topology version 2 where this reader expects 1',
    ],
    [
      'an arc that is not there',
      text.replace('"arcs":[[0]', '"arcs":[[999]'),
      'there is no arc 999',
    ],
    [
      'a lifetime past the end',
      text.replace('"lifetimes":[[0,', '"lifetimes":[[0,1],[0,'),
      'out of order',
    ],
    [
      'an unknown zone',
      text.replace('"zone":"a/control","lifetimes"', '"zone":"z/control","lifetimes"'),
      '"z/control" is not a zone',
    ],
    ['a date that is none', text.replace('2020-01-02', '2020-13-02'), 'control.snapshots[1]'],
    [
      'an arc off the grid',
      text.replace('}},"arcs":[[[', '}},"arcs":[[[-1,0],['),
      'leaves the extent',
    ],
  ])('%s is refused in words', (_, broken, words) => {
    expect(broken).not.toBe(text);
    expect(() => readTopology(broken)).toThrow(TopologyError);
    expect(() => readTopology(broken)).toThrow(words);
  });
});

/** A ring without a repeated vertex. */
function expectSimple(ring: Int32Array): void {
  const seen = new Set<string>();
  for (let i = 0; i < ring.length; i += 2) seen.add(`${ring[i]},${ring[i + 1]}`);
  expect(seen.size).toBe(ring.length / 2);
}
