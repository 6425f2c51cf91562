import { expect, test } from 'vitest';
import { problemLines } from '../../../src/cli/problem-lines.ts';
import { error, repair, warning } from '../../../src/core/intake/problem.ts';

const at = (file: string, path = '') => ({ file, path });

test('no problem is no line, one is told as it is', () => {
  expect(problemLines([])).toEqual([]);
  expect(problemLines([error(at('a.geojson', 'features[0]'), 'no-zone', 'names no zone')])).toEqual(
    ['error: a.geojson: features[0]: names no zone'],
  );
});

test('errors come last, and a tally after them', () => {
  expect(
    problemLines([
      error(at('a'), 'not-json', 'not JSON'),
      repair(at('b'), 'ring-wound', '1 ring turned round'),
      warning(at('c'), 'flicker', 'gone and back'),
    ]),
  ).toEqual([
    'repaired: b: 1 ring turned round',
    'warning: c: gone and back',
    'error: a: not JSON',
    '1 error, 1 warning, 1 repair',
  ]);
});

test('of many alike the first are told, and of the rest how many, in how many files, with what they changed', () => {
  const repairs = Array.from({ length: 700 }, (_, i) =>
    repair(at(`day-${i}`), 'sliver', '2 rings narrower than 1 m left out', {
      times: 2,
      areaKm2: 0.001,
    }),
  );
  const errors = Array.from({ length: 40 }, (_, i) =>
    error(at('a.kml', `Placemark[${i}]`), 'ring-short', 'ring of 3 positions'),
  );
  const lines = problemLines([...errors, ...repairs]);
  expect(lines.slice(0, 2)).toEqual([
    'repaired: day-0: 2 rings narrower than 1 m left out',
    '  sliver: 699 more in 699 files, 1,398 times in all; 0.699 km2 changed',
  ]);
  expect(lines.filter((line) => line.startsWith('error:'))).toHaveLength(10);
  expect(lines.slice(-2)).toEqual([
    '  ring-short: 30 more',
    '40 errors, 700 repairs; --json lists them all',
  ]);
});
