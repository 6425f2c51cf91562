import type { Timed } from '../../core/series/coverage.ts';
import type { Story } from '../../core/story/story.ts';
import type { Store } from '../state/store.ts';
import { attachViewLinks } from './attach-view-links.ts';
import { followReader } from './follow-reader.ts';
import { markPassages } from './mark-passages.ts';
import { renderStory } from './render-story.ts';
import { toViewPatch } from './view-patch.ts';

export interface ReadingOptions {
  readonly story: Story;
  readonly store: Store;
  /** tells which dates share a map */
  readonly series: Timed;
  /** height in the viewport, in CSS pixels, at which a chapter counts as read; 40% of it when absent */
  readonly readingLine?: () => number;
}

/**
 * Puts a story's chapters into `container` and ties them to the shared view both ways: a view link sets it
 * (a new entry of history), a chapter scrolled to by the reader sets its own (the entry is replaced), and
 * a date or place chosen anywhere marks the passages about it. Needs reading.css.
 */
export function createReading(
  container: HTMLElement,
  { story, store, series, readingLine = () => innerHeight * 0.4 }: ReadingOptions,
): { destroy(): void } {
  const { element, chapters, passages } = renderStory(story);
  container.append(element);
  const ends = [
    attachViewLinks(element, store),
    markPassages(story, passages, store, series),
    followReader(chapters, readingLine, store, (index) => {
      const view = story.chapters[index]?.view;
      if (view) store.set(toViewPatch(view), 'story', 'replace');
    }),
  ];
  return {
    destroy() {
      for (const end of ends) end();
      element.remove();
    },
  };
}
