import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bbox } from '../core/series/series.ts';
import type { BasemapPack, Gazetteer } from '../picture/basemap.ts';
import { type BasemapPacks, chooseRegion } from './choose-packs.ts';

/** The basemap of a publication. */
export interface Basemap {
  readonly world: BasemapPack;
  /** null where no region pack fits the map */
  readonly region: BasemapPack | null;
  readonly gazetteer: Gazetteer;
  readonly credit: string;
}

/** Reads the packs of `folder` that a map of `extent` needs. */
export function readBasemap(folder: string, extent: Bbox): Basemap {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const packs = read('packs.json') as BasemapPacks;
  const region = chooseRegion(packs, extent);
  return {
    world: read(packs.world),
    region: region === null ? null : read(region),
    gazetteer: read(packs.gazetteer),
    credit: packs.credit,
  };
}
