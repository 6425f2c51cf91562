import { createCompareMessages } from '../../core/words/compare/messages.ts';
import { COMPARING_MODES, type ComparingMode } from '../state/compared.ts';
import { element } from './element.ts';
import { icon } from './icons.ts';

/** The ways to show two dates, one of which is chosen. */
export interface ModeChoice {
  readonly node: HTMLElement;
  show(mode: ComparingMode): void;
}

let choices = 0;

export function createModeChoice(
  language: string,
  choose: (mode: ComparingMode) => void,
): ModeChoice {
  const words = createCompareMessages(language);
  const name = `cm-mode-${++choices}`;
  const node = element('div', 'cm-modes');
  node.setAttribute('role', 'radiogroup');
  node.setAttribute('aria-label', words.modeChoice);
  const inputs = COMPARING_MODES.map((mode) => {
    const label = element('label', 'cm-mode');
    label.title = words.modes[mode];
    const input = element('input', 'cm-mode-input');
    Object.assign(input, { type: 'radio', name, value: mode });
    input.setAttribute('aria-label', words.modes[mode]);
    input.addEventListener('change', () => choose(mode));
    const text = element('span', 'cm-mode-words');
    text.textContent = words.modes[mode];
    label.append(input, icon(mode), text);
    node.append(label);
    return input;
  });
  return {
    node,
    show(mode) {
      for (const input of inputs) input.checked = input.value === mode;
    },
  };
}
