/** How far an element is from being seen: on the screen, within a screen of it, or farther. */
export type Proximity = 'seen' | 'near' | 'far';

/** Elements nearer than one screen are near. */
const NEAR_MARGIN = '100% 0%';

let watched: Map<Element, { near: boolean; seen: boolean; tell: (where: Proximity) => void }>;
let nearby: IntersectionObserver | null = null;
let onScreen: IntersectionObserver | null = null;

/**
 * Tells, soon and on each change, how far an element is from being seen. All elements share two observers. In a frame of
 * another site's page the browser knows no distance, only whether it is seen. Returns its end.
 */
export function watchProximity(element: Element, tell: (where: Proximity) => void): () => void {
  if (!nearby || !onScreen) {
    watched = new Map();
    nearby = new IntersectionObserver((entries) => take(entries, 'near'), {
      rootMargin: NEAR_MARGIN,
    });
    onScreen = new IntersectionObserver((entries) => take(entries, 'seen'));
  }
  watched.set(element, { near: false, seen: false, tell });
  nearby.observe(element);
  onScreen.observe(element);
  return () => {
    watched.delete(element);
    nearby?.unobserve(element);
    onScreen?.unobserve(element);
  };
}

function take(entries: readonly IntersectionObserverEntry[], which: 'near' | 'seen'): void {
  for (const { target, isIntersecting } of entries) {
    const state = watched.get(target);
    if (!state) continue;
    state[which] = isIntersecting;
    state.tell(state.seen ? 'seen' : state.near ? 'near' : 'far');
  }
}
