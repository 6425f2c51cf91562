import { createMapComparisonMessages } from '../../core/words/map-comparison/messages.ts';
import { html, svg } from './dom.ts';

/** What lies on one side of the divider. */
export interface SwipeSide {
  /** its date in full, lettered */
  readonly date: string;
  /** said in the middle of the side, which is greyed, where no map stands for its date */
  readonly noMap?: string;
}

export interface SwipeDividerOptions {
  /** BCP 47 */
  readonly language: string;
  /** where it stands, share of the width from the left */
  readonly at: number;
  readonly onMove: (at: number) => void;
}

/** A line across the map that its reader moves: a slider, with the date of each side beside it. */
export interface SwipeDivider {
  setSides(left: SwipeSide, right: SwipeSide): void;
  destroy(): void;
}

/** Shares of the width that a key moves it by. */
const STEP = 0.02;
const PAGE = 0.1;
const KEYS: Readonly<Record<string, (at: number) => number>> = {
  ArrowLeft: (at) => at - STEP,
  ArrowDown: (at) => at - STEP,
  ArrowRight: (at) => at + STEP,
  ArrowUp: (at) => at + STEP,
  PageDown: (at) => at - PAGE,
  PageUp: (at) => at + PAGE,
  Home: () => 0,
  End: () => 1,
};

/** Adds a divider to `container`, which it fills; it moves in the screen's directions in every script. */
export function createSwipeDivider(
  container: HTMLElement,
  { language, at: initial, onMove }: SwipeDividerOptions,
): SwipeDivider {
  const words = createMapComparisonMessages(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const icon = svg('svg', { viewBox: '0 0 16 16', width: 24, height: 24, 'aria-hidden': 'true' });
  icon.append(svg('path', { d: 'M6 4L2 8l4 4M10 4l4 4-4 4' }));
  const grip = html(
    'div',
    {
      class: 'cm-swipe-grip',
      role: 'slider',
      tabindex: 0,
      'aria-label': words.divider,
      'aria-orientation': 'horizontal',
      'aria-valuemin': 0,
      'aria-valuemax': 100,
    },
    icon,
  );
  const line = html('div', { class: 'cm-swipe-line' }, grip);
  const sides = [createSide('left'), createSide('right')] as const;
  const root = html(
    'div',
    { class: 'cm-swipe', dir: 'ltr' },
    ...sides.map(({ node }) => node),
    line,
  );
  container.append(root);
  let at = initial;
  let dates: readonly [string, string] = ['', ''];

  const show = () => {
    root.style.setProperty('--cm-swipe-at', String(at));
    grip.setAttribute('aria-valuenow', String(Math.round(at * 100)));
    grip.setAttribute('aria-valuetext', words.dividerAt(...dates, percent.format(at)));
  };
  const moveTo = (wanted: number) => {
    const next = Math.max(0, Math.min(1, wanted));
    if (next === at) return;
    at = next;
    show();
    onMove(at);
  };
  const onKey = (event: KeyboardEvent) => {
    const move = KEYS[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    moveTo(move(at));
  };
  let grabbed: { readonly pointer: number; readonly off: number } | null = null;
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    grip.focus({ preventScroll: true });
    const { left, width } = root.getBoundingClientRect();
    grabbed = { pointer: event.pointerId, off: event.clientX - left - at * width };
    line.setPointerCapture(event.pointerId);
  };
  const onPointer = (event: PointerEvent) => {
    if (grabbed?.pointer !== event.pointerId) return;
    const { left, width } = root.getBoundingClientRect();
    moveTo((event.clientX - left - grabbed.off) / width);
  };
  const onUp = () => {
    grabbed = null;
  };
  grip.addEventListener('keydown', onKey);
  line.addEventListener('pointerdown', onDown);
  line.addEventListener('pointermove', onPointer);
  line.addEventListener('lostpointercapture', onUp);
  show();

  return {
    setSides(left, right) {
      dates = [left.date, right.date];
      sides[0].set(left);
      sides[1].set(right);
      show();
    },
    destroy: () => root.remove(),
  };
}

function createSide(name: 'left' | 'right'): { node: HTMLElement; set(side: SwipeSide): void } {
  const veil = html('p', { class: 'cm-swipe-veil' });
  const flag = html('p', { class: 'cm-date-flag', dir: 'auto' });
  const node = html('div', { class: `cm-swipe-side cm-swipe-${name}` }, veil, flag);
  return {
    node,
    set({ date, noMap }) {
      flag.textContent = date;
      veil.hidden = noMap === undefined;
      veil.textContent = noMap ?? '';
    },
  };
}
