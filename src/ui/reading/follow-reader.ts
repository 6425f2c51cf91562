import type { Store } from '../state/store.ts';

/** What a reader scrolls by; a jump of the page alone (reload, find, focus, a pasted link) has none before it. */
const INTENTS = ['wheel', 'touchmove', 'keydown'] as const;
const SCROLL_KEYS = /^(Arrow(Up|Down)|Page(Up|Down)|Home|End| )$/;
/** A scroll this soon after a reader's move is the reader's, momentum and smooth scrolling included. */
const AFTER_INTENT_MS = 1500;
/** Scroll events this close together are one movement, as of a dragged scroll bar; a jump has a single one. */
const ONE_MOVEMENT_MS = 200;
/** After the date, the map or the focus moved by other means, the text keeps out of the way this long. */
const QUIET_MS = 500;

export interface ReaderFollower {
  /** What scrolls next is not the reader. */
  hold(): void;
  destroy(): void;
}

/**
 * Tells which chapter the reader has scrolled into: the last one whose top is above the reading line, a
 * height in the viewport that `readingLine` gives. Near the end of the page the line sinks to the bottom,
 * so that short last chapters are reached. Loading, restored positions and jumps only set where one is;
 * `onEnter` hears of chapters entered by reading.
 */
export function followReader(
  chapters: readonly HTMLElement[],
  readingLine: () => number,
  store: Store,
  onEnter: (index: number) => void,
): ReaderFollower {
  let current = chapterAt(chapters, readingLine());
  let lastIntent = Number.NEGATIVE_INFINITY;
  let lastScroll = Number.NEGATIVE_INFINITY;
  let quietUntil = Number.NEGATIVE_INFINITY;
  let frame = 0;
  const hold = () => {
    quietUntil = performance.now() + QUIET_MS;
  };
  const onIntent = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key === 'Tab') hold();
    if (event instanceof KeyboardEvent && !SCROLL_KEYS.test(event.key)) return;
    lastIntent = performance.now();
  };
  const onScroll = () => {
    const now = performance.now();
    const byReader = now - lastIntent < AFTER_INTENT_MS || now - lastScroll < ONE_MOVEMENT_MS;
    lastScroll = now;
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (!isShown(chapters)) return;
      const entered = chapterAt(chapters, readingLine());
      if (entered === current) return;
      current = entered;
      if (byReader && now >= quietUntil && entered >= 0) onEnter(entered);
    });
  };
  const endQuiet = store.subscribe(({ origin }) => {
    if (origin !== 'story') hold();
  });
  for (const type of INTENTS) addEventListener(type, onIntent, { passive: true, capture: true });
  addEventListener('scroll', onScroll, { passive: true, capture: true });
  return {
    hold,
    destroy() {
      endQuiet();
      cancelAnimationFrame(frame);
      for (const type of INTENTS) removeEventListener(type, onIntent, { capture: true });
      removeEventListener('scroll', onScroll, { capture: true });
    },
  };
}

/** False while the text is put away, behind figures. */
function isShown([first]: readonly HTMLElement[]): boolean {
  return first !== undefined && first.getClientRects().length > 0;
}

/** Index of the last chapter whose top is at or above the line; -1 above the first. */
function chapterAt(chapters: readonly HTMLElement[], line: number): number {
  const sunk = sinkLine(line, document.documentElement);
  return chapters.findLastIndex((chapter) => chapter.getBoundingClientRect().top <= sunk);
}

/** The reading line at the place the page is scrolled to: `line`, or lower within a screen of the end. */
export function sinkLine(
  line: number,
  page: Pick<Element, 'clientHeight' | 'scrollHeight' | 'scrollTop'>,
): number {
  const room = page.scrollHeight - page.clientHeight;
  const left = room - page.scrollTop;
  return room <= 0 ? line : Math.max(line, page.clientHeight - left);
}
