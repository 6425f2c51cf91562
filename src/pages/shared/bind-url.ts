import { formatView, parseView, VIEW_KEYS, type ViewState } from '../../core/view/view-state.ts';
import type { Store, ViewPatch } from '../../ui/state/store.ts';

/** Browsers refuse more than a hundred or so history calls in half a minute; scrubbing waits for a rest. */
const REST_MS = 250;

const EVERY_KEY: ViewPatch = Object.fromEntries(VIEW_KEYS.map((key) => [key, undefined]));

/**
 * Ties the view to the page's fragment: what the fragment names is shown, what is shown is named, save what is as in
 * `defaults`. Scrubbing replaces the history entry, choosing pushes one, back and forward restore. Returns its end.
 */
export function bindUrl(store: Store, defaults: ViewState): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  takeFragment();

  function takeFragment(): void {
    clearTimeout(timer);
    timer = undefined;
    const { view, ignored } = parseView(location.hash);
    for (const part of ignored)
      console.warn(`the address names "${part}", which is not understood and ignored`);
    store.set({ ...EVERY_KEY, ...defaults, ...view }, 'url');
  }

  function write(how: 'replaceState' | 'pushState', view: ViewState): void {
    clearTimeout(timer);
    timer = undefined;
    const fragment = formatView(differing(view, defaults));
    const url = `${location.pathname}${location.search}${fragment === '' ? '' : `#${fragment}`}`;
    if (how === 'pushState' || url !== location.pathname + location.search + location.hash)
      history[how](null, '', url);
  }

  const unsubscribe = store.subscribe(({ view, previous, origin, history: step }) => {
    if (origin === 'url') return;
    if (step === 'push') {
      if (timer !== undefined) write('replaceState', previous);
      write('pushState', view);
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(() => write('replaceState', store.get()), REST_MS);
  });
  addEventListener('popstate', takeFragment);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    removeEventListener('popstate', takeFragment);
  };
}

function differing(view: ViewState, defaults: ViewState): ViewState {
  return Object.fromEntries(
    Object.entries(view).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(defaults[key as keyof ViewState]),
    ),
  );
}
