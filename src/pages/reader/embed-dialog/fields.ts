import { make } from '../open-files/dom.ts';

/** A choice among a few: its value, its words, and a few more about it. */
export type Option<T extends string> = readonly [value: T, words: string, meaning?: string];

let named = 0;

/** A choice whose options are all in sight. `beside` belongs to the choice and stands below it. */
export function choiceField<T extends string>(
  label: string,
  chosen: T,
  options: readonly Option<T>[],
  onChoice: (value: T) => void,
  beside: readonly HTMLElement[] = [],
): HTMLElement {
  const name = `embed-choice-${++named}`;
  const field = make('fieldset', 'embed-field');
  field.append(make('legend', '', label));
  for (const [value, words, meaning] of options) {
    const line = make('label', 'embed-option');
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = name;
    input.value = value;
    input.checked = value === chosen;
    input.addEventListener('change', () => onChoice(value));
    const text = make('span', '', words);
    if (meaning !== undefined) text.append(make('small', '', meaning));
    line.append(input, text);
    field.append(line);
  }
  if (beside.length > 0) {
    const row = make('div', 'embed-row');
    row.append(...beside);
    field.append(row);
  }
  return field;
}

/** A choice that opens; the first option is chosen. */
export function selectField<T extends string>(
  label: string,
  options: readonly Option<T>[],
  onChoice: (value: T) => void,
): HTMLElement {
  const field = make('label', 'embed-field', label);
  const select = document.createElement('select');
  for (const [value, words] of options) select.append(optionElement(value, words));
  select.addEventListener('change', () => onChoice(options[select.selectedIndex]![0]));
  field.append(select);
  return field;
}

/** A whole number of pixels; what is out of bounds or none is not taken. */
export function numberField(
  label: string,
  value: number,
  [least, most]: readonly [number, number],
  onNumber: (value: number) => void,
): { readonly element: HTMLElement; setEnabled(isEnabled: boolean): void } {
  const element = make('label', 'embed-number', label);
  const input = document.createElement('input');
  input.type = 'number';
  input.min = String(least);
  input.max = String(most);
  input.value = String(value);
  input.addEventListener('input', () => {
    if (input.value !== '' && input.validity.valid) onNumber(input.valueAsNumber);
  });
  element.append(input);
  return {
    element,
    setEnabled(isEnabled) {
      input.disabled = !isEnabled;
    },
  };
}

function optionElement(value: string, words: string): HTMLOptionElement {
  const option = document.createElement('option');
  option.value = value;
  option.textContent = words;
  return option;
}
