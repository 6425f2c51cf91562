import type { Day } from '../../core/time/civil-date.ts';

/** Tells when a date has come to rest, and where it rested before. */
export interface Settling {
  /** The date has moved; it settles when it has not moved for a while. */
  moved(day: Day): void;
  /** The date has moved and rests there without a word. */
  rest(day: Day): void;
  /** While paused nothing settles; it does at the end of the pause. */
  pause(paused: boolean): void;
  destroy(): void;
}

const SETTLE_MS = 700;

export function createSettling(start: Day, settled: (from: Day, to: Day) => void): Settling {
  let rested = start;
  let current = start;
  let paused = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    if (paused || current === rested) return;
    timer = setTimeout(() => {
      const from = rested;
      rested = current;
      settled(from, current);
    }, SETTLE_MS);
  };
  return {
    moved(day) {
      current = day;
      wait();
    },
    rest(day) {
      current = day;
      rested = day;
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
