import fc from 'fast-check';
import { difference, intersection } from 'polyclip-ts';
import { expect, test } from 'vitest';
import { createAreaWithin } from '../../../../src/core/geometry/area-within.ts';
import { multiPolygonAreaKm2 } from '../../../../src/core/geometry/ellipsoid-area.ts';

/** Star-shaped rings about a common middle, in degrees; on whole tenths, so that many touch and share edges. */
const star = fc
  .array(fc.integer({ min: 1, max: 20 }), { minLength: 3, maxLength: 12 })
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
      const common = multiPolygonAreaKm2(intersection([a], [b]));
      const found = createAreaWithin([b.flat()]).ringsKm2([a.flat()]);
      expect(Math.abs(found - common)).toBeLessThan(1e-6 * (1 + common));
    }),
    { numRuns: 300 },
  );
});

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
