import fc from 'fast-check';
import { test } from 'vitest';
import { checkSeries, seriesCase } from '../../../fuzz/series-property.ts';

/** `npm run fuzz` runs 10,000 and more. */
const CASES = 500;

test('random series, sound and broken, come through import, weave, write, read and ringsAt', () => {
  const seed = Date.now() % 2 ** 31;
  console.log(`${CASES} series, seed ${seed}`);
  fc.assert(fc.property(seriesCase, checkSeries), { numRuns: CASES, seed });
}, 120_000);
