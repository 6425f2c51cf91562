import { expect, test } from 'vitest';
import { problemFixtures } from '../../../support/problem-fixtures.ts';

/** Problems of shapes and places: each is somewhere on the map, and its check knows where. */
const ON_THE_MAP = [
  ...['area-jump', 'far-off', 'flicker', 'lost-enclave', 'near-miss', 'outside-extent'],
  ...['outside-theatre', 'place-contradicted'],
  ...['kml-polygon', 'shapefile-rings'],
  ...['no-rule', 'no-zone', 'hole-outside', 'antimeridian', 'not-an-area', 'position-not-finite'],
  ...['ring-not-closed', 'ring-short', 'rings-cross', 'two-holders'],
  ...['position-repeated', 'ring-collapsed', 'sliver', 'zone-overlap', 'feature-repeated'],
];

const found = problemFixtures().flatMap(({ folder, problems }) =>
  (problems ?? []).map((problem) => ({ folder, problem })),
);

test.each(ON_THE_MAP)('%s says where', (code) => {
  const spots = found
    .filter(({ folder, problem }) => problem.code === code && folder !== 'dates')
    .map(({ problem }) => problem.at);
  expect(spots.length).toBeGreaterThan(0);
  for (const at of spots) expect(at).toEqual([expect.any(Number), expect.any(Number)]);
});

test('every spot is on the map, and on its ring where that is not thinned and the spot is a vertex', () => {
  for (const { problem } of found) {
    const { at, ring } = problem;
    for (const [lon, lat] of [...(at ? [at] : []), ...(ring ?? [])]) {
      expect(Math.abs(lon)).toBeLessThanOrEqual(180);
      expect(Math.abs(lat)).toBeLessThanOrEqual(90);
    }
    if (!ring) continue;
    expect(at, problem.code).toBeDefined();
    if (problem.code !== 'rings-cross') expect(ring).toContainEqual(at);
  }
});
