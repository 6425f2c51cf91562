import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addUp, roundToSum, stepFor } from '../../../../src/core/figures/add-up.ts';

const area = fc.double({ min: 0, max: 1e6, noNaN: true });

test('thirds add up to one: the largest remainders go up', () => {
  expect(roundToSum([1 / 3, 1 / 3, 1 / 3], 1)).toEqual([1, 0, 0]);
  expect(roundToSum([0.26, 0.26, 0.48], 0.1)).toEqual([0.3, 0.2, 0.5]);
  expect(roundToSum([], 1)).toEqual([]);
});

test('whatever the figures: columns add up, net is gained less lost, nothing is a step off', () => {
  const row = fc.record({ heldKm2: area, gainKm2: area, lossKm2: area });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (figures) => {
      const given = figures.map((f) => ({ ...f, netKm2: f.gainKm2 - f.lossKm2 }));
      const step = stepFor(given);
      const { rows, total } = addUp(given, step);
      for (const what of ['heldKm2', 'gainKm2', 'lossKm2', 'netKm2'] as const) {
        const shown = rows.reduce((sum, r) => sum + r[what], 0);
        expect(shown).toBeCloseTo(total[what], 6);
      }
      rows.forEach((shown, i) => {
        for (const what of ['heldKm2', 'gainKm2', 'lossKm2'] as const)
          expect(Math.abs(shown[what] - given[i]![what])).toBeLessThan(step * (1 + 1e-6));
        expect(shown.netKm2).toBeCloseTo(shown.gainKm2 - shown.lossKm2, 6);
      });
      const exact = given.reduce((sum, r) => sum + r.heldKm2, 0);
      expect(Math.abs(total.heldKm2 - exact)).toBeLessThanOrEqual(step * 0.5 + 1e-6 * exact);
    }),
    { numRuns: 300 },
  );
});
