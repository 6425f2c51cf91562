import { h } from './dom.ts';

/** A choice of a combobox. */
export interface ComboOption {
  readonly name: string;
  /** what kind of thing, or where */
  readonly detail: string;
}

export interface ComboboxOptions<T extends ComboOption> {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  find(text: string): readonly T[];
  /** said politely when the list changes: "3 results" */
  count(found: number): string;
  onChoose(option: T): void;
}

/**
 * A search box with a list of what it finds (ARIA Authoring Practices: editable combobox with list autocomplete). Down
 * and Up go through the list while the caret stays in the box, Enter takes the marked one or the first, Escape closes
 * the list and then empties the box.
 */
export function createCombobox<T extends ComboOption>(
  container: HTMLElement,
  options: ComboboxOptions<T>,
): { destroy(): void } {
  const { id, label, hint } = options;
  const input = h('input', {
    id,
    type: 'text',
    class: 'cmf-search-input',
    role: 'combobox',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': `${id}-list`,
    'aria-describedby': `${id}-hint`,
    'data-key': 'search',
    dir: 'auto',
  });
  const list = h('ul', {
    id: `${id}-list`,
    class: 'cmf-search-list',
    role: 'listbox',
    'aria-label': label,
  });
  const status = h('p', { class: 'cmf-hidden', role: 'status' });
  const root = h(
    'div',
    { class: 'cmf-search' },
    h('label', { for: id }, label),
    input,
    list,
    h('p', { id: `${id}-hint`, class: 'cmf-note' }, hint),
    status,
  );
  container.append(root);
  list.hidden = true;
  let found: readonly T[] = [];
  let marked = -1;

  const mark = (index: number) => {
    marked = index;
    [...list.children].forEach((item, i) => {
      item.setAttribute('aria-selected', String(i === index));
      if (i === index) item.scrollIntoView({ block: 'nearest' });
    });
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${id}-${index}`);
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  };
  const open = () => {
    const text = input.value.trim();
    found = text === '' ? [] : options.find(text);
    list.replaceChildren(
      ...found.map((option, i) => {
        const item = h(
          'li',
          { id: `${id}-${i}`, role: 'option', 'aria-selected': 'false' },
          h('span', { class: 'cmf-search-name', dir: 'auto' }, option.name),
          h('span', { class: 'cmf-search-detail' }, option.detail),
        );
        // The box keeps the focus: a press on the list must not take it.
        item.addEventListener('pointerdown', (event) => event.preventDefault());
        item.addEventListener('click', () => choose(option));
        return item;
      }),
    );
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    mark(-1);
    status.textContent = text === '' ? '' : options.count(found.length);
  };
  const choose = (option: T) => {
    input.value = '';
    close();
    status.textContent = '';
    options.onChoose(option);
  };
  input.addEventListener('input', open);
  input.addEventListener('focus', () => {
    if (input.value !== '') open();
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) open();
      if (found.length === 0) return;
      const step = key === 'ArrowDown' ? 1 : -1;
      const count = found.length;
      mark(marked < 0 ? (step > 0 ? 0 : count - 1) : (marked + step + count) % count);
    } else if (key === 'Enter') {
      const option = found[Math.max(0, marked)];
      if (list.hidden || !option) return;
      event.preventDefault();
      choose(option);
    } else if (key === 'Escape') {
      if (!list.hidden) close();
      else input.value = '';
      event.stopPropagation();
    }
  });
  return { destroy: () => root.remove() };
}
