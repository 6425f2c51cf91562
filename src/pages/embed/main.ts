import '../shared/fonts.css';
import '../shared/theme.css';
import './embed.css';
import { parseView } from '../../core/view/view-state.ts';
import { createMessages } from '../../core/words/messages.ts';
import { type ConflictMapElement, defineConflictMap } from '../../embed/conflict-map-element.ts';
import { loadEntry } from '../../embed/load-publication.ts';
import { bindUrl } from '../shared/bind-url.ts';
import { followTheme } from '../shared/follow-theme.ts';

defineConflictMap();
const element = document.querySelector<ConflictMapElement>('conflict-map')!;
const full = document.querySelector<HTMLAnchorElement>('.embed-full')!;
document.querySelector('.embed-title')!.textContent = document.title;
followTheme(element.view);
const linkHere = () => {
  const language = element.view.get().lang ?? document.documentElement.lang;
  full.textContent = createMessages(language).openFullMap;
  full.href = `./${location.hash}`;
};
linkHere();
element.view.subscribe(linkHere);
full.addEventListener('pointerdown', linkHere);
full.addEventListener('focus', linkHere);

try {
  const entry = await loadEntry(new URL('./', document.baseURI));
  bindUrl(element.view, parseView(entry.view).view);
} catch {
  // The element says in words what could not be loaded.
}
