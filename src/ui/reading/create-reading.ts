import type { Timed } from '../../core/series/coverage.ts';
import type { Story } from '../../core/story/story.ts';
import type { Store } from '../state/store.ts';
import { attachViewLinks } from './attach-view-links.ts';
import { followReader } from './follow-reader.ts';
import { markPassages } from './mark-passages.ts';
import { pointToPassages } from './point-to-passages.ts';
import { renderStory } from './render-story.ts';
import { defaultReadingLine } from './text-area.ts';
import { toViewPatch } from './view-patch.ts';

/** The reading's words. */
export interface ReadingLabels {
  /** `2 passages about this`: leads to marked passages that are out of sight */
  passagesAbout(count: number): string;
}

export interface ReadingOptions {
  readonly story: Story;
  readonly store: Store;
  /** tells which dates share a map */
  readonly series: Timed;
  /** without them, marked passages out of sight are not pointed to */
  readonly labels?: ReadingLabels;
  /**
   * Height in the viewport, in CSS pixels, at which a chapter counts as read. When absent, a third of the
   * way down the viewport that the page's `scroll-padding-block-start` leaves: a page with a map stuck to
   * the top names the map's height there, which also keeps focused links out from under it.
   */
  readonly readingLine?: () => number;
}

/**
 * Puts a story's chapters into `container` and ties them to the shared view both ways: a view link sets it
 * (a new entry of history), a chapter scrolled to by the reader sets its own (the entry is replaced), and
 * a date or place chosen anywhere marks the passages about it. Needs reading.css.
 */
export function createReading(
  container: HTMLElement,
  { story, store, series, labels, readingLine = defaultReadingLine }: ReadingOptions,
): { destroy(): void } {
  const { element, chapters, passages } = renderStory(story);
  container.append(element);
  const follower = followReader(chapters, readingLine, store, (index) => {
    const view = story.chapters[index]?.view;
    if (view) store.set(toViewPatch(view), 'story', 'replace');
  });
  const pointer =
    labels &&
    pointToPassages(element, {
      label: (count) => labels.passagesAbout(count),
      onJump: () => follower.hold(),
    });
  const ends = [
    attachViewLinks(element, store),
    markPassages(story, passages, store, series, (marked) => pointer?.point(marked)),
  ];
  return {
    destroy() {
      for (const end of ends) end();
      follower.destroy();
      pointer?.destroy();
      element.remove();
    },
  };
}
