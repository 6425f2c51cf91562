import { expect, test } from 'vitest';
import { changeLines } from '../../../src/picture/change-lines.ts';
import { drawChange } from '../../../src/picture/draw-change.ts';
import { mapProjection } from '../../../src/picture/map-projection.ts';
import { madeTopology } from '../../scenes/map/made-topology.ts';
import { weaveDrawings } from '../../support/tiny-series.ts';

const camera = { zoom: 5, lat: 34, lon: 42 };
const fillsOf = (svg: string) =>
  [...svg.matchAll(/<path [^>]*fill="url\(#(\S+?)\)"/g)].map((m) => m[1]);

test('losses lie over gains, what was contested over all, and every id bears the prefix', () => {
  const topology = madeTopology();
  const drawn = drawChange(
    { topology, from: 0, to: 4, zone: undefined, theme: 'light', prefix: 'p-' },
    mapProjection(camera, 800, 500),
  );
  expect(fillsOf(drawn)).toEqual(['p-held-0', 'p-gain-0', 'p-loss-0', 'p-contested']);
  expect(drawn).toMatch(/fill-rule="nonzero"/);
  expect(drawn).not.toContain('filter');
});

test('edges that were reckoned fade, of the zone that is named alone', () => {
  const topology = madeTopology('estimate');
  const drawn = drawChange(
    { topology, from: 0, to: 4, zone: 3, theme: 'dark', prefix: '' },
    mapProjection(camera, 800, 500),
  );
  expect(fillsOf(drawn)).toEqual(['held-3', 'gain-3', 'loss-3']);
  expect(drawn.match(/feGaussianBlur/g)).toHaveLength(3);
});

test('the legend names the zone of each line where there are several, and leaves out what there is none of', () => {
  const lines = (drawings: string[]) =>
    changeLines(weaveDrawings(drawings), { snapshot: 0 }, 1, 'en').map((line) =>
      line.replace(/[\d.,]+ km²/, ''),
    );
  expect(lines(['aabb', 'abbb'])).toEqual([
    'A, control: held ',
    'A, control: gained ',
    'A, control: lost ',
    'B, control: held ',
    'B, control: gained ',
    'B, control: lost ',
    'changed hands: ',
  ]);
  expect(lines(['aa.b', 'a..b'])).toHaveLength(6);
});
