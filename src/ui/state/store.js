export function createStore(initial = {}) {
  let view = initial;
  const listeners = new Set();
  return {
    get: () => view,
    set(patch, origin, history = 'replace') {
      const next = { ...view };
      for (const [key, value] of Object.entries(patch)) {
        if (value === undefined) delete next[key];
        else next[key] = value;
      }
      if (sameView(view, next)) return;
      const previous = view;
      view = next;
      for (const listener of [...listeners]) listener({ view, previous, origin, history });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
function sameView(a, b) {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}
function sorted(view) {
  return Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1));
}
