import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVertexIds } from '../../../../src/core/geometry/vertex-ids.ts';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import { areas } from '../../../../src/core/topology/areas.ts';
import { createBorderGuard, type SnapReport } from '../../../../src/core/topology/border-guard.ts';
import { dissolve, type MultiPolygon, quantise } from '../../../../src/core/topology/dissolve.ts';
import { edgeChange } from '../../../../src/core/topology/edge-change.ts';
import { findFolds } from '../../../../src/core/topology/find-folds.ts';
import { historyAt } from '../../../../src/core/topology/history-at.ts';
import { ringsAt } from '../../../../src/core/topology/rings-at.ts';
import type { Topology } from '../../../../src/core/topology/topology.ts';
import { weave } from '../../../../src/core/topology/weave.ts';
import { writeTopology } from '../../../../src/core/topology/write-topology.ts';
import { toPath, toRing } from '../../../../src/core/topology/zone-paths.ts';
import { realDays } from '../../../support/shared-data.ts';
import { CELL, TINY_EXTENT, tinySeries } from '../../../support/tiny-series.ts';

const TOLERANCE = 2e-5;
/** km a degree of latitude spans, more than one of longitude does */
const KM_PER_DEGREE = 111.7;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const bytes = (topology: Topology) => writeTopology(topology, sha256);
const weight = (topology: Topology) => gzipSync(bytes(topology), { level: 9 }).length;

type Snapshot = ReadonlyMap<string, MultiPolygon>;
type Shift = (x: number, y: number) => [number, number];

function woven(
  snapshots: readonly Snapshot[],
  snapTolerance: number,
  letters = 'a',
  reports: (SnapReport | null)[] = [],
): Topology {
  const series = tinySeries(snapshots.length, letters);
  return weave({ series, extent: TINY_EXTENT, snapshots, snapTolerance }, (_, report) =>
    reports.push(report),
  );
}

/** A number in [0, 1) that a seed and a position always give. */
function chance(seed: number, x: number, y: number, axis: number): number {
  const text = `${seed} ${x.toFixed(7)} ${y.toFixed(7)} ${axis}`;
  return Number.parseInt(sha256(text).slice(0, 8), 16) / 2 ** 32;
}

/** Moves every position by up to `most` degrees either way, the same position always alike. */
function noise(seed: number, most: number): Shift {
  const by = (x: number, y: number, axis: number) => (chance(seed, x, y, axis) * 2 - 1) * most;
  return (x, y) => [x + by(x, y, 0), y + by(x, y, 1)];
}

/** A bay-and-headland shape of `count` vertices round the middle, with a lake in it. */
function coast(count: number, shift: Shift = (x, y) => [x, y]): MultiPolygon {
  const ring = (radius: number, step: number) => {
    const open = Array.from({ length: count / step }, (_, i) => {
      const turn = (i * step * 2 * Math.PI) / count;
      const r = radius * (1 + 0.2 * Math.sin(9 * turn) + 0.05 * Math.cos(41 * turn));
      return shift(0.5 + r * Math.cos(turn), 0.5 + r * Math.sin(turn));
    });
    return [...open, open[0]!];
  };
  return [[ring(0.3, 1), ring(0.05, 8)]];
}

/** The cells of each letter of a drawing, every corner moved by the shift of its letter. */
function cells(drawing: string, letters: string, shift: (letter: number) => Shift): Snapshot {
  const rows = drawing.split(' ').reverse();
  return new Map(
    [...letters].map((letter, n) => {
      const at = shift(n);
      const squares = rows.flatMap((row, y) =>
        [...row].flatMap((cell, x) => {
          if (cell !== letter) return [];
          const corners = [
            [x, y],
            [x + 1, y],
            [x + 1, y + 1],
            [x, y + 1],
            [x, y],
          ] as const;
          return [[corners.map(([cx, cy]) => at((cx + 1) * CELL, (cy + 1) * CELL))]];
        }),
      );
      return [`${letter}/control`, squares];
    }),
  );
}

