/** Tells when something that moves, such as a date, has come to rest, and where it rested before. */
export interface Settling<T> {
  /** It has moved; it settles when it has not moved for a while. */
  moved(to: T): void;
  /** It has moved and rests there without a word. */
  rest(at: T): void;
  /** While paused nothing settles; it does at the end of the pause. */
  pause(paused: boolean): void;
  destroy(): void;
}

const SETTLE_MS = 700;

export function createSettling<T>(
  start: T,
  same: (one: T, other: T) => boolean,
  settled: (from: T, to: T) => void,
): Settling<T> {
  let rested = start;
  let current = start;
  let paused = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    if (paused || same(current, rested)) return;
    timer = setTimeout(() => {
      const from = rested;
      rested = current;
      settled(from, current);
    }, SETTLE_MS);
  };
  return {
    moved(to) {
      current = to;
      wait();
    },
    rest(at) {
      current = at;
      rested = at;
      wait();
    },
    pause(value) {
      paused = value;
      wait();
    },
    destroy() {
      clearTimeout(timer);
    },
  };
}
