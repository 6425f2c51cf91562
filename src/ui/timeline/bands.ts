/** How much room the timeline has: all its parts; the narrow one of 72 px; the 40 px one of low frames. */
export type Variant = 'full' | 'slim' | 'mini';

/** A horizontal strip of the plot, in pixels from its top. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** The strips of the plot from top to bottom. Event labels and marks are empty where there is no room for them. */
export interface Bands {
  readonly labels: Band;
  readonly marks: Band;
  readonly silhouette: Band;
  readonly track: Band;
  readonly axis: Band;
}

const HEIGHTS: Record<Variant, { labels: number; marks: number; track: number; axis: number }> = {
  full: { labels: 17, marks: 13, track: 12, axis: 18 },
  slim: { labels: 0, marks: 10, track: 12, axis: 18 },
  mini: { labels: 0, marks: 0, track: 10, axis: 16 },
};

/** Divides a plot's height; the silhouette of the areas takes what the others leave. */
export function plotBands(variant: Variant, height: number, hasEvents: boolean): Bands {
  const { labels, marks, track, axis } = HEIGHTS[variant];
  const axisTop = height - axis;
  const trackTop = axisTop - track;
  const labelsBottom = hasEvents ? labels : 0;
  const marksBottom = hasEvents ? labels + marks : 4;
  return {
    labels: { top: 0, bottom: labelsBottom },
    marks: { top: labelsBottom, bottom: marksBottom },
    silhouette: { top: marksBottom, bottom: trackTop },
    track: { top: trackTop, bottom: axisTop },
    axis: { top: axisTop, bottom: height },
  };
}

/** Narrower than this, the tools move into a panel. */
const FULL_WIDTH = 560;
/** Lower than this, the full timeline does not fit. */
const FULL_HEIGHT = 92;
const SLIM_HEIGHT = 56;

/** The variant for a frame; a height of 0 means that the frame takes the height of what is in it. */
export function chooseVariant(
  width: number,
  height: number,
): { variant: Variant; fitted: boolean } {
  if (height > 0 && height < SLIM_HEIGHT) return { variant: 'mini', fitted: true };
  if (height > 0 && height < FULL_HEIGHT && width >= FULL_WIDTH)
    return { variant: 'slim', fitted: true };
  return { variant: width < FULL_WIDTH ? 'slim' : 'full', fitted: false };
}
