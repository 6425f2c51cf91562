import type { ViewState } from '../../core/view/view-state.ts';

/** Who changed the view: what moved it decides what follows (a map does not fly after its own drag). */
export type Origin = 'page' | 'url' | 'timeline' | 'map' | 'story' | 'figures' | 'element';

/** How the history of the page should take a change: scrubbing replaces its entry, choosing pushes one. */
export type HistoryStep = 'replace' | 'push';

export interface Change {
  readonly view: ViewState;
  readonly previous: ViewState;
  readonly origin: Origin;
  readonly history: HistoryStep;
}

/** `undefined` takes a key away. */
export type ViewPatch = { readonly [K in keyof ViewState]?: ViewState[K] | undefined };

/** The one shared view, where map, timeline, reading and figures meet. */
export interface Store {
  get(): ViewState;
  /** Merges `patch`; tells listeners only when something changed. */
  set(patch: ViewPatch, origin: Origin, history?: HistoryStep): void;
  /** Returns its own end. */
  subscribe(listener: (change: Change) => void): () => void;
}

export function createStore(initial: ViewState = {}): Store {
  let view = initial;
  const listeners = new Set<(change: Change) => void>();
  return {
    get: () => view,
    set(patch, origin, history = 'replace') {
      const next: Record<string, unknown> = { ...view };
      for (const [key, value] of Object.entries(patch)) {
        if (value === undefined) delete next[key];
        else next[key] = value;
      }
      if (sameView(view, next as ViewState)) return;
      const previous = view;
      view = next as ViewState;
      for (const listener of [...listeners]) listener({ view, previous, origin, history });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function sameView(a: ViewState, b: ViewState): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(view: ViewState): unknown[] {
  return Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1));
}
