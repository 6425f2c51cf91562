import type { Publication } from '../../core/publication/publication.ts';
import type { SeriesInfo } from '../../core/series/series.ts';
import type { Story } from '../../core/story/story.ts';
import { parseView } from '../../core/view/view-state.ts';
import { createFiguresMessages } from '../../core/words/figures/messages.ts';
import { createMessages } from '../../core/words/messages.ts';
import type { ConflictMapElement } from '../../embed/conflict-map-element.ts';
import { defineConflictMap } from '../../embed/define.ts';
import { fetchJson, leaseEntry } from '../../embed/load-publication.ts';
import { createReading } from '../../ui/reading/create-reading.ts';
import { bindUrl } from '../shared/bind-url.ts';
import { followTheme } from '../shared/follow-theme.ts';
import { createColophon } from './colophon.ts';
import { attachEmbedDialog } from './embed-dialog/attach-embed-dialog.ts';
import { createMasthead } from './masthead.ts';
import type { attachOpenFiles } from './open-files/attach-open-files.ts';
import { createSide, type Side } from './side.ts';
import { createStoryFrame } from './story-frame.ts';

/**
 * Opens the publication beside the page: the map as any publisher would place it, the story tied to it, the view
 * in the address. A series without a story gets the whole page for its map. `openFiles` lets readers open files of their
 * own where it is given.
 */
export async function openReader(
  document: Document,
  openFiles?: typeof attachOpenFiles,
): Promise<void> {
  defineConflictMap();
  const map = document.querySelector<ConflictMapElement>('conflict-map')!;
  const base = new URL('./', document.baseURI);
  let publication: Publication;
  try {
    publication = await leaseEntry(base).value;
  } catch {
    // The element says in words what could not be loaded, over the picture.
    followTheme(map.view);
    return;
  }
  const defaults = parseView(publication.view).view;
  let leaveUrl = bindUrl(map.view, defaults);
  const language = map.view.get().lang ?? publication.language;
  const story = await loadStory(base, publication, language);
  document.title = story?.title ?? publication.title;

  const messages = createMessages(language);
  const masthead = createMasthead(document.querySelector<HTMLElement>('.masthead')!, {
    title: publication.title,
    heading: story === null,
    messages,
    store: map.view,
  });
  const tools = document.querySelector<HTMLElement>('.masthead-tools')!;
  const embedding = attachEmbedDialog(tools, {
    publication,
    base,
    store: map.view,
    language,
    series: () => map.publication?.topology.series ?? null,
  });
  const colophon = document.querySelector<HTMLElement>('.colophon')!;
  createColophon(colophon, { publication, language });
  const article = document.querySelector<HTMLElement>('.reader-text')!;
  const frame = story && createStoryFrame(article, { story, store: map.view });
  article.hidden = !story;
  const words = createFiguresMessages(language);
  const side = document.querySelector<HTMLElement>('.reader-side')!;
  const openSide = (text: HTMLElement | null) =>
    createSide(side, { map, text, tools, words, language });
  let column: Side | null = openSide(story && article);
  followTheme(map.view, (theme) => {
    masthead.showTheme(theme);
    column?.showTheme(theme);
  });
  let series: SeriesInfo | null = null;
  let reading: { destroy(): void } | null = null;
  const read = () => {
    if (!story || !frame) return;
    const facts = series ? { series, labels: messages } : { series: NO_SERIES };
    reading = createReading(frame.body, { story, store: map.view, ...facts });
  };
  openFiles?.({
    map,
    tools,
    mapSection: document.querySelector<HTMLElement>('.reader-map')!,
    messages,
    language,
    pageTitle: document.title,
    leave() {
      leaveUrl();
      reading?.destroy();
      article.hidden = true;
      colophon.hidden = true;
      map.view.set({ panel: undefined }, 'page');
      column?.destroy();
      column = null;
      // Figures of what was opened, as soon as it is drawn.
      const showFigures = () => {
        column?.destroy();
        column = hasMaps(map) ? openSide(null) : null;
      };
      map.addEventListener('ready', showFigures);
      embedding.show(false);
      return () => {
        embedding.show(true);
        map.removeEventListener('ready', showFigures);
        map.view.set({ panel: undefined }, 'page');
        column?.destroy();
        column = openSide(story && article);
        article.hidden = !story;
        colophon.hidden = false;
        leaveUrl = bindUrl(map.view, defaults);
        read();
      };
    },
  });
  await map.ready.catch(() => undefined);
  series = map.publication?.topology.series ?? null;
  read();
}

function hasMaps({ publication }: ConflictMapElement): boolean {
  return publication !== null && publication.topology.series.snapshots.length > 0;
}

const NO_SERIES = { snapshots: [], maxCarryDays: null };

async function loadStory(
  base: URL,
  publication: Publication,
  language: string,
): Promise<Story | null> {
  const stories = publication.story ?? {};
  const path =
    stories[language] ??
    stories[language.split('-')[0]!] ??
    stories[publication.language] ??
    Object.values(stories)[0];
  if (path === undefined) return null;
  try {
    return (await fetchJson(new URL(path, base))) as Story;
  } catch (error) {
    console.error(error);
    return null;
  }
}
