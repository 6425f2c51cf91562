import { coverageAt, type Timed } from '../../core/series/coverage.ts';
import { passagesAbout, sameTimeBy, type Topic } from '../../core/story/passages-about.ts';
import type { Story } from '../../core/story/story.ts';
import { formatView, parseView, type ViewState } from '../../core/view/view-state.ts';
import type { Store } from '../state/store.ts';

/**
 * Marks the passages about what the reader last turned to, whoever turned there: class `cm-about` and
 * `aria-current` on the passage and on the links that speak of it. `series` tells which dates share a
 * map; `onMark` hears which passages are marked. Returns its end, which takes the marks away.
 */
export function markPassages(
  story: Story,
  passages: ReadonlyMap<string, HTMLElement>,
  store: Store,
  series: Timed,
  onMark?: (marked: HTMLElement[]) => void,
): () => void {
  const sameTime = sameTimeBy((day) => coverageAt(series, day)?.index);
  const mark = (topic: Topic) => {
    const about = passagesAbout(story, topic, sameTime);
    for (const [id, passage] of passages) {
      const anchors = about.get(id);
      setCurrent(passage, anchors !== undefined);
      const views = new Set(anchors?.map(({ view }) => formatView(view)));
      for (const link of passage.querySelectorAll<HTMLAnchorElement>('a.cm-view-link'))
        setCurrent(link, views.has(formatView(parseView(link.getAttribute('href')!).view)));
    }
    onMark?.([...passages].filter(([id]) => about.has(id)).map(([, passage]) => passage));
  };
  mark(topicOf({}, store.get()));
  const end = store.subscribe(({ view, previous }) => {
    if (view.place !== previous.place || view.date !== previous.date) mark(topicOf(previous, view));
  });
  return () => {
    end();
    mark({});
  };
}

/** What changed between two views is what the reader turned to; a place let go leaves the date. */
export function topicOf(previous: ViewState, view: ViewState): Topic {
  const place = view.place !== previous.place ? view.place : undefined;
  const date = view.date !== previous.date || place === undefined ? view.date : undefined;
  return { ...(place !== undefined && { place }), ...(date !== undefined && { date }) };
}

function setCurrent(element: HTMLElement, current: boolean): void {
  element.classList.toggle('cm-about', current);
  if (current) element.setAttribute('aria-current', 'true');
  else element.removeAttribute('aria-current');
}
