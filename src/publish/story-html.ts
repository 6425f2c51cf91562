import { escapeHtml } from '../core/publication/escape-html.ts';
import type { Story } from '../core/story/story.ts';
import { languageDirection } from '../core/words/language.ts';

/** A story as an article that needs no script, marked up as the page's own reading is. Its Markdown became safe HTML when it was parsed. */
export function storyHtml(story: Story): string {
  const { language, title, byline, dateline, standfirst, credits, source } = story;
  const line = (tag: string, name: string, text: string | undefined) =>
    text === undefined ? [] : [`<${tag} class="story-${name}">${escapeHtml(text)}</${tag}>`];
  const block = (name: string, html: string | undefined) =>
    html === undefined ? [] : [`<div class="story-${name}">${html}</div>`];
  const headed = story.chapters.filter(({ heading }) => heading !== undefined);
  const chapters = story.chapters.flatMap((chapter) => [
    '<section class="cm-chapter">',
    ...(chapter.heading === undefined
      ? []
      : [
          `<h2 class="cm-heading" data-number="${headed.indexOf(chapter) + 1}">${chapter.heading}</h2>`,
        ]),
    ...chapter.passages.map(({ html }) => `<div class="cm-passage">${html}</div>`),
    '</section>',
  ]);
  const sourceLine = source
    ? [`<p><a href="${escapeHtml(source.url)}">${escapeHtml(source.title)}</a></p>`]
    : [];
  return [
    `<article class="reader-text" lang="${escapeHtml(language)}" dir="${languageDirection(language)}">`,
    '<header class="story-head">',
    ...line('h1', 'title', title),
    ...line('p', 'byline', byline),
    ...line('p', 'dateline', dateline),
    ...block('standfirst', standfirst),
    '</header>',
    '<div class="story-body cm-reading">',
    ...chapters,
    '</div>',
    '<footer class="story-foot">',
    ...block('credits', credits),
    ...sourceLine,
    '</footer>',
    '</article>',
  ].join('\n');
}
