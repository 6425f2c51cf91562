/** How far an element is from being seen: on the screen, within a screen of it, or farther. */
export type Proximity = 'seen' | 'near' | 'far';

/** Elements nearer than one screen are near. */
const NEAR_MARGIN = '100% 0%';

interface Watched {
  near: boolean;
  seen: boolean;
  readonly tell: (where: Proximity) => void;
}

const watched = new Map<Element, Watched>();
let observers: readonly IntersectionObserver[] | null = null;

/**
 * Tells, soon and on each change, how far an element is from being seen. All elements share two observers. In a frame of
 * another site's page the browser knows no distance, only whether it is seen. Returns its end.
 */
export function watchProximity(element: Element, tell: (where: Proximity) => void): () => void {
  observers ??= createObservers();
  watched.set(element, { near: false, seen: false, tell });
  for (const observer of observers) observer.observe(element);
  return () => {
    watched.delete(element);
    for (const observer of observers ?? []) observer.unobserve(element);
  };
}

/** Apart from any element, which a callback made beside it would keep for good. */
function createObservers(): IntersectionObserver[] {
  return [
    new IntersectionObserver((entries) => take(entries, 'near'), { rootMargin: NEAR_MARGIN }),
    new IntersectionObserver((entries) => take(entries, 'seen')),
  ];
}

function take(entries: readonly IntersectionObserverEntry[], which: 'near' | 'seen'): void {
  for (const { target, isIntersecting } of entries) {
    const state = watched.get(target);
    if (!state) continue;
    state[which] = isIntersecting;
    state.tell(state.seen ? 'seen' : state.near ? 'near' : 'far');
  }
}
