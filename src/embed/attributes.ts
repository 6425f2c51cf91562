import {
  formatViewValue,
  isViewKey,
  parseView,
  parseViewValue,
  type ViewState,
} from '../core/view/view-state.ts';
import type { ViewPatch } from '../ui/state/store.ts';

/** The attributes of `<conflict-map>` that are keys of a view, written as in its fragment. */
export const VIEW_ATTRIBUTES = ['date', 'vs', 'mode', 'place', 'map', 'lang', 'theme'] as const;

/** A change of the view that attributes ask for, and those that are not understood: `date="soon"`. */
export interface Asked {
  readonly patch: ViewPatch;
  readonly ignored: readonly string[];
}

/** What one attribute asks of the view: `view`, a whole fragment, or a key alone, whose absence takes the key away. */
export function askedBy(name: string, text: string | null): Asked {
  if (name === 'view') {
    const { view, ignored } = parseView(text ?? '');
    return { patch: view, ignored: ignored.map((part) => `view="${part}"`) };
  }
  if (!isViewKey(name)) return { patch: {}, ignored: [] };
  if (text === null) return { patch: { [name]: undefined }, ignored: [] };
  const value = parseViewValue(name, text);
  return value === undefined
    ? { patch: {}, ignored: [`${name}="${text}"`] }
    : { patch: { [name]: value }, ignored: [] };
}

/** What all attributes that an element has ask for together; one of a key alone goes before `view`. */
export function askedByAll(element: Element): Asked {
  const asked = ['view', ...VIEW_ATTRIBUTES]
    .filter((name) => element.hasAttribute(name))
    .map((name) => askedBy(name, element.getAttribute(name)));
  return {
    patch: Object.assign({}, ...asked.map(({ patch }) => patch)),
    ignored: asked.flatMap(({ ignored }) => ignored),
  };
}

/** Writes one key of a view on an element as its attribute; an absent key takes the attribute away. */
export function reflect(element: Element, key: keyof ViewState, view: ViewState): void {
  const value = view[key];
  const text = value === undefined ? null : formatViewValue(key, value);
  if (element.getAttribute(key) === text) return;
  if (text === null) element.removeAttribute(key);
  else element.setAttribute(key, text);
}
