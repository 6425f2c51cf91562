import { expect, test } from 'vitest';
import type { Bbox } from '../../../src/core/series/series.ts';
import { chooseRegion } from '../../../src/publish/choose-packs.ts';

const packs = {
  region: [
    { id: 'iraq-syria', bbox: [33, 28, 51, 40] as Bbox, file: 'iraq-syria.json' },
    { id: 'ukraine', bbox: [21, 43.5, 42, 53] as Bbox, file: 'ukraine.json' },
  ],
  world: 'world.json',
  gazetteer: 'gazetteer.json',
  credit: '',
};

test.each<[string, Bbox, string | null]>([
  ['within one', [38, 30, 46, 38], 'iraq-syria.json'],
  ['mostly within one', [31, 43, 41, 52], 'ukraine.json'],
  ['mostly outside all', [0, 40, 30, 50], null],
  ['far from all', [-80, -5, -66, 13], null],
])('an extent %s', (_, extent, file) => {
  expect(chooseRegion(packs, extent)).toBe(file);
});
