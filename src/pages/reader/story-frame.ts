import type { Story } from '../../core/story/story.ts';
import { languageDirection } from '../../core/words/language.ts';
import { attachViewLinks } from '../../ui/reading/attach-view-links.ts';
import { toSafeFragment } from '../../ui/reading/safe-html.ts';
import type { Store } from '../../ui/state/store.ts';

/** What stands round the running text: title, byline, dateline and standfirst before, credits after. */
export function createStoryFrame(
  article: HTMLElement,
  { story, store }: { story: Story; store: Store },
): { readonly body: HTMLElement } {
  article.lang = story.language;
  article.dir = languageDirection(story.language);
  const head = document.createElement('header');
  head.className = 'story-head';
  head.append(text('h1', 'story-title', story.title));
  if (story.byline) head.append(text('p', 'story-byline', story.byline));
  if (story.dateline) head.append(text('p', 'story-dateline', story.dateline));
  if (story.standfirst) head.append(html('div', 'story-standfirst', story.standfirst));
  const body = document.createElement('div');
  body.className = 'story-body';
  const foot = document.createElement('footer');
  foot.className = 'story-foot';
  if (story.credits) foot.append(html('div', 'story-credits', story.credits));
  if (story.source) {
    const link = document.createElement('a');
    link.href = story.source.url;
    link.rel = 'noopener';
    link.textContent = story.source.title;
    const line = document.createElement('p');
    line.append(link);
    foot.append(line);
  }
  article.replaceChildren(head, body, foot);
  attachViewLinks(head, store);
  attachViewLinks(foot, store);
  return { body };
}

function text(tag: string, className: string, content: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = content;
  return element;
}

function html(tag: string, className: string, content: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.append(toSafeFragment(content));
  return element;
}
