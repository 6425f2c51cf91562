import { formatView, parseView, VIEW_KEYS } from '../../core/view/view-state.ts';
import type { ViewPatch } from '../../ui/state/store.ts';
import type { ConflictMapElement } from '../conflict-map-element.ts';
import { asHostMessage, type FrameMessage, heightFor, MARK, RELAYED } from './protocol.ts';
import { sizeMessages } from './size-messages.ts';

/** How a map looks and speaks is its own until a page names something else. */
const KEPT: readonly string[] = ['lang', 'theme'];
const ANEW: ViewPatch = Object.fromEntries(
  VIEW_KEYS.filter((key) => !KEPT.includes(key)).map((key) => [key, undefined]),
);

/**
 * Tells the page around a frame how high the map would be, and what happens on it, and does as that page says:
 * docs/spec/embed-protocol.md. Only that page is heard. Nothing told is private, so any page may hear it. Returns its end.
 */
export function speakToPage(element: ConflictMapElement, frame: Window): () => void {
  const page = frame.parent;
  if (page === frame) return () => undefined;
  const say = (message: unknown) => page.postMessage(message, '*');
  let asked = 0;
  const tellSize = () => {
    asked = heightFor(frame.innerWidth);
    for (const message of sizeMessages(asked, frame.location)) say(message);
  };
  const onResize = () => {
    if (heightFor(frame.innerWidth) !== asked) tellSize();
  };
  const onEvent = (happened: Event) => {
    const { type, detail } = happened as CustomEvent<unknown>;
    const message: FrameMessage = {
      [MARK]: 1,
      type: 'event',
      event: type as (typeof RELAYED)[number],
      detail: type === 'error' ? String((detail as { error: unknown }).error) : detail,
      view: formatView(element.view.get()),
    };
    say(message);
  };
  const onMessage = ({ source, data }: MessageEvent) => {
    if (source !== page) return;
    // WordPress asks when it is ready to hear; Pym.js when its own page has changed.
    if (data?.message === 'ready' || /^pym.*xPYMxwidthxPYMx/.test(String(data))) tellSize();
    const message = asHostMessage(data);
    if (message?.type === 'hello') tellSize();
    if (message?.type === 'setView') {
      const { view, ignored } = parseView(message.view);
      for (const part of ignored)
        console.warn(`the page around names "${part}", which is not understood and ignored`);
      const own = parseView(element.publication?.publication.view ?? '').view;
      element.view.set({ ...ANEW, ...own, ...view }, 'page');
    }
  };
  tellSize();
  frame.addEventListener('resize', onResize);
  frame.addEventListener('message', onMessage);
  for (const type of RELAYED) element.addEventListener(type, onEvent);
  return () => {
    frame.removeEventListener('resize', onResize);
    frame.removeEventListener('message', onMessage);
    for (const type of RELAYED) element.removeEventListener(type, onEvent);
  };
}
