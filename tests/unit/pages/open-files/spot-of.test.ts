import { expect, test } from 'vitest';
import { error } from '../../../../src/core/intake/problem.ts';
import { spotOf } from '../../../../src/pages/reader/open-files/spot-of.ts';

const place = { file: 'a.geojson', path: '' };

test('a problem on a ring is shown with the box around it', () => {
  const ring = [
    [40, 35],
    [41, 35],
    [40, 37],
  ] as const;
  expect(spotOf(error(place, 'a', 'b', { at: [41, 35], ring }))).toEqual({
    lon: 41,
    lat: 35,
    box: [40, 35, 41, 37],
    ring,
  });
});

test('one at a position alone is its own box', () => {
  expect(spotOf(error(place, 'a', 'b', { at: [41, 35] }))).toEqual({
    lon: 41,
    lat: 35,
    box: [41, 35, 41, 35],
    ring: [],
  });
});

test('one whose check knows no spot has none', () => {
  expect(spotOf(error(place, 'a', 'b'))).toBeNull();
});
