import { svg } from './svg.ts';

const EARLIER = 'M9 5l1.4 1.2L7 10l3.4 3.8L9 15l-4.6-5z';
const LATER = 'M11 5L9.6 6.2 13 10l-3.4 3.8L11 15l4.6-5z';

const PATHS = {
  play: 'M6 4v12l10-6z',
  pause: 'M6 4h3v12h-3zM11 4h3v12h-3z',
  previous: 'M5 4h2v12h-2zM15 4v12l-7-6z',
  next: 'M13 4h2v12h-2zM5 4v12l7-6z',
  plus: 'M9 4h2v5h5v2h-5v5h-2v-5h-5v-2h5z',
  minus: 'M4 9h12v2h-12z',
  more: 'M3 5h14v1.6h-14zM3 9.2h14v1.6h-14zM3 13.4h9v1.6h-9z',
  chevron: 'M12.5 4l1.5 1.5-4.5 4.5 4.5 4.5-1.5 1.5-6-6z',
  close: 'M5.4 4L10 8.6 14.6 4 16 5.4 11.4 10l4.6 4.6-1.4 1.4-4.6-4.6L5.4 16 4 14.6 8.6 10 4 5.4z',
  compare: 'M2 4h9v12H2zM3.6 5.6v8.8h5.8V5.6zM12.4 4H18v12h-5.6v-1.6h4V5.6h-4z',
  change: 'M10 3l7.5 13.5h-15zM10 6.4l-4.8 8.5h9.6z',
  swipe: 'M9.2 3h1.6v14H9.2zM7 6.2v7.6L2.6 10zM13 6.2v7.6l4.4-3.8z',
  flicker: 'M3 3h10v3h-1.6V4.6H4.6v6.8H6V13H3zM7.5 7.5H17V17H7.5z',
  eye: 'M10 5c4 0 7 3.2 8.2 5-1.2 1.8-4.2 5-8.2 5s-7-3.2-8.2-5C3 8.2 6 5 10 5zM10 6.7a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6zM10 8.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z',
  swap: 'M3 6h9V3.2l5 3.6-5 3.6V7.6H3zM17 12.4H8V9.6l-5 3.6 5 3.6V14h9z',
  earlierChange: `${EARLIER}M14.6 5L16 6.2 12.6 10l3.4 3.8-1.4 1.2-4.6-5z`,
  laterChange: `${LATER}M5.4 5L4 6.2 7.4 10 4 13.8 5.4 15l4.6-5z`,
  earlierHere: `${EARLIER}M14.5 7.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z`,
  laterHere: `${LATER}M5.5 7.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z`,
  largest: 'M3 9h3v7H3zM8.5 4h3v12h-3zM14 11h3v5h-3z',
} as const;

export type Icon = keyof typeof PATHS;

/** A 20 px drawing in the text's colour, hidden from assistive technology; those that point turn with the direction. */
export function icon(name: Icon): SVGSVGElement {
  const node = svg('svg', { viewBox: '0 0 20 20', class: `cm-icon cm-icon-${name}` });
  node.setAttribute('aria-hidden', 'true');
  node.append(svg('path', { d: PATHS[name], 'fill-rule': 'evenodd' }));
  return node;
}

/** A button of one drawing, with its name as label and tooltip. */
export function iconButton(name: Icon, label: string, className: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `cm-button ${className}`;
  setIcon(button, name, label);
  return button;
}

/** Changes what a button shows and is called. */
export function setIcon(button: HTMLButtonElement, name: Icon, label: string): void {
  button.replaceChildren(icon(name));
  button.setAttribute('aria-label', label);
  button.title = label;
}

/**
 * Makes a button do nothing for a reason, which it is described by, or available again with null. It stays in reach
 * of the keyboard, so that the reason is too.
 */
export function setUnavailable(button: HTMLButtonElement, reason: string | null): void {
  const title = reason ?? button.getAttribute('aria-label') ?? '';
  if (button.hasAttribute('aria-disabled') === (reason !== null) && button.title === title) return;
  if (reason === null) button.removeAttribute('aria-disabled');
  else button.setAttribute('aria-disabled', 'true');
  button.title = title;
}

/** Why a button does nothing just now; null when it does something. */
export function unavailable(button: HTMLButtonElement): string | null {
  return button.getAttribute('aria-disabled') === 'true' ? button.title : null;
}
