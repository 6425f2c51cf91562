import { createShareMessages } from '../../../core/words/share/messages.ts';
import type { EmbedDialogOptions } from './embed-dialog.ts';

/**
 * Puts the button that opens the embed dialog among a page's tools; its code is fetched when it is first opened. A page read
 * from disk has no address to embed, unless its publisher named one.
 */
export function attachEmbedDialog(
  tools: HTMLElement,
  options: Omit<EmbedDialogOptions, 'container'>,
): { show(isShown: boolean): void } {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'masthead-button masthead-embed';
  button.textContent = createShareMessages(options.language).embed;
  button.setAttribute('aria-haspopup', 'dialog');
  const hasAddress = options.publication.url !== undefined || options.base.protocol !== 'file:';
  button.hidden = !hasAddress;
  tools.prepend(button);
  let open: (() => void) | null = null;
  button.addEventListener('click', async () => {
    const { createEmbedDialog } = await import('./embed-dialog.ts');
    open ??= createEmbedDialog({ ...options, container: document.body }).open;
    open();
  });
  return {
    show(isShown) {
      button.hidden = !isShown || !hasAddress;
    },
  };
}
