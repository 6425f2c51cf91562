import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positiveRings } from '../../../../src/core/geometry/positive-rings.ts';
import { createVertexIds } from '../../../../src/core/geometry/vertex-ids.ts';
import { createDissolver } from '../../../../src/core/topology/dissolver.ts';
import { toRing } from '../../../../src/core/topology/zone-paths.ts';
import { seeded } from '../../../support/seeded.ts';

/** Rings about points of a coarse lattice, most apart, some nested or crossing; from day to day some go, come or are bent. */
function days(seed: number, count: number, reach: number): Int32Array[][] {
  const { below } = seeded(seed);
  const ring = () => {
    const [x, y] = [below(8) * 20, below(8) * 20];
    const size = 2 + below(reach);
    const corners = [
      x,
      y,
      x + size,
      y + below(3),
      x + size + below(3),
      y + size,
      x - below(3),
      y + size,
    ];
    if (below(4) > 0) return Int32Array.from(corners);
    return Int32Array.from([0, 1, 2, 3].flatMap((i) => [corners[6 - 2 * i]!, corners[7 - 2 * i]!]));
  };
  const rings = Array.from({ length: 8 }, ring);
  return Array.from({ length: count }, () => {
    for (let changes = below(3); changes > 0; changes--) {
      const which = below(rings.length);
      const kind = below(3);
      if (kind === 0) rings[which] = ring();
      else if (kind === 1) rings.splice(which, rings.length > 4 ? 1 : 0);
      else {
        const bent = Int32Array.from(rings[which]!);
        bent[below(bent.length)]! += below(5) - 2;
        rings[which] = bent;
      }
      if (below(2) === 0) rings.push(ring());
    }
    return rings.map((one) => Int32Array.from(one));
  });
}

test.each([
  ['mostly apart', 12],
  ['nested and crossing', 60],
])('rings %s: day after day what the overlay gives', (_, reach) => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const ids = createVertexIds();
      const dissolver = createDissolver(ids);
      let before: readonly (readonly number[])[] = [];
      for (const rings of days(seed, 8, reach)) {
        const paths = dissolver.next(rings);
        const due = positiveRings(rings);
        expect(paths.map((path) => toRing(path, ids))).toEqual(due);
        for (const path of paths)
          for (const known of before) if (known.join() === path.join()) expect(known).toBe(path);
        before = paths;
      }
    }),
    { numRuns: 150 },
  );
});
