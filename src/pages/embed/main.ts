import { formatView, parseView } from '../../core/view/view-state.ts';
import { createEmbedMessages } from '../../core/words/embed/messages.ts';
import { type ConflictMapElement, defineConflictMap } from '../../embed/conflict-map-element.ts';
import { speakToPage } from '../../embed/frame/speak-to-page.ts';
import { bindUrl } from '../shared/bind-url.ts';
import { followTheme } from '../shared/follow-theme.ts';
import { followFragment } from './follow-fragment.ts';
import { codeOf, isOpaque } from './load-code.ts';

const code = codeOf(document.currentScript as HTMLScriptElement);
const element = document.querySelector<ConflictMapElement>('conflict-map')!;
const full = document.querySelector<HTMLAnchorElement>('.embed-full')!;
document.querySelector('.embed-title')!.textContent = document.title;

const asked = new URLSearchParams(location.search);
for (const name of ['layout', 'activate']) {
  const value = asked.get(name);
  if (value !== null) element.setAttribute(name, value);
}
const isAlone = parent === window;
if (isAlone) {
  element.setAttribute('activate', 'now');
  element.setAttribute('gestures', 'free');
}
defineConflictMap(code);
followFragment(element.view);
followTheme(element.view);
speakToPage(element, window);

const linkHere = () => {
  const view = element.view.get();
  full.textContent = createEmbedMessages(view.lang ?? document.documentElement.lang).openFullMap;
  full.href = `./#${formatView(view)}`;
};
linkHere();
element.view.subscribe(linkHere);
if (isAlone && !isOpaque())
  element.ready.then(
    () => bindUrl(element.view, parseView(element.publication!.publication.view).view),
    () => undefined,
  );
