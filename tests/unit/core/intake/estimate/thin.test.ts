import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thin } from '../../../../../src/core/intake/estimate/thin.ts';

const point = fc.record({
  x: fc.integer({ min: 0, max: 5000 }),
  y: fc.integer({ min: 0, max: 5000 }),
});
const names = (path: readonly { x: number; y: number }[]) =>
  path.map(({ x, y }) => `${x} ${y}`).sort();

test('corners on a straight edge go, the others stay', () => {
  const square = [
    { x: 0, y: 0 },
    { x: 500, y: 3 },
    { x: 1000, y: 0 },
    { x: 1000, y: 1000 },
    { x: 0, y: 1000 },
  ];
  expect(thin(square, 10)).toEqual(square.filter((_, i) => i !== 1));
});

test('what is left does not depend on where the path begins', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(point, { minLength: 4, maxLength: 40, selector: ({ x, y }) => `${x} ${y}` }),
      fc.nat(39),
      (path, turn) => {
        const k = turn % path.length;
        const turned = [...path.slice(k), ...path.slice(0, k)];
        expect(names(thin(turned, 300))).toEqual(names(thin(path, 300)));
      },
    ),
  );
});
