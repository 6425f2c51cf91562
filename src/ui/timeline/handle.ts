import type { Day } from '../../core/time/civil-date.ts';
import type { Side } from '../../core/words/compare/describe-compared.ts';
import { formatDay } from '../../core/words/format.ts';
import { element } from './element.ts';

export interface HandleOptions {
  readonly side: Side;
  readonly domain: readonly [Day, Day];
  readonly language: string;
}

/** A line through the chart with its round grip and date: a slider to assistive technology. */
export interface Handle {
  readonly node: HTMLElement;
  /** Moves to `x` pixels of `width`, for `day`, which is `words`. */
  place(day: Day, x: number, width: number, words: string): void;
  /** Where the date on the handle stands, from the plot's left; null: nowhere. */
  placePlate(x: number | null): void;
  /** half the width of the date, in pixels: enough to make room without measuring */
  readonly plateHalf: number;
  /** What the slider is called, and the letter on its grip; null where it is the only one. */
  name(name: string, letter: string | null): void;
  /** Whether buttons and keys move this one of two. */
  setActive(active: boolean): void;
}

/** Half the width of the plate with the date, in pixels (as in css/handles.css). */
const PLATE_HALF = 62;
/** Half the width of the handle's target, in pixels (as in css/handles.css). */
export const HANDLE_HALF = 22;

/** Half a letter's width and the air beside the date, in pixels. */
const HALF_LETTER = 3.5;
const AIR = 6;

export function createHandle({ side, domain, language }: HandleOptions): Handle {
  const node = element('div', `cm-handle cm-handle-${side}`);
  node.tabIndex = 0;
  node.setAttribute('role', 'slider');
  node.setAttribute('aria-orientation', 'horizontal');
  node.setAttribute('aria-valuemin', String(domain[0]));
  node.setAttribute('aria-valuemax', String(domain[1] - 1));
  const line = element('span', 'cm-handle-line');
  const grip = element('span', 'cm-handle-grip');
  const plate = element('span', 'cm-handle-plate');
  const date = document.createTextNode('');
  plate.append(date);
  node.append(line, grip, plate);
  let held = 0;
  return {
    node,
    place(day, x, width, words) {
      const inside = Math.max(domain[0], Math.min(domain[1] - 1, day));
      node.setAttribute('aria-valuenow', String(inside));
      node.setAttribute('aria-valuetext', words);
      node.classList.toggle('cm-handle-outside', x < 0 || x > width);
      held = Math.max(0, Math.min(width, x));
      node.style.transform = `translateX(${held - HANDLE_HALF}px)`;
      date.data = formatDay(day, 'day', language);
    },
    placePlate(x) {
      plate.hidden = x === null;
      if (x !== null) plate.style.transform = `translateX(${x - held}px)`;
    },
    get plateHalf() {
      return Math.min(PLATE_HALF, date.data.length * HALF_LETTER + AIR);
    },
    name(name, letter) {
      node.setAttribute('aria-label', name);
      grip.textContent = letter ?? '';
    },
    setActive(active) {
      node.classList.toggle('cm-handle-idle', !active);
    },
  };
}
