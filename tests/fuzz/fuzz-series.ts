import fc from 'fast-check';
import { checkSeries, seriesCase } from './series-property.ts';

/** Runs so many cases from a seed, telling on the console how it goes; true when all hold. */
export function fuzzSeries(cases: number, seed: number): boolean {
  const start = performance.now();
  let done = 0;
  console.log(`${cases} cases, seed ${seed}`);
  const found = fc.check(
    fc.property(seriesCase, (one) => {
      checkSeries(one);
      done += 1;
      if (done % 1000 === 0) console.log(`${done} cases, ${seconds(start)} s`);
    }),
    { numRuns: cases, seed },
  );
  if (found.failed) console.log(fc.defaultReportMessage(found), found.errorInstance);
  console.log(`${found.failed ? 'FAILED' : 'all hold'}: ${done} cases in ${seconds(start)} s`);
  return !found.failed;
}

function seconds(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(0);
}
