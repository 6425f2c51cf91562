/** A thing that several use and that is dropped when the last has given it back. */
export interface Lease<T> {
  readonly value: Promise<T>;
  /** Gives it back; more than once does no harm. */
  release(): void;
}

interface Share {
  readonly value: Promise<unknown>;
  readonly making: AbortController;
  users: number;
}

const shares = new Map<string, Share>();

/**
 * What `make` gives for `key`, made once for all who ask for that key at the same time. What fails is forgotten, and
 * asked for anew next time; what nobody waits for any more is called off by its signal.
 */
export function share<T>(key: string, make: (signal: AbortSignal) => Promise<T>): Lease<T> {
  const held = shares.get(key) ?? begin(key, make);
  held.users++;
  let isHeld = true;
  return {
    value: held.value as Promise<T>,
    release() {
      if (!isHeld) return;
      isHeld = false;
      if (--held.users > 0) return;
      held.making.abort();
      if (shares.get(key) === held) shares.delete(key);
    },
  };
}

function begin(key: string, make: (signal: AbortSignal) => Promise<unknown>): Share {
  const making = new AbortController();
  const value = make(making.signal);
  const begun: Share = { value, making, users: 0 };
  shares.set(key, begun);
  value.catch(() => {
    if (shares.get(key) === begun) shares.delete(key);
  });
  return begun;
}

/** How many things are held just now. */
export function heldShares(): number {
  return shares.size;
}
