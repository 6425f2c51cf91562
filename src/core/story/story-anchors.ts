import { htmlToText } from './html-text.ts';
import type { Anchor, Story } from './story.ts';
import { anchorsIn } from './view-links.ts';

/** Every view link of a story in reading order: of its standfirst, chapter headings, passages and credits. */
export function storyAnchors(story: Story): Anchor[] {
  return storyParts(story).flatMap(({ anchors }) => anchors);
}

/** The anchors of a story part by part, with the place each part has in the file. */
export function storyParts(story: Story): { path: string; anchors: readonly Anchor[] }[] {
  const ofFrontMatter = (key: 'standfirst' | 'credits') => ({
    path: `front matter: ${key}`,
    anchors: anchorsIn(story[key] ?? ''),
  });
  const ofChapters = story.chapters.flatMap(({ id, heading, view, line, passages }) => [
    {
      path: pathOf(line, id),
      anchors: view ? [{ text: htmlToText(heading ?? ''), view }] : anchorsIn(heading ?? ''),
    },
    ...passages.map((passage) => ({
      path: pathOf(passage.line, passage.id),
      anchors: passage.anchors,
    })),
  ]);
  return [ofFrontMatter('standfirst'), ...ofChapters, ofFrontMatter('credits')];
}

function pathOf(line: number | undefined, id: string): string {
  return line === undefined ? id : `line ${line}`;
}
