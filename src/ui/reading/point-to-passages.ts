import { textTop } from './text-area.ts';

export interface PointerOptions {
  /** `2 passages about this` */
  readonly label: (count: number) => string;
  /** called before the page is moved to a passage */
  readonly onJump: () => void;
}

/** A note that some passages are marked, where none of them is in sight. */
export interface PassagePointer {
  /** Takes the passages marked now. */
  point(marked: readonly HTMLElement[]): void;
  destroy(): void;
}

/** How much of a passage has to be seen, in CSS pixels. */
const SEEN_PX = 24;

/**
 * Adds a button at the foot of the visible text that leads to the next marked passage below, else to the
 * last one above. It is there only while passages are marked and none is in sight.
 */
export function pointToPassages(
  container: HTMLElement,
  { label, onJump }: PointerOptions,
): PassagePointer {
  let marked: readonly HTMLElement[] = [];
  const note = document.createElement('button');
  note.type = 'button';
  note.className = 'cm-pointer';
  note.hidden = true;
  container.append(note);

  const update = () => {
    const { above, below, seen } = whereAre(marked);
    note.hidden = marked.length === 0 || seen.length > 0;
    if (note.hidden) return;
    note.textContent = label(above.length + below.length);
    note.dataset.to = below.length > 0 ? 'below' : 'above';
  };
  const onClick = () => {
    const { above, below } = whereAre(marked);
    const passage = below[0] ?? above.at(-1);
    if (!passage) return;
    onJump();
    passage.tabIndex = -1;
    passage.focus({ preventScroll: true });
    passage.scrollIntoView({ block: 'start' });
  };
  note.addEventListener('click', onClick);
  addEventListener('scroll', update, { passive: true, capture: true });
  addEventListener('resize', update);
  return {
    point(passages) {
      marked = passages;
      update();
    },
    destroy() {
      removeEventListener('scroll', update, { capture: true });
      removeEventListener('resize', update);
      note.remove();
    },
  };
}

type Side = 'above' | 'seen' | 'below';

function whereAre(passages: readonly HTMLElement[]): Record<Side, HTMLElement[]> {
  const found: Record<Side, HTMLElement[]> = { above: [], seen: [], below: [] };
  const top = textTop() + SEEN_PX;
  for (const passage of passages) {
    const box = passage.getBoundingClientRect();
    const side = box.bottom < top ? 'above' : box.top > innerHeight - SEEN_PX ? 'below' : 'seen';
    found[side].push(passage);
  }
  return found;
}