function draw(topology: Topology, snapshot: number, size: number): string {
  const rows = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, x) => {
      const [lon, lat] = [(x + 1.5) * CELL, (size - i + 0.5) * CELL];
      const { zones } = historyAt(topology, lon, lat).find(
        ({ from, to }) => from <= snapshot && snapshot < to,
      )!;
      return zones.length === 0 ? '.' : zones.map((z) => topology.series.zones[z]!.actor).join('+');
    }).join(''),
  );
  return rows.join(' ');
}

const drawing = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 5, maxLength: 5 }), {
    minLength: 5,
    maxLength: 5,
  })
  .map((rows) => rows.join(' '));
const drawings = fc.array(drawing, { minLength: 1, maxLength: 5 });

describe('a border redrawn with noise of 1e-5 degrees', () => {
  const days = Array.from({ length: 60 }, (_, i) => i);
  const still = days.map(() => new Map([['a/control', coast(800)]]));
  const noisy = days.map((i) => new Map([['a/control', coast(800, noise(i, 1e-5))]]));

  test('weighs at most twice as much as one that stays to the letter, and without guards ten times', () => {
    const least = weight(woven(still, 0));
    expect(weight(woven(noisy, 0)) / least).toBeGreaterThan(10);
    expect(weight(woven(noisy, TOLERANCE)) / least).toBeLessThan(2);
  });

  test('keeps its area to the length of the border times the tolerance, and moves no farther', () => {
    const reports: (SnapReport | null)[] = [];
    const guarded = areas(woven(noisy, TOLERANCE, 'a', reports))[0]!;
    const asDrawn = areas(woven(noisy, 0))[0]!;
    const lengthKm = 4 * KM_PER_DEGREE;
    asDrawn.forEach((km2, i) => {
      expect(Math.abs(guarded[i]! - km2)).toBeLessThan(lengthKm * TOLERANCE * KM_PER_DEGREE);
      expect(Math.abs(guarded[i]! - km2)).toBeCloseTo(reports[i]?.areaKm2 ?? 0, 6);
    });
    expect(reports[0]).toBeNull();
    for (const report of reports.slice(1)) {
      expect(report!.vertices).toBeGreaterThan(400);
      expect(report!.farthestDegrees).toBeLessThanOrEqual(TOLERANCE * Math.SQRT2);
    }
  });

  test('whose vertices are left out or put in by turns stays one border', () => {
    const turns = days.map((i) => {
      const outer = coast(800)[0]![0]!;
      const straight = outer.flatMap((p, n) => {
        const q = outer[n + 1];
        return q ? [p, [(p[0]! + q[0]!) / 2, (p[1]! + q[1]!) / 2]] : [p];
      });
      return new Map([['a/control', [[i % 2 === 0 ? outer : straight]]]]);
    });
    const topology = woven(turns, TOLERANCE);
    expect(topology.arcs).toHaveLength(1);
    expect(woven(turns, 0).arcs.length).toBeGreaterThan(100);
  });
});

describe('zones that share a border in life but not to the letter', () => {
  const shift = (seed: number) => (zone: number) => noise(seed * 10 + zone, 1e-5);

  test('share its arcs', () => {
    const loose = cells('aab abb abb', 'ab', shift(1));
    const exact = cells('aab abb abb', 'ab', () => (x, y) => [x, y]);
    const used = (topology: Topology) =>
      topology.borders.flatMap(({ arcs }) => [...arcs]).length - topology.arcs.length;
    expect(used(woven([exact], 0, 'ab'))).toBe(1);
    expect(used(woven([loose], 0, 'ab'))).toBeLessThan(1);
    expect(used(woven([loose], TOLERANCE, 'ab'))).toBe(1);
  });

  test('whose common line has other vertices in each leave neither gap nor overlap', () => {
    const left = [
      [
        [
          [0.1, 0.1],
          [0.2, 0.1],
          [0.20001, 0.14],
          [0.19999, 0.2],
          [0.1, 0.2],
          [0.1, 0.1],
        ],
      ],
    ];
    const right = [
      [
        [
          [0.2, 0.1],
          [0.3, 0.1],
          [0.3, 0.2],
          [0.2, 0.2],
          [0.20001, 0.17],
          [0.2, 0.1],
        ],
      ],
    ];
    const topology = woven(
      [
        new Map([
          ['a/control', left],
          ['b/control', right],
        ]),
      ],
      TOLERANCE,
      'ab',
    );
    const [a, b] = ringsAt(topology, 0).map(({ polygons }) => edgesOf(polygons[0]!.rings));
    const common = [...a!].filter((edge) => b!.has(edge.split('>').reverse().join('>')));
    expect(common).toHaveLength(3);
  });
});

