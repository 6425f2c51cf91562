import { parseView } from '../../core/view/view-state.ts';
import type { Store } from '../state/store.ts';
import { toViewPatch } from './view-patch.ts';

const LINKS = 'a[href^="#"]';

/**
 * Makes the view links inside `container` set the shared view (one entry of history each) instead of
 * jumping, and marks them by what they name: classes `cm-view-link`, `cm-names-place`, `cm-names-date`,
 * their words in `cm-link-words`.
 * With a modifier key, or another button than the first, a link stays an ordinary link. Returns its end.
 */
export function attachViewLinks(container: HTMLElement, store: Store): () => void {
  for (const link of container.querySelectorAll<HTMLAnchorElement>(LINKS)) {
    const { view } = viewOf(link);
    const words = document.createElement('span');
    words.className = 'cm-link-words';
    words.append(...link.childNodes);
    link.append(words);
    link.classList.add('cm-view-link');
    link.classList.toggle('cm-names-place', view.place !== undefined);
    link.classList.toggle('cm-names-date', view.date !== undefined);
  }
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(LINKS);
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    store.set(toViewPatch(viewOf(link).view), 'story', 'push');
  };
  container.addEventListener('click', onClick);
  return () => container.removeEventListener('click', onClick);
}

function viewOf(link: HTMLAnchorElement): ReturnType<typeof parseView> {
  return parseView(link.getAttribute('href') ?? '');
}
