import {
  formatViewValue,
  isViewKey,
  parseViewValue,
  type ViewState,
} from '../core/view/view-state.ts';

/** The attributes of `<conflict-map>` that are keys of a view, written as in its fragment. */
export const VIEW_ATTRIBUTES = ['date', 'vs', 'mode', 'place', 'map', 'lang', 'theme'] as const;

/**
 * The view that an element's attributes name. Values that are not understood are left out and named in `ignored`
 * as `date="soon"`.
 */
export function viewOfAttributes(element: Element): { view: ViewState; ignored: string[] } {
  const view: Record<string, unknown> = {};
  const ignored: string[] = [];
  for (const key of VIEW_ATTRIBUTES) {
    const text = element.getAttribute(key);
    if (text === null || !isViewKey(key)) continue;
    const value = parseViewValue(key, text);
    if (value === undefined) ignored.push(`${key}="${text}"`);
    else view[key] = value;
  }
  return { view: view as ViewState, ignored };
}

/** Writes one key of a view on an element as its attribute; an absent key takes the attribute away. */
export function reflect(element: Element, key: keyof ViewState, view: ViewState): void {
  const value = view[key];
  const text = value === undefined ? null : formatViewValue(key, value);
  if (element.getAttribute(key) === text) return;
  if (text === null) element.removeAttribute(key);
  else element.setAttribute(key, text);
}
