import { element } from './element.ts';

/** A few words over the timeline, said of one spot of it, until something else happens. */
export interface Bubble {
  readonly node: HTMLElement;
  /** `x`: pixels from the timeline's left, `width` those it has */
  show(words: string, x: number, width: number): void;
  hide(): void;
}

/** Hidden from assistive technology: whoever shows it says it too. */
export function createBubble(): Bubble {
  const node = element('div', 'cm-bubble');
  node.setAttribute('aria-hidden', 'true');
  node.hidden = true;
  return {
    node,
    show(words, x, width) {
      node.textContent = words;
      node.hidden = false;
      const half = node.offsetWidth / 2;
      const middle = Math.max(half + MARGIN, Math.min(width - half - MARGIN, x));
      node.style.transform = `translateX(${middle - half}px)`;
    },
    hide() {
      node.hidden = true;
    },
  };
}

const MARGIN = 4;
