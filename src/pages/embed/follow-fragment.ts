import { parseView } from '../../core/view/view-state.ts';
import { ownFragment } from '../../embed/frame/size-messages.ts';
import type { Store } from '../../ui/state/store.ts';

/** Shows what the page's fragment names, now and whenever the page around changes it. Returns its end. */
export function followFragment(store: Store): () => void {
  const take = () => {
    const { view, ignored } = parseView(ownFragment(location.hash));
    for (const part of ignored)
      console.warn(`the address names "${part}", which is not understood and ignored`);
    store.set(view, 'url');
  };
  take();
  addEventListener('hashchange', take);
  return () => removeEventListener('hashchange', take);
}
