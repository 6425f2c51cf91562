import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import type { MultiPolygon } from '../../../../src/core/topology/dissolve.ts';
import { readTopology } from '../../../../src/core/topology/read-topology.ts';
import type { Topology } from '../../../../src/core/topology/topology.ts';
import { append, weave } from '../../../../src/core/topology/weave.ts';
import { writeTopology } from '../../../../src/core/topology/write-topology.ts';
import { seeded } from '../../../support/seeded.ts';
import { realDays } from '../../../support/shared-data.ts';
import { TINY_EXTENT, tinySeries } from '../../../support/tiny-series.ts';

type Shapes = ReadonlyMap<string, MultiPolygon>;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const bytes = (topology: Topology) => writeTopology(topology, sha256);

function woven(all: readonly Shapes[], snapTolerance: number): Topology {
  return weave({
    series: tinySeries(all.length),
    extent: TINY_EXTENT,
    snapshots: all,
    snapTolerance,
  });
}

/** Through the file and back, as the command does it. */
function appended(first: Topology, all: readonly Shapes[]): Topology {
  const from = first.series.snapshots.length;
  const { snapshots } = tinySeries(from + all.length);
  return append(
    readTopology(bytes(first)),
    all.map((shapes, i) => ({ snapshot: snapshots[from + i]!, shapes })),
  );
}

/** Squares of two zones on a grid of cells, corners moved by up to `noise`; some days stay, some hold nothing. */
function days(seed: number, count: number, cell: number, noise: number): Shapes[] {
  const { random } = seeded(seed);
  const corner = (x: number, y: number) =>
    [x, y].map((steps) => 0.5 + steps * cell + (random() * 2 - 1) * noise);
  const square = (x: number, y: number) => {
    const ring = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)];
    return [[...ring, ring[0]!]];
  };
  const held = Array.from({ length: 25 }, () => random());
  let shapes: Shapes = new Map();
  return Array.from({ length: count }, () => {
    const chance = random();
    if (chance < 0.1) return new Map();
    if (chance < 0.3) return shapes;
    held.forEach((_, i) => {
      if (random() < 0.2) held[i] = random();
    });
    const zone = (from: number, to: number) =>
      held.flatMap((h, i) => (h >= from && h < to ? [square(i % 5, Math.floor(i / 5))] : []));
    shapes = new Map([
      ['a/control', zone(0, 0.4)],
      ['b/control', zone(0.4, 0.8)],
    ]);
    return shapes;
  });
}

describe('appending', () => {
  test('one day or several gives the bytes of weaving all at once', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.constantFrom([1e-2, 0], [1e-2, 1e-5], [2e-4, 3e-5], [3e-5, 2e-5]),
        fc.constantFrom(0, 2e-5),
        (seed, [cell, noise], tolerance) => {
          const all = days(seed, 7, cell!, noise!);
          const whole = bytes(woven(all, tolerance));
          for (const from of [1, 3, 6])
            expect(bytes(appended(woven(all.slice(0, from), tolerance), all.slice(from)))).toBe(
              whole,
            );
          const daily = all
            .slice(2)
            .reduce(
              (topology, day) => appended(topology, [day]),
              woven(all.slice(0, 2), tolerance),
            );
          expect(bytes(daily)).toBe(whole);
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  test('to a series of no snapshots yet weaves it', () => {
    const all = days(7, 3, 1e-2, 0);
    expect(bytes(appended(woven([], 0), all))).toBe(bytes(woven(all, 0)));
  });

  test('refuses a day that does not follow, an unknown zone and what lies outside', () => {
    const first = woven(days(1, 2, 1e-2, 0), 0);
    const { snapshots } = tinySeries(3);
    const add = (shapes: Shapes, day = 2) => append(first, [{ snapshot: snapshots[day]!, shapes }]);
    expect(() => add(new Map(), 1)).toThrow('snapshot 2: does not follow the one before it');
    expect(() => add(new Map([['c/control', []]]))).toThrow(
      'zone "c/control" is not in the series',
    );
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
    expect(() => add(new Map([['a/control', far]]))).toThrow('outside the extent');
  });
});

const real = realDays();
describe.skipIf(real.length === 0)(`${real.length} real days`, () => {
  const info = {
    ...tinySeries(real.length, 'a'),
    snapshots: real.map(({ date }) => ({ from: toDay(date), to: null, precision: 'day' as const })),
  };
  const shapes = (i: number) => new Map([['a/control', real[i]!.polygons()]]);
  const upTo = (count: number) =>
    weave({
      series: { ...info, snapshots: info.snapshots.slice(0, count) },
      extent: [22, 44, 42, 53],
      snapshots: (function* () {
        for (let i = 0; i < count; i++) yield shapes(i);
      })(),
      snapTolerance: 2e-5,
    });

  test.each([
    ['the last', real.length],
    ['a middle one', Math.floor(real.length / 2)],
  ])(
    '%s appended gives the bytes of weaving up to it',
    (_, count) => {
      const day = { snapshot: info.snapshots[count - 1]!, shapes: shapes(count - 1) };
      const grown = append(readTopology(bytes(upTo(count - 1))), [day]);
      expect(bytes(grown)).toBe(bytes(upTo(count)));
    },
    240_000,
  );
});
