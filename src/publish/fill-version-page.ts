import { escapeHtml } from '../core/publication/escape-html.ts';
import type { Publication } from '../core/publication/publication.ts';
import { localize } from '../core/series/series.ts';
import type { Story } from '../core/story/story.ts';
import { aboutPublication } from '../core/words/about-publication.ts';
import { createShareMessages } from '../core/words/share/messages.ts';
import { aboutHtml } from './about-html.ts';
import { fillPage, pictureHtml } from './fill-page.ts';
import type { PublicationContent } from './publication-content.ts';
import { storyHtml } from './story-html.ts';

/** Of the page with a text beside its map, and of those without: where the map is nearer to a square. */
const NARROW_BESIDE_TEXT = '(max-aspect-ratio: 16/9)';
const NARROW_ALONE = '(max-aspect-ratio: 6/5)';

/** What a page is called and about, and the story in its language. */
export function wordsOf(
  { stories }: PublicationContent,
  { title, language, description }: Publication,
): { readonly title: string; readonly description: string; readonly story: Story | null } {
  const story = stories.get(language) ?? [...stories.values()][0] ?? null;
  return {
    title: story?.title ?? title,
    description: description ? localize(description, language) : title,
    story,
  };
}

export interface VersionPage {
  readonly content: PublicationContent;
  readonly publication: Publication;
  /** HTML */
  readonly head: string;
  /** whether it is the page with a text beside its map */
  readonly isReader: boolean;
  /** where a picture is found, given its path */
  address(path: string): string;
}

/** A compiled page filled in for a version: with its picture, and for who runs no script its story and what it says of itself. */
export function fillVersionPage(
  html: string,
  { content, publication, head, isReader, address }: VersionPage,
): string {
  const { language, picture } = publication;
  const { title, story } = wordsOf(content, publication);
  const isBesideText = isReader && story !== null;
  const without = `<p class="needs-script">${escapeHtml(createShareMessages(language).needsScript)}</p>`;
  const about = aboutHtml(aboutPublication(publication, language));
  const placed = isBesideText ? html.replace('class="reader"', 'class="reader has-side"') : html;
  const narrowFor = isBesideText ? NARROW_BESIDE_TEXT : NARROW_ALONE;
  return fillPage(placed, {
    title,
    language,
    head,
    places: {
      ...(picture && { picture: pictureHtml(picture, address, narrowFor) }),
      title: escapeHtml(publication.title),
      story: story ? `<noscript>${storyHtml(story)}</noscript>` : '',
      about: `<noscript>${without}\n${about}</noscript>`,
    },
  });
}
