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

const SLIM_WHOLE = 72;
/** The row of tools that comparing adds. */
const COMPARE_ROW = { full: 34, slim: 44 } as const;

/**
 * The variant for a frame; a height of 0 means that the frame takes the height of what is in it. While `comparing`
 * there is a row more.
 */
export function chooseVariant(
  width: number,
  height: number,
  comparing = false,
): { variant: Variant; fitted: boolean } {
  if (height > 0 && height < SLIM_HEIGHT) return { variant: 'mini', fitted: true };
  const isLow = (least: number) => height > 0 && height < least;
  if (width < FULL_WIDTH)
    return { variant: 'slim', fitted: comparing && isLow(SLIM_WHOLE + COMPARE_ROW.slim) };
  const fitted = isLow(FULL_HEIGHT + (comparing ? COMPARE_ROW.full : 0));
  return { variant: fitted ? 'slim' : 'full', fitted };
}
