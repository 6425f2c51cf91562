import type { Theme } from '../../core/view/view-state.ts';
import type { Store } from '../../ui/state/store.ts';

/** Keeps the document's colours with the view's theme, or the system's while it names none. Calls `changed` at once and on each change. */
export function followTheme(store: Store, changed?: (theme: Theme) => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const theme = store.get().theme ?? (dark.matches ? 'dark' : 'light');
    document.documentElement.dataset.theme = theme;
    changed?.(theme);
  };
  show();
  dark.addEventListener('change', show);
  const unsubscribe = store.subscribe(({ view, previous }) => {
    if (view.theme !== previous.theme) show();
  });
  return () => {
    dark.removeEventListener('change', show);
    unsubscribe();
  };
}
