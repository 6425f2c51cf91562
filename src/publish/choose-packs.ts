import type { Bbox } from '../core/series/series.ts';

/** `data/basemap/packs.json`: which basemap parts there are; files are relative to it. */
export interface BasemapPacks {
  readonly region: readonly { readonly id: string; readonly bbox: Bbox; readonly file: string }[];
  readonly world: string;
  readonly gazetteer: string;
  readonly credit: string;
}

/** A region pack is taken when it holds at least this share of the map. */
const LEAST_SHARE = 0.5;

/** The file of the region pack that holds most of `extent`; null when none holds enough. */
export function chooseRegion(packs: BasemapPacks, extent: Bbox): string | null {
  const ranked = packs.region
    .map(({ bbox, file }) => ({ file, share: overlap(bbox, extent) / overlap(extent, extent) }))
    .sort((a, b) => b.share - a.share);
  const best = ranked[0];
  return best && best.share >= LEAST_SHARE ? best.file : null;
}

function overlap(a: Bbox, b: Bbox): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return Math.max(0, width) * Math.max(0, height);
}
