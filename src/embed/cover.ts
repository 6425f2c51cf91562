import type { Theme } from '../core/view/view-state.ts';
import { createEmbedMessages } from '../core/words/embed/messages.ts';
import { languageDirection } from '../core/words/language.ts';

/** What an element shows over its poster before there is a map, and the room the map is built in. */
export interface Cover {
  /** holds the poster */
  readonly slot: HTMLSlotElement;
  /** as large as the element, whatever gives it its size */
  readonly room: HTMLElement;
  /** Says something in one line; nothing takes the line away. `busy` is said quietly. */
  say(text: string, language: string, tone?: 'busy'): void;
  /** Offers to open the map, in the language given; null takes the offer away. */
  offer(language: string | null): void;
  setTheme(theme: Theme): void;
}

/** Builds the cover; `open` is called when the reader asks for the map. */
export function createCover(open: () => void): Cover {
  const room = document.createElement('div');
  room.className = 'cm-room';
  room.part.add('room');
  const slot = document.createElement('slot');
  slot.className = 'cm-empty';
  slot.addEventListener('slotchange', () => fitPoster(slot));
  const status = document.createElement('p');
  status.className = 'cm-status';
  status.part.add('status');
  status.setAttribute('role', 'status');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'cm-open';
  button.part.add('open');
  button.hidden = true;
  const label = document.createElement('span');
  button.append(label);
  button.addEventListener('click', open);
  room.append(button, status);
  return {
    slot,
    room,
    say(text, language, tone) {
      status.textContent = text;
      status.lang = language;
      status.dir = languageDirection(language);
      status.classList.toggle('cm-busy', tone === 'busy');
    },
    offer(language) {
      button.hidden = language === null;
      if (language === null) return;
      button.lang = language;
      button.dir = languageDirection(language);
      label.textContent = createEmbedMessages(language).openMap;
    },
    setTheme(theme) {
      room.dataset.theme = theme;
    },
  };
}

/** Longest wait for a poster, milliseconds: a line on which it takes longer has no room for a map. */
const POSTER_MS = 10_000;

/** Resolves once the pictures within an element are there to be seen, or cannot be. */
export async function posterShown(element: Element): Promise<void> {
  const awaited = [...element.querySelectorAll('img')].filter(({ complete }) => !complete);
  if (awaited.length === 0) return;
  await new Promise<void>((resolve) => {
    const end = new AbortController();
    const timer = setTimeout(done, POSTER_MS);
    let left = awaited.length;
    function done(): void {
      clearTimeout(timer);
      end.abort();
      resolve();
    }
    const one = () => {
      if (--left === 0) done();
    };
    for (const image of awaited)
      for (const type of ['load', 'error'])
        image.addEventListener(type, one, { signal: end.signal });
  });
}

/** Has the poster fill the element, or, of an element without a height, give it one; without a poster a usual shape does. */
function fitPoster(slot: HTMLSlotElement): void {
  const elements = slot.assignedElements();
  slot.classList.toggle('cm-empty', elements.length === 0);
  for (const image of elements.flatMap((element) => [...element.querySelectorAll('img')])) {
    image.style.display = 'block';
    image.style.inlineSize = '100%';
    image.style.blockSize = '100%';
    // Whole: its corners say the date and what the colours mean.
    image.style.objectFit = 'contain';
  }
}
