import fc from 'fast-check';
import { difference, intersection } from 'polyclip-ts';
import { expect, test } from 'vitest';
import { createAreaWithin } from '../../../../src/core/geometry/area-within.ts';
import { multiPolygonAreaKm2, ringAreaKm2 } from '../../../../src/core/geometry/ellipsoid-area.ts';
import { windingRegions } from '../../../../src/core/geometry/overlay.ts';

/**
 * Star-shaped rings about a common middle, in degrees; on whole tenths, so that many touch and share edges. No vertex
 * is so near the middle that rounding could put it before its neighbour: the rings are simple.
 */
const star = fc
  .array(fc.integer({ min: 5, max: 20 }), { minLength: 3, maxLength: 12 })
  .map((radii) =>
    radii.map((radius, i): [number, number] => {
      const angle = (i / radii.length) * 2 * Math.PI;
      const step = (value: number) => Math.round(value * 10) / 10;
      return [
        40 + step((radius / 10) * Math.cos(angle)),
        35 + step((radius / 10) * Math.sin(angle)),
      ];
    }),
  );

test('what two areas have in common is what an overlay of them says, whatever they share', () => {
  fc.assert(
    fc.property(star, star, (a, b) => {
      const common = unionKm2([a]) + unionKm2([b]) - unionKm2([a, b]);
      const found = createAreaWithin([b.flat()]).ringsKm2([a.flat()]);
      expect(Math.abs(found - common)).toBeLessThan(1e-3 + 1e-6 * common);
    }),
    { numRuns: 300 },
  );
});

/** What rings of whole tenths of a degree cover together. */
function unionKm2(rings: readonly (readonly [number, number])[][]): number {
  const tenths = rings.map((ring) =>
    ring.flatMap(([x, y]) => [Math.round(x * 10), Math.round(y * 10)]),
  );
  return windingRegions(tenths, 'positive', 2 ** 24).reduce((sum, ring) => {
    const corners = ring.flatMap((x, i) => (i % 2 === 0 ? [[x / 10, ring[i + 1]! / 10]] : []));
    return sum + ringAreaKm2(corners);
  }, 0);
}

test('a hole is left out', () => {
  const outer = [0, 0, 4, 0, 4, 4, 0, 4];
  const hole = [1, 1, 1, 3, 3, 3, 3, 1];
  const box = [2, 2, 6, 2, 6, 3.5, 2, 3.5];
  const expected = difference(
    intersection(closed(outer), closed(box)),
    closed([1, 1, 3, 1, 3, 3, 1, 3]),
  );
  expect(createAreaWithin([outer, hole]).ringsKm2([box])).toBeCloseTo(
    multiPolygonAreaKm2(expected),
    6,
  );
});

test('nothing is within nothing', () => {
  expect(createAreaWithin([]).ringsKm2([[0, 0, 1, 0, 1, 1]])).toBe(0);
});

function closed(flat: readonly number[]): [number, number][][] {
  return [flat.flatMap((x, i) => (i % 2 === 0 ? [[x, flat[i + 1]!] as [number, number]] : []))];
}
