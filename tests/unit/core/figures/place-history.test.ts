import { expect, test } from 'vitest';
import { changesAtPoint, placeHistory } from '../../../../src/core/figures/place-history.ts';
import type { Topology } from '../../../../src/core/topology/topology.ts';
import { weaveDrawings } from '../../../support/tiny-series.ts';

/** Drawings woven, with each snapshot's own times. */
function drawn(drawings: string[], times: object[], maxCarryDays: number | null): Topology {
  const topology = weaveDrawings(drawings);
  const snapshots = topology.series.snapshots.map((snapshot, i) => ({ ...snapshot, ...times[i] }));
  return { ...topology, series: { ...topology.series, snapshots, maxCarryDays } };
}

const times = [
  { from: 0, source: 'one' },
  { from: 10, source: 'two' },
  { from: 12, source: 'one' },
  { from: 40, to: 45, source: 'three' },
];

test('spans in days, each with its snapshots and sources, without holes', () => {
  const topology = drawn(['a', 'a', 'b', '.'], times, null);
  expect(placeHistory(topology, 0.005, 0.005)).toEqual([
    {
      from: 0,
      to: 12,
      covered: true,
      zones: ['a/control'],
      snapshots: [0, 1],
      sources: ['one', 'two'],
    },
    { from: 12, to: 40, covered: true, zones: ['b/control'], snapshots: [2, 2], sources: ['one'] },
    { from: 40, to: null, covered: true, zones: [], snapshots: [3, 3], sources: ['three'] },
  ]);
  expect(changesAtPoint(topology, 0.005, 0.005)).toEqual([2, 3]);
  expect(changesAtPoint(topology, 0.5, 0.5)).toEqual([]);
});

test('where maps are carried no further there is no map, which is not nobody', () => {
  const spans = placeHistory(drawn(['a', 'a', 'b', '.'], times, 5), 0.005, 0.005);
  expect(spans.map(({ from, to, covered, zones }) => [from, to, covered, ...zones])).toEqual([
    [0, 6, true, 'a/control'],
    [6, 10, false],
    [10, 12, true, 'a/control'],
    [12, 18, true, 'b/control'],
    [18, 40, false],
    [40, 50, true],
    [50, null, false],
  ]);
  expect(spans.every((span, i) => i === 0 || span.from === spans[i - 1]!.to)).toBe(true);
});
