/** Work in small steps while the browser has nothing else to do. */
export interface IdleSlices {
  /** Drops the work at hand and takes this: `step` does a little and returns false when all is done. */
  start(step: () => boolean): void;
  /** While paused nothing is done. */
  pause(paused: boolean): void;
  stop(): void;
}

/** A slice begins only when no frame is due for so many milliseconds, and ends when fewer than these are left. */
const QUIET_MS = 25;
const LEFT_MS = 10;
/** Between steps where the browser does not tell when it is idle. */
const PAUSE_MS = 40;

export function createIdleSlices(): IdleSlices {
  let step: (() => boolean) | null = null;
  let paused = false;
  let cancel: (() => void) | null = null;

  function plan(): void {
    if (cancel || paused || !step) return;
    if ('requestIdleCallback' in globalThis) {
      const handle = requestIdleCallback((deadline) => run(() => deadline.timeRemaining()));
      cancel = () => cancelIdleCallback(handle);
    } else {
      let left = QUIET_MS;
      const once = () => {
        const now = left;
        left = 0;
        return now;
      };
      const handle = setTimeout(() => run(once), PAUSE_MS);
      cancel = () => clearTimeout(handle);
    }
  }

  function run(left: () => number): void {
    cancel = null;
    for (let least = QUIET_MS; step && left() >= least; least = LEFT_MS) if (!step()) step = null;
    plan();
  }

  function halt(): void {
    cancel?.();
    cancel = null;
  }

  return {
    start(work) {
      step = work;
      plan();
    },
    pause(value) {
      paused = value;
      if (paused) halt();
      else plan();
    },
    stop() {
      step = null;
      halt();
    },
  };
}
