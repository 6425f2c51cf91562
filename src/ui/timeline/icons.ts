import { svg } from './svg.ts';

const PATHS = {
  play: 'M6 4v12l10-6z',
  pause: 'M6 4h3v12h-3zM11 4h3v12h-3z',
  previous: 'M5 4h2v12h-2zM15 4v12l-7-6z',
  next: 'M13 4h2v12h-2zM5 4v12l7-6z',
  plus: 'M9 4h2v5h5v2h-5v5h-2v-5h-5v-2h5z',
  minus: 'M4 9h12v2h-12z',
  more: 'M3 5h14v1.6h-14zM3 9.2h14v1.6h-14zM3 13.4h9v1.6h-9z',
  chevron: 'M12.5 4l1.5 1.5-4.5 4.5 4.5 4.5-1.5 1.5-6-6z',
} as const;

export type Icon = keyof typeof PATHS;

/** A 20 px drawing in the text's colour, hidden from assistive technology; those that point turn with the direction. */
export function icon(name: Icon): SVGSVGElement {
  const node = svg('svg', { viewBox: '0 0 20 20', class: `cm-icon cm-icon-${name}` });
  node.setAttribute('aria-hidden', 'true');
  node.append(svg('path', { d: PATHS[name] }));
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
