import type { Timed } from '../../core/series/coverage.ts';
import { htmlToText } from '../../core/story/html-text.ts';
import type { Story } from '../../core/story/story.ts';
import { languageDirection } from '../../core/words/language.ts';
import { createAnnouncer } from '../a11y/announce.ts';
import type { Store } from '../state/store.ts';
import { attachViewLinks } from './attach-view-links.ts';
import { markPassages } from './mark-passages.ts';
import { renderStory } from './render-story.ts';
import { toViewPatch } from './view-patch.ts';

/** The stepper's words. */
export interface StepperLabels {
  /** name of the pair of buttons */
  readonly chapters: string;
  readonly previousChapter: string;
  readonly nextChapter: string;
  /** `2 of 7`, both counted from 1 */
  chapterOf(number: number, count: number): string;
}

export interface StepperOptions {
  readonly story: Story;
  readonly store: Store;
  /** tells which dates share a map */
  readonly series: Timed;
  /** BCP 47, of the labels */
  readonly language: string;
  readonly labels: StepperLabels;
}

/**
 * One chapter at a time with buttons for the next and the previous, for frames, where scrolling belongs to
 * the page outside. A step sets the chapter's view (the entry of history is replaced); opening sets none.
 */
export function createStepper(
  container: HTMLElement,
  { story, store, series, language, labels }: StepperOptions,
): { destroy(): void } {
  const { element, chapters, passages } = renderStory(story);
  const bar = document.createElement('div');
  bar.className = 'cm-stepper';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', labels.chapters);
  bar.lang = language;
  bar.dir = languageDirection(language);
  const previous = button('previous', labels.previousChapter, () => step(-1));
  const next = button('next', labels.nextChapter, () => step(1));
  const count = document.createElement('span');
  count.className = 'cm-stepper-count';
  bar.append(previous, count, next);
  container.append(bar, element);
  const announcer = createAnnouncer(container);
  const ends = [attachViewLinks(element, store), markPassages(story, passages, store, series)];
  let shown = 0;
  show();

  function step(by: 1 | -1): void {
    const chapter = story.chapters[shown + by];
    if (!chapter) return;
    shown += by;
    show();
    announcer.announce([count.textContent, htmlToText(chapter.heading ?? '')].join(' '));
    if (chapter.view) store.set(toViewPatch(chapter.view), 'story', 'replace');
  }

  function show(): void {
    chapters.forEach((chapter, i) => {
      chapter.hidden = i !== shown;
    });
    count.textContent = labels.chapterOf(shown + 1, chapters.length);
    previous.setAttribute('aria-disabled', String(shown === 0));
    next.setAttribute('aria-disabled', String(shown >= chapters.length - 1));
  }

  return {
    destroy() {
      for (const end of ends) end();
      announcer.destroy();
      bar.remove();
      element.remove();
    },
  };
}

function button(kind: 'previous' | 'next', label: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = `cm-step cm-step-${kind}`;
  element.textContent = label;
  element.addEventListener('click', onClick);
  return element;
}
