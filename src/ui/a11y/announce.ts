/** Says short sentences to people who listen to the page. */
export interface Announcer {
  /** Replaces what is said; a repeated sentence is not said again. */
  announce(sentence: string): void;
  destroy(): void;
}

/** Adds a polite live region, seen by nobody, to `container`. */
export function createAnnouncer(container: ParentNode & Node): Announcer {
  const region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  region.setAttribute('aria-atomic', 'true');
  hideVisually(region);
  container.append(region);
  return {
    announce(sentence) {
      region.textContent = sentence;
    },
    destroy() {
      region.remove();
    },
  };
}

/** Takes an element out of sight but leaves it to screen readers. */
export function hideVisually(element: HTMLElement): void {
  Object.assign(element.style, {
    position: 'absolute',
    inlineSize: '1px',
    blockSize: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
}
