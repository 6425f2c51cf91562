/** When a map is fetched and opened: near the screen, when its reader asks, or at once. */
export const ACTIVATIONS = ['near', 'click', 'now'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

interface SavingNavigator {
  readonly connection?: { readonly saveData?: boolean };
}

/** True where the reader's device asks pages to fetch little. */
export function savesData(): boolean {
  return (
    (navigator as SavingNavigator).connection?.saveData === true ||
    matchMedia('(prefers-reduced-data: reduce)').matches
  );
}

/**
 * When a map opens, by the publisher's word: `near` when it says nothing that is understood. Where the reader's device
 * asks to fetch little, what would open by itself waits to be asked.
 */
export function activationOf(text: string | null): Activation {
  const wanted = ACTIVATIONS.find((name) => name === text) ?? 'near';
  return wanted === 'near' && savesData() ? 'click' : wanted;
}
