import type { Theme } from '../../core/view/view-state.ts';
import type { Messages } from '../../core/words/messages.ts';
import type { Store } from '../../ui/state/store.ts';

export interface MastheadOptions {
  readonly title: string;
  /** true where the title is the page's only one */
  readonly heading: boolean;
  readonly messages: Messages;
  readonly store: Store;
}

/** The line over the page: what it is, and the light or dark switch. */
export function createMasthead(
  container: HTMLElement,
  { title, heading, messages, store }: MastheadOptions,
): { showTheme(theme: Theme): void } {
  const line = document.createElement(heading ? 'h1' : 'p');
  line.className = 'masthead-source';
  line.textContent = title;
  const tools = document.createElement('div');
  tools.className = 'masthead-tools';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'masthead-button masthead-theme';
  tools.append(button);
  container.replaceChildren(line, tools);
  let shown: Theme = 'light';
  button.addEventListener('click', () => {
    store.set({ theme: shown === 'dark' ? 'light' : 'dark' }, 'page');
  });
  return {
    showTheme(theme) {
      shown = theme;
      button.textContent = theme === 'dark' ? messages.useLightTheme : messages.useDarkTheme;
    },
  };
}
