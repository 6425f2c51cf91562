/**
 * Which parts are shown: `full`, all of them; `compact`, the map with its date and a slim timeline; `map`, the map with
 * its date alone; `auto`, the most that the element's own size has room for.
 */
export const LAYOUTS = ['auto', 'full', 'compact', 'map'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Lower than this there is no room for more than map, date and slider; CSS pixels. */
const LOW_PX = 300;

/** The layout that text names; `auto` for what is none. */
export function parseLayout(text: string | null): Layout {
  return LAYOUTS.find((layout) => layout === text) ?? 'auto';
}

/** Writes the layout on `frame` as `data-layout`, following its size while the layout is `auto`. */
export function fitLayout(
  frame: HTMLElement,
  initial: Layout,
): { set(layout: Layout): void; destroy(): void } {
  let wanted = initial;
  const apply = () => {
    const height = frame.clientHeight;
    const fitting = height > 0 && height <= LOW_PX ? 'compact' : 'full';
    frame.dataset.layout = wanted === 'auto' ? fitting : wanted;
  };
  apply();
  const observer = new ResizeObserver(apply);
  observer.observe(frame);
  return {
    set(layout) {
      wanted = layout;
      apply();
    },
    destroy: () => observer.disconnect(),
  };
}
