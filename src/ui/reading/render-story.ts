import type { Story } from '../../core/story/story.ts';
import { formatView } from '../../core/view/view-state.ts';
import { languageDirection } from '../../core/words/language.ts';
import { toSafeFragment } from './safe-html.ts';

/** A story's text on the page: what it was made of, and the elements of its parts. */
export interface RenderedStory {
  readonly element: HTMLElement;
  /** one section a chapter, in order */
  readonly chapters: readonly HTMLElement[];
  /** passages by id */
  readonly passages: ReadonlyMap<string, HTMLElement>;
}

/** Builds a story's chapters and passages; its title, byline, standfirst and credits are the page's. */
export function renderStory(story: Story): RenderedStory {
  const element = document.createElement('div');
  element.className = 'cm-reading';
  element.lang = story.language;
  element.dir = languageDirection(story.language);
  const passages = new Map<string, HTMLElement>();
  let number = 0;
  const chapters = story.chapters.map((chapter) => {
    const section = document.createElement('section');
    section.className = 'cm-chapter';
    section.dataset.chapter = chapter.id;
    if (chapter.heading !== undefined) {
      const heading = headingOf(chapter.heading, chapter.view);
      number += 1;
      heading.dataset.number = String(number);
      section.append(heading);
    }
    for (const { id, html } of chapter.passages) {
      const passage = document.createElement('div');
      passage.className = 'cm-passage';
      passage.dataset.passage = id;
      passage.append(toSafeFragment(html));
      passages.set(id, passage);
      section.append(passage);
    }
    return section;
  });
  element.append(...chapters);
  return { element, chapters, passages };
}

function headingOf(html: string, view: Story['chapters'][number]['view']): HTMLElement {
  const heading = document.createElement('h2');
  heading.className = 'cm-heading';
  if (!view) {
    heading.append(toSafeFragment(html));
    return heading;
  }
  const link = document.createElement('a');
  link.href = `#${formatView(view)}`;
  link.append(toSafeFragment(html));
  heading.append(link);
  return heading;
}
