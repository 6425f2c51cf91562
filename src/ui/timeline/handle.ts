import type { Day } from '../../core/time/civil-date.ts';
import { formatDay } from '../i18n/format.ts';
import { createMessages } from '../i18n/messages.ts';
import { element } from './element.ts';

export interface HandleOptions {
  readonly domain: readonly [Day, Day];
  readonly language: string;
}

/** The line through the chart with its round grip and date: a slider to assistive technology. */
export interface Handle {
  readonly node: HTMLElement;
  /** Moves to `x` pixels of `width` and says `words`. Costs no layout of the page. */
  place(day: Day, x: number, width: number, words: string): void;
}

/** Half the width of the plate with the date, in pixels (as in timeline.css). */
const PLATE_HALF = 62;
/** Half the width of the handle's target, in pixels (as in timeline.css). */
export const HANDLE_HALF = 22;

export function createHandle({ domain, language }: HandleOptions): Handle {
  const node = element('div', 'cm-handle');
  node.tabIndex = 0;
  node.setAttribute('role', 'slider');
  node.setAttribute('aria-label', createMessages(language).date);
  node.setAttribute('aria-orientation', 'horizontal');
  node.setAttribute('aria-valuemin', String(domain[0]));
  node.setAttribute('aria-valuemax', String(domain[1] - 1));
  const line = element('span', 'cm-handle-line');
  const grip = element('span', 'cm-handle-grip');
  const plate = element('span', 'cm-handle-plate');
  node.append(line, grip, plate);
  return {
    node,
    place(day, x, width, words) {
      const inside = Math.max(domain[0], Math.min(domain[1] - 1, day));
      node.setAttribute('aria-valuenow', String(inside));
      node.setAttribute('aria-valuetext', words);
      node.classList.toggle('cm-handle-outside', x < 0 || x > width);
      const held = Math.max(0, Math.min(width, x));
      node.style.transform = `translateX(${held - HANDLE_HALF}px)`;
      const plateX = Math.max(PLATE_HALF, Math.min(width - PLATE_HALF, held));
      plate.style.transform = `translateX(${plateX - held}px)`;
      plate.textContent = formatDay(day, 'day', language);
    },
  };
}
