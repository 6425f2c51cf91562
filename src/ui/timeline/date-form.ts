import type { Day } from '../../core/time/civil-date.ts';
import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { formatDay } from '../../core/words/format.ts';
import { createMessages } from '../../core/words/messages.ts';
import { hideVisually } from '../a11y/announce.ts';
import { element } from './element.ts';
import { parseTypedDate } from './typed-date.ts';

export interface DateFormOptions {
  readonly domain: readonly [Day, Day];
  readonly language: string;
  choose(day: Day): void;
}

export interface DateForm {
  readonly node: HTMLFormElement;
  /** Shows the chosen day soon, unless a reader is writing. A field costs more layout than a step may. */
  show(day: Day): void;
  /** The letter of its date; null where it is the only one. */
  setLetter(letter: string | null): void;
  destroy(): void;
}

/** The field follows a moving date this often, in milliseconds. */
const FOLLOW_MS = 100;

let forms = 0;

/** A field for a date in words or figures; says in words what is wrong with one. */
export function createDateForm({ domain, language, choose }: DateFormOptions): DateForm {
  const messages = createMessages(language);
  const id = `cm-date-${++forms}`;
  const node = element('form', 'cm-date-form');
  node.noValidate = true;
  const label = element('label', 'cm-date-label');
  label.htmlFor = id;
  hideVisually(label);
  const badge = element('span', 'cm-letter');
  badge.setAttribute('aria-hidden', 'true');
  const input = element('input', 'cm-date-input');
  Object.assign(input, { id, type: 'text', autocomplete: 'off', spellcheck: false });
  input.setAttribute('aria-describedby', `${id}-error`);
  const submit = element('button', 'cm-button cm-date-show');
  submit.textContent = messages.showDate;
  const error = element('p', 'cm-date-error');
  error.id = `${id}-error`;
  error.setAttribute('role', 'alert');
  error.hidden = true;
  node.append(label, badge, input, submit, error);

  let shown: Day = domain[0];
  let writing = false;
  let focused = false;
  let following: ReturnType<typeof setTimeout> | undefined;

  const fail = (words: string) => {
    input.setAttribute('aria-invalid', 'true');
    error.textContent = words;
    error.hidden = false;
  };
  const clearError = () => {
    if (error.hidden) return;
    input.removeAttribute('aria-invalid');
    error.hidden = true;
    error.textContent = '';
  };
  const restore = () => {
    writing = false;
    clearError();
    input.value = formatDay(shown, 'day', language);
  };
  const read = () => {
    const text = input.value.trim();
    const date = parseTypedDate(text, language);
    if ('fault' in date) {
      fail(date.fault === 'calendar' ? messages.noSuchDay(text) : messages.notADate(text));
    } else if (date.day < domain[0] || date.day >= domain[1]) {
      const [first, last] = [domain[0], domain[1] - 1].map((day) =>
        formatDay(day, 'day', language),
      );
      fail(messages.outsideSeries(first!, last!));
    } else {
      shown = date.day;
      restore();
      choose(date.day);
    }
  };
  input.addEventListener('input', () => {
    writing = true;
    clearError();
  });
  input.addEventListener('change', read);
  input.addEventListener('focus', () => {
    focused = true;
    input.select();
  });
  input.addEventListener('blur', () => {
    focused = false;
    if (input.value.trim() === '') restore();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !writing) return;
    event.stopPropagation();
    restore();
  });
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    if (writing) read();
  });
  const setLetter = (letter: string | null) => {
    label.textContent =
      letter === null ? messages.date : createCompareMessages(language).dateOf(letter);
    badge.textContent = letter;
    badge.hidden = letter === null;
  };
  setLetter(null);
  return {
    node,
    setLetter,
    show(day) {
      shown = day;
      if (writing && focused) return;
      following ??= setTimeout(() => {
        following = undefined;
        if (!(writing && focused)) restore();
      }, FOLLOW_MS);
    },
    destroy() {
      clearTimeout(following);
    },
  };
}