describe('two zones whose common line each redraws every day', () => {
  const line = (shift: Shift) =>
    Array.from({ length: 400 }, (_, i) =>
      shift(0.5 + 0.05 * Math.sin(i / 9) + 0.01 * Math.cos(i / 2), 0.1 + i * 0.002),
    );
  const beside = (shift: Shift, far: number): MultiPolygon => {
    const [first, ...rest] = line(shift);
    return [[[first!, ...rest, [far, 0.9], [far, 0.1], first!]]];
  };
  const days = Array.from({ length: 40 }, (_, i) => i);
  const drawn = (most: number) =>
    days.map(
      (i) =>
        new Map([
          ['a/control', beside(noise(i, most), 0.1)],
          ['b/control', beside(noise(i + 1000, most), 0.9)],
        ]),
    );

  test('weigh at most twice as much as two that stay, and share the line every day', () => {
    const guarded = woven(drawn(1e-5), TOLERANCE, 'ab');
    const least = woven(drawn(0), 0, 'ab');
    expect(weight(woven(drawn(1e-5), 0, 'ab')) / weight(least)).toBeGreaterThan(10);
    expect(weight(guarded) / weight(least)).toBeLessThan(2);
    for (const day of days) {
      const [a, b] = ringsAt(guarded, day).map(({ polygons }) =>
        edgesOf(polygons.flatMap(({ rings }) => rings)),
      );
      const common = [...a!].filter((edge) => b!.has(edge.split('>').reverse().join('>')));
      expect(common.length).toBeGreaterThanOrEqual(395);
    }
  });
});

