import type { PlaceCollection } from '../core/publication/publication.ts';
import { localize } from '../core/series/series.ts';
import { createMessages } from '../core/words/messages.ts';
import type { Store } from '../ui/state/store.ts';

export interface PlaceSelectOptions {
  readonly places: PlaceCollection;
  readonly store: Store;
  readonly language: string;
}

/** Every place by name, for those who cannot point at the map or would rather not; absent where there are no places. */
export function createPlaceSelect(
  container: HTMLElement,
  { places, store, language }: PlaceSelectOptions,
): { destroy(): void } {
  if (places.features.length === 0) return { destroy: () => undefined };
  const messages = createMessages(language);
  const select = document.createElement('select');
  select.className = 'cm-place-select';
  select.setAttribute('aria-label', messages.findPlace);
  const { compare } = new Intl.Collator(language);
  const named = places.features
    .map(({ properties }) => ({ id: properties.id, name: localize(properties.name, language) }))
    .sort((a, b) => compare(a.name, b.name));
  select.append(
    new Option(messages.findPlace, ''),
    ...named.map(({ id, name }) => new Option(name, id)),
  );
  const show = () => {
    select.value = store.get().place ?? '';
    if (select.selectedIndex < 0) select.value = '';
  };
  show();
  select.addEventListener('change', () => {
    store.set({ place: select.value || undefined, map: undefined }, 'page', 'push');
  });
  const unsubscribe = store.subscribe(show);
  container.append(select);
  return {
    destroy() {
      unsubscribe();
      select.remove();
    },
  };
}
