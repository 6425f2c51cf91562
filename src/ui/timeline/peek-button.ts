import { element } from './element.ts';
import { icon } from './icons.ts';

/** A button that is held down: by pointer, by key, or pressed and pressed again by those who can only press. */
export interface PeekButton {
  readonly node: HTMLButtonElement;
  /** What it shows while held, in words. */
  setLabel(words: string): void;
  /** Lets go. */
  release(): void;
  destroy(): void;
}

const KEYS = [' ', 'Enter'];

export function createPeekButton(held: (held: boolean) => void): PeekButton {
  const node = element('button', 'cm-button cm-peek');
  node.type = 'button';
  const words = element('span', 'cm-peek-words');
  node.append(icon('eye'), words);
  let isHeld = false;

  function hold(next: boolean): void {
    if (next === isHeld) return;
    isHeld = next;
    node.setAttribute('aria-pressed', String(next));
    held(next);
  }
  const release = () => hold(false);

  node.setAttribute('aria-pressed', 'false');
  node.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    node.setPointerCapture(event.pointerId);
    hold(true);
  });
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture', 'blur'] as const)
    node.addEventListener(type, release);
  node.addEventListener('keydown', (event) => {
    if (!KEYS.includes(event.key)) return;
    event.preventDefault();
    if (!event.repeat) hold(true);
  });
  node.addEventListener('keyup', (event) => {
    if (!KEYS.includes(event.key)) return;
    event.preventDefault();
    release();
  });
  // Neither pointer nor key came before: assistive technology, which cannot hold.
  node.addEventListener('click', (event) => {
    if (event.detail === 0) hold(!isHeld);
  });
  node.addEventListener('contextmenu', (event) => event.preventDefault());
  const onHide = () => {
    if (document.hidden) release();
  };
  document.addEventListener('visibilitychange', onHide);
  return {
    node,
    setLabel(text) {
      if (words.textContent !== text) words.textContent = text;
      node.setAttribute('aria-label', text);
      node.title = text;
    },
    release,
    destroy() {
      release();
      document.removeEventListener('visibilitychange', onHide);
    },
  };
}
