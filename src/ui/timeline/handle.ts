import type { Day } from '../../core/time/civil-date.ts';
import { formatDay } from '../../core/words/format.ts';
import { createMessages } from '../../core/words/messages.ts';
import { element } from './element.ts';

export interface HandleOptions {
  readonly domain: readonly [Day, Day];
  readonly language: string;
}

/** The line through the chart with its round grip and date: a slider to assistive technology. */
export interface Handle {
  readonly node: HTMLElement;
  /** Moves to `x` pixels of `width` and says `words`. Returns where the date on it stands: its middle and half its width. */
  place(day: Day, x: number, width: number, words: string): { middle: number; half: number };
}

/** Half the width of the plate with the date, in pixels (as in timeline.css). */
const PLATE_HALF = 62;
/** Half the width of the handle's target, in pixels (as in timeline.css). */
export const HANDLE_HALF = 22;

/** Half a letter's width and the air beside the date, in pixels: enough to make room without measuring. */
const HALF_LETTER = 3.5;
const AIR = 6;

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
  const date = document.createTextNode('');
  plate.append(date);
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
      date.data = formatDay(day, 'day', language);
      return { middle: plateX, half: Math.min(PLATE_HALF, date.data.length * HALF_LETTER + AIR) };
    },
  };
}
