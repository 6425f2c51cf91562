import type { ShareMessages } from '../../../core/words/share/messages.ts';
import { copyText } from '../../../ui/a11y/copy-text.ts';
import { button, make } from '../open-files/dom.ts';

export interface CopyFieldOptions {
  readonly label: string;
  readonly rows: number;
  readonly words: ShareMessages;
  /** tells how copying went */
  say(text: string): void;
}

/** A text to read and select, and a button that copies it. */
export function createCopyField({ label, rows, words, say }: CopyFieldOptions): {
  readonly element: HTMLElement;
  setText(text: string): void;
} {
  const element = make('div', 'embed-copy');
  const name = make('label', 'embed-copy-label', label);
  const text = document.createElement('textarea');
  text.readOnly = true;
  text.rows = rows;
  text.spellcheck = false;
  // Code and addresses run from left to right in every language.
  text.dir = 'auto';
  name.append(text);
  const copy = button('open-button embed-copy-button', words.copy, async () => {
    say('');
    say((await copyText(text)) ? words.copied(label) : words.notCopied);
  });
  copy.setAttribute('aria-label', `${words.copy}: ${label}`);
  element.append(name, copy);
  return {
    element,
    setText(content) {
      text.value = content;
    },
  };
}
