/** A new element with attributes and children; `undefined` and `false` leave an attribute out, `true` sets it empty. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false)
      made.setAttribute(name, value === true ? '' : String(value));
  made.append(...children);
  return made;
}

/** A button with what it does; `key` names it among others, so that focus finds it again after a redraw. */
export function button(
  attributes: Readonly<Record<string, string | number | boolean | undefined>> & {
    readonly key?: string;
  },
  onClick: (event: MouseEvent) => void,
  ...children: readonly (Node | string)[]
): HTMLButtonElement {
  const { key, ...rest } = attributes;
  const made = h('button', { type: 'button', 'data-key': key, ...rest }, ...children);
  made.addEventListener('click', onClick);
  return made;
}

/** Draws anew what `root` holds; what was in focus there is in focus again where its `data-key` still stands. */
export function redraw(root: HTMLElement, nodes: readonly (Node | string)[]): void {
  const focused = focusedIn(root);
  const key = focused?.getAttribute('data-key');
  const open = new Set(
    [...root.querySelectorAll('details[open]')].map((details) => details.getAttribute('data-key')),
  );
  root.replaceChildren(...nodes);
  for (const details of root.querySelectorAll('details'))
    if (open.has(details.getAttribute('data-key'))) details.open = true;
  if (key)
    root
      .querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
      ?.focus({ preventScroll: true });
}

/** The element in focus within `root`, in the page or in a shadow tree; null where the focus is elsewhere. */
export function focusedIn(root: HTMLElement): Element | null {
  const { activeElement } = root.getRootNode() as Document | ShadowRoot;
  return root.contains(activeElement) ? activeElement : null;
}
