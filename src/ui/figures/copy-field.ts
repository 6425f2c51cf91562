import type { FiguresMessages } from '../../core/words/figures/messages.ts';
import { copyText } from '../a11y/copy-text.ts';
import { button, h } from './dom.ts';

/** A line of text with a button that copies it, by the clipboard or, where that is not permitted, by selecting it. */
export function createCopyField(
  id: string,
  label: string,
  words: FiguresMessages,
): { readonly element: HTMLElement; set(text: string): void } {
  const field = h('textarea', { id, class: 'cmf-copy-text', readonly: true, rows: 3, dir: 'auto' });
  const status = h('span', { class: 'cmf-copy-status', role: 'status' });
  const copy = button(
    { class: 'cmf-button', key: `copy ${id}`, 'aria-label': `${words.copy}: ${label}` },
    async () => {
      status.textContent = (await copyText(field)) ? words.copied : words.copyByHand;
    },
    words.copy,
  );
  field.addEventListener('focus', () => field.select());
  return {
    element: h('div', { class: 'cmf-copy' }, h('label', { for: id }, label), field, copy, status),
    set(text) {
      if (field.value === text) return;
      field.value = text;
      status.textContent = '';
    },
  };
}
