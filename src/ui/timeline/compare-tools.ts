import type { Day } from '../../core/time/civil-date.ts';
import type { Side } from '../../core/words/compare/describe-compared.ts';
import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { formatDay } from '../../core/words/format.ts';
import type { Compared, ComparingMode } from '../state/compared.ts';
import { createDateForm, type DateForm } from './date-form.ts';
import { element } from './element.ts';
import { icon, iconButton, setUnavailable } from './icons.ts';
import { createModeChoice } from './mode-choice.ts';
import { createPeekButton } from './peek-button.ts';

export interface CompareToolsOptions {
  readonly domain: readonly [Day, Day];
  readonly language: string;
  /** Begins or ends comparing. */
  toggle(): void;
  swap(): void;
  chooseMode(mode: ComparingMode): void;
  chooseDay(side: Side, day: Day): void;
  /** The field of a date has the focus. */
  activate(side: Side): void;
  peek(held: boolean): void;
}

/** What two dates are chosen and shown with. */
export interface CompareTools {
  /** begins and ends comparing */
  readonly toggle: HTMLButtonElement;
  /** ends it, where there is no room for words */
  readonly end: HTMLButtonElement;
  readonly swap: HTMLButtonElement;
  readonly modes: HTMLElement;
  readonly peek: HTMLButtonElement;
  readonly forms: Readonly<Record<Side, DateForm>>;
  /** Shows what is compared; null: nothing is. */
  show(compared: Compared | null): void;
  /** Shows which date buttons and keys move. */
  setActive(side: Side): void;
  /** Without another map there is nothing to compare with. */
  setPossible(possible: boolean): void;
  destroy(): void;
}

export function createCompareTools(options: CompareToolsOptions): CompareTools {
  const { domain, language } = options;
  const words = createCompareMessages(language);
  const toggle = element('button', 'cm-button cm-button-words cm-compare');
  toggle.type = 'button';
  toggle.append(icon('compare'), words.compare);
  const end = iconButton('close', words.endComparison, 'cm-end');
  const swap = iconButton('swap', words.swap, 'cm-swap');
  const modes = createModeChoice(language, options.chooseMode);
  const peek = createPeekButton(options.peek);
  const form = (side: Side) => {
    const choose = (day: Day) => options.chooseDay(side, day);
    const made = createDateForm({ domain, language, choose });
    made.node.addEventListener('focusin', () => options.activate(side));
    return made;
  };
  const forms = { a: form('a'), b: form('b') };
  toggle.addEventListener('click', options.toggle);
  end.addEventListener('click', options.toggle);
  swap.addEventListener('click', options.swap);

  return {
    toggle,
    end,
    swap,
    modes: modes.node,
    peek: peek.node,
    forms,
    show(compared) {
      toggle.setAttribute('aria-pressed', String(compared !== null));
      for (const side of ['a', 'b'] as const)
        forms[side].setLetter(compared ? words.letters[side] : null);
      peek.node.hidden = compared?.mode !== 'flicker';
      if (peek.node.hidden) peek.release();
      if (!compared) return;
      modes.show(compared.mode);
      peek.setLabel(words.holdToSee(formatDay(compared.a, 'day', language)));
    },
    setActive(side) {
      for (const each of ['a', 'b'] as const)
        forms[each].node.classList.toggle('cm-date-active', each === side);
    },
    setPossible(possible) {
      setUnavailable(toggle, possible ? null : words.onlyOneMap);
    },
    destroy() {
      peek.destroy();
      for (const each of Object.values(forms)) each.destroy();
    },
  };
}
