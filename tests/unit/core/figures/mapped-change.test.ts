import { describe, expect, it } from 'vitest';
import { comparedZones } from '../../../../src/core/figures/compared-zones.ts';
import { mappedChange } from '../../../../src/core/figures/mapped-change.ts';
import { changes } from '../../../../src/core/topology/changes.ts';
import { weave } from '../../../../src/core/topology/weave.ts';
import {
  countCells,
  TINY_EXTENT,
  tinySeries,
  weaveDrawings,
} from '../../../support/tiny-series.ts';

const before = 'aaaa.\nabbbb\n..bb.';
const after = 'aabb.\naaabb\na.b..';
const drawn = weaveDrawings([before, after]);

/** Cells that fulfil a condition on what they were and are. */
function cells(holds: (was: string, is: string) => boolean): number {
  const [was, is] = [before, after].map((text) => [...text.replaceAll('\n', '')]);
  return was!.filter((letter, i) => holds(letter, is![i]!)).length;
}

describe('the areas of a map of change', () => {
  const cellKm2 = changes(drawn, 0, 0)[0]!.heldKm2 / countCells(before, 'a');

  it('are those of the figures, and ground that changed hands counts for both', () => {
    const compared = comparedZones(drawn.series);
    expect(compared).toEqual({ zones: [0, 1], contested: [] });
    const { zones, handsKm2, contestedKm2 } = mappedChange(drawn, compared, 0, 1);
    expect(zones).toEqual(changes(drawn, 0, 1));
    const hands = cells((was, is) => was !== is && was !== '.' && is !== '.');
    expect(handsKm2! / cellKm2).toBeCloseTo(hands, 3);
    expect(contestedKm2).toBeNull();
  });

  it('are of one zone alone where it is named', () => {
    const compared = comparedZones(drawn.series, 1);
    const { zones, handsKm2 } = mappedChange(drawn, compared, 0, 1);
    expect(zones.map(({ zone }) => zone)).toEqual([1]);
    expect(zones[0]!.gainKm2 / cellKm2).toBeCloseTo(
      cells((was, is) => was !== 'b' && is === 'b'),
      3,
    );
    expect(handsKm2).toBeNull();
  });

  it('count contested ground of either date once', () => {
    const series = tinySeries(2, 'a');
    const square = (x: number) => [
      [
        [x, 0],
        [x + 0.2, 0],
        [x + 0.2, 0.1],
        [x, 0.1],
        [x, 0],
      ],
    ];
    const topology = weave({
      series: {
        ...series,
        zones: [...series.zones, { id: 'a/contested', actor: 'a', status: 'contested' }],
      },
      extent: TINY_EXTENT,
      snapshots: [
        new Map([
          ['a/control', [square(0.5)]],
          ['a/contested', [square(0)]],
        ]),
        new Map([
          ['a/control', [square(0.5)]],
          ['a/contested', [square(0.1)]],
        ]),
      ],
    });
    const compared = comparedZones(topology.series);
    expect(compared).toEqual({ zones: [0], contested: [1] });
    const own = changes(topology, 0, 0)[1]!.heldKm2;
    expect(mappedChange(topology, compared, 0, 1).contestedKm2! / own).toBeCloseTo(1.5, 3);
    expect(comparedZones(topology.series, 1)).toEqual({ zones: [1], contested: [] });
  });

  it('are of all zones where none is under control', () => {
    const zones = [{ id: 'a/influence', actor: 'a', status: 'influence' as const }];
    expect(comparedZones({ zones })).toEqual({ zones: [0], contested: [] });
  });
});
