import { coverageAt } from '../core/series/coverage.ts';
import { areas } from '../core/topology/areas.ts';
import type { Topology } from '../core/topology/topology.ts';
import { parseView, type Theme } from '../core/view/view-state.ts';
import { describeAsOf } from '../core/words/as-of.ts';
import { describePicture } from '../core/words/describe-picture.ts';
import { firstClause } from '../core/words/first-clause.ts';
import { zoneName } from '../core/words/zone-name.ts';
import { drawMapPicture, drawMapPictures } from '../picture/map-picture.ts';
import { encodePng } from './png/encode-png.ts';
import type { Basemap } from './read-basemap.ts';
import { renderPixels } from './render-png.ts';

/**
 * Sizes in CSS pixels at which a poster's words are set: a column of text and a phone. A page may show it larger or
 * smaller.
 */
export const SHAPES = {
  wide: { width: 800, height: 500 },
  narrow: { width: 440, height: 480 },
} as const;

/** Link previews show 1200 by 630 pixels, most often half as wide: the words are set for that. */
export const PREVIEW = { width: 800, height: 420, scale: 1.5 } as const;

/** Posters stand for a moment, or in print at the size of a hand: what is below a quarter of a pixel is left out. */
const TOLERANCE_PX = 0.25;

/** A first picture is there before anything else is. */
const MOST_BYTES = 60_000;

export interface PosterInput {
  readonly topology: Topology;
  /** the view drawn, as a fragment */
  readonly view: string;
  readonly basemap: Basemap;
  /** how estimated shapes were made */
  readonly note?: string | undefined;
  readonly credit: string;
}

/** The map of a publication's opening view before any script. */
export interface Posters {
  /** who holds how much as of when */
  readonly alt: string;
  /** SVG */
  readonly wide: Readonly<Record<Theme, string>>;
  readonly narrow: Readonly<Record<Theme, string>>;
  /** `PREVIEW` in pixels, light */
  readonly png: Uint8Array;
}

/** Draws the opening view with date, legend, scale and credit: for wide and narrow places, light and dark, and as pixels. */
export function drawPosters({ topology, view, basemap, note, credit }: PosterInput): Posters {
  const { series } = topology;
  const { date, map } = parseView(view).view;
  const day = date ?? series.snapshots.at(-1)!.from;
  const { lead, date: dateInWords } = describeAsOf(series, day, series.language);
  const alt = describePicture(series, areas(topology), day, series.language);
  const options = {
    topology,
    snapshot: coverageAt(series, day)?.index ?? null,
    basemap,
    language: series.language,
    tolerance: TOLERANCE_PX,
    ...(map && { camera: map }),
    words: {
      title: series.title,
      lead,
      date: dateInWords,
      zones: series.zones.map((_, zone) => zoneName(series, zone, series.language)),
      ...(note !== undefined && { note: firstClause(note) }),
      credit,
      description: alt,
    },
  };
  const { scale, ...preview } = PREVIEW;
  return {
    alt,
    wide: drawMapPictures({ ...options, ...SHAPES.wide }),
    narrow: drawMapPictures({ ...options, ...SHAPES.narrow }),
    png: encodePng(
      renderPixels(drawMapPicture({ ...options, ...preview, theme: 'light' }), scale),
      MOST_BYTES,
    ),
  };
}