describe('guards over any drawings', () => {
  test('leave what is drawn to the letter as it is', () => {
    fc.assert(
      fc.property(drawings, (all) => {
        const snapshots = all.map((one) => cells(one, 'ab', () => (x, y) => [x, y]));
        const { arcs, borders } = woven(snapshots, 0, 'ab');
        expect(woven(snapshots, TOLERANCE, 'ab')).toMatchObject({ arcs, borders });
      }),
      { numRuns: 60 },
    );
  });

  test('drawn with noise: every cell is held as drawn, and areas are within the tolerance', () => {
    fc.assert(
      fc.property(drawings, fc.nat(1e6), (all, seed) => {
        const snapshots = all.map((one, i) =>
          cells(one, 'ab', (zone) => noise(seed + i * 2 + zone, 1e-5)),
        );
        const reports: (SnapReport | null)[] = [];
        const topology = woven(snapshots, TOLERANCE, 'ab', reports);
        const raw = areas(woven(snapshots, 0, 'ab'));
        areas(topology).forEach((perDay, zone) => {
          perDay.forEach((km2, day) => {
            const lengthKm = 4 * 25 * CELL * KM_PER_DEGREE;
            const bound = lengthKm * 2 * TOLERANCE * KM_PER_DEGREE;
            expect(Math.abs(km2 - raw[zone]![day]!)).toBeLessThan(bound);
          });
        });
        all.forEach((one, i) => {
          expect(draw(topology, i, 5)).toBe(one);
        });
        for (const report of reports)
          expect(report?.farthestDegrees ?? 0).toBeLessThanOrEqual(TOLERANCE * Math.SQRT2 + 1e-12);
      }),
      { numRuns: 60 },
    );
  });

  test('a snapshot follows from itself and the borders before it alone, as appending needs', () => {
    fc.assert(
      fc.property(drawings, fc.nat(1e6), (all, seed) => {
        const snapshots = all.map((one, i) =>
          cells(one, 'ab', (zone) => noise(seed + i * 2 + zone, 1e-5)),
        );
        const whole = woven(snapshots, TOLERANCE, 'ab');
        for (let day = 1; day < all.length; day++) {
          const before = ringsAt(woven(snapshots.slice(0, day), TOLERANCE, 'ab'), day - 1);
          const ids = createVertexIds();
          const standing = before.map(({ polygons }) =>
            polygons.flatMap(({ rings }) => rings.map((ring) => toPath(ring, ids))),
          );
          const guard = createBorderGuard(TOLERANCE * 1e5, TINY_EXTENT, ids, standing);
          const drawn = [...snapshots[day]!.values()].map((polygons) =>
            dissolve(quantise(polygons, TINY_EXTENT)).map((ring) => toPath(ring, ids)),
          );
          const appended = guard
            .next(drawn)
            .paths.map((paths) => edgesOf(paths.map((path) => toRing(path, ids))));
          const anew = ringsAt(whole, day).map(({ polygons }) =>
            edgesOf(polygons.flatMap(({ rings }) => rings)),
          );
          expect(appended).toEqual(anew);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('folds', () => {
  const ids = createVertexIds();
  const path = (...positions: [number, number][]) => positions.map(([x, y]) => ids.idOf(x, y));
  const square = path([0, 0], [100, 0], [100, 100], [0, 100]);
  const folds = (after: number[][], before: number[][], reach = 4) =>
    findFolds(after, before, edgeChange(before, after), reach, ids);

  test('none where a vertex moves aside', () => {
    expect(folds([path([0, 0], [102, 1], [100, 100], [0, 100])], [square])).toEqual(new Set());
  });

  test('the ends of edges that cross, and that touch', () => {
    const before = path([0, 0], [100, 0], [100, 100], [52, 50], [50, 100], [48, 50], [0, 100]);
    const crossed = path([0, 0], [100, 0], [100, 100], [47, 50], [50, 100], [48, 50], [0, 100]);
    expect(folds([crossed], [before])).toContain(ids.idOf(47, 50));
    const touching = path([0, 0], [100, 0], [100, 100], [49, 75], [50, 100], [48, 50], [0, 100]);
    expect(folds([touching], [before])).toContain(ids.idOf(49, 75));
  });

  test('a ring turned round', () => {
    const before = path([0, 5], [2, 5], [0, 7]);
    const after = path([0, 5], [2, 5], [4, 4]);
    expect(folds([after], [before])).toEqual(new Set(after));
  });

  test('a thin ring that jumps over a border', () => {
    const before = path([101, 10], [102, 10], [102, 20], [101, 20]);
    const after = path([98, 10], [99, 10], [99, 20], [98, 20]);
    expect(folds([square, after], [square, before])).toBeNull();
  });

  test('are left as drawn', () => {
    const standing = [[square, path([101, 10], [102, 10], [102, 20], [101, 20])]];
    const guard = createBorderGuard(2, TINY_EXTENT, ids, standing);
    const drawn = [
      [
        path([0, 0], [103, 0], [103, 100], [0, 100]),
        path([104, 10], [105, 10], [105, 20], [104, 20]),
      ],
    ];
    expect(guard.next(drawn)).toEqual({ paths: drawn, report: null });
  });
});

const days = realDays();
describe.skipIf(days.length === 0)(`${days.length} real days`, () => {
  test('little moves: redrawn vertices alone, by 2.5 m at most and 0.02 km² a day', () => {
    const snapshots = (function* () {
      for (const day of days) yield new Map([['a/control', day.polygons()]]);
    })();
    const series = {
      ...tinySeries(days.length, 'a'),
      snapshots: days.map(({ date }) => ({
        from: toDay(date),
        to: null,
        precision: 'day' as const,
      })),
    };
    let vertices = 0;
    weave(
      { series, extent: [22, 44, 42, 53], snapshots, snapTolerance: TOLERANCE },
      (_, report) => {
        vertices = Math.max(vertices, report?.vertices ?? 0);
        expect(report?.farthestDegrees ?? 0).toBeLessThan(2.25e-5);
        expect(report?.areaKm2 ?? 0).toBeLessThan(0.02);
      },
    );
    expect(vertices).toBeLessThan(200);
  }, 400_000);
});

/** Directed edges as text, less those run both ways, which bound nothing. */
function edgesOf(rings: readonly Int32Array[]): Set<string> {
  const found = new Set<string>();
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [from, to] = [`${ring[j]},${ring[j + 1]}`, `${ring[i]},${ring[i + 1]}`];
      if (!found.delete(`${to}>${from}`)) found.add(`${from}>${to}`);
    }
  return found;
}
