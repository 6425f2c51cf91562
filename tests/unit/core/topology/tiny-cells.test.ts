import { describe, expect, test } from 'vitest';
import { multiPolygonAreaKm2 } from '../../../../src/core/geometry/ellipsoid-area.ts';
import { areas } from '../../../../src/core/topology/areas.ts';
import { ringsAt, toCoordinates } from '../../../../src/core/topology/rings-at.ts';
import { weave } from '../../../../src/core/topology/weave.ts';
import { seeded } from '../../../support/seeded.ts';
import { TINY_EXTENT, tinySeries } from '../../../support/tiny-series.ts';

const DAYS = 4;
const SIDE = 6;

/** Cells hardly wider than the grid's, each corner moved by up to `noise` degrees: many cross themselves and others. */
function scribble(seed: number, cell: number, noise: number) {
  const { random } = seeded(seed);
  const corner = (x: number, y: number) =>
    [x, y].map((steps) => 0.5 + steps * cell + (random() * 2 - 1) * noise);
  return Array.from({ length: DAYS }, () => {
    const zones = new Map<string, number[][][][]>([
      ['a/control', []],
      ['b/control', []],
    ]);
    for (let y = 0; y < SIDE; y++)
      for (let x = 0; x < SIDE; x++) {
        const held = [...zones.values()][Math.floor(random() * 2.5)];
        const ring = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)];
        held?.push([[...ring, ring[0]!]]);
      }
    return zones;
  });
}

describe('cells hardly wider than the grid', () => {
  test.each([
    ['as drawn', 0, 3e-5, 2e-5],
    ['guarded', 2e-5, 3e-5, 2e-5],
    ['more noise than cell', 0, 2e-5, 4e-5],
    ['more noise than cell, guarded', 2e-5, 2e-5, 4e-5],
  ])('%s: every snapshot has rings, of the area it says', (_, snapTolerance, cell, noise) => {
    for (let seed = 1; seed <= 40; seed++) {
      const series = tinySeries(DAYS, 'ab');
      const snapshots = scribble(seed, cell, noise);
      const topology = weave({ series, extent: TINY_EXTENT, snapshots, snapTolerance });
      const said = areas(topology);
      for (let day = 0; day < DAYS; day++)
        for (const { zone, polygons } of ringsAt(topology, day)) {
          const drawn = multiPolygonAreaKm2(toCoordinates(topology, polygons));
          expect(drawn, `seed ${seed}, day ${day}`).toBeCloseTo(said[zone]![day]!, 9);
        }
    }
  });
});
