/** Runs work when calls have stopped coming for a while, and goes on with more of it when the page is idle. */
export interface Settle {
  /** Forgets what was to be done, and runs `work` once no other call came for a while. */
  later(work: () => void): void;
  /** Runs steps one by one when the page has nothing better to do, until something newer comes. */
  idle(steps: Iterable<() => void>): void;
  destroy(): void;
}

/** A hand that rests this long has arrived: the page does not stutter while it moves. */
const REST_MS = 160;
/** Steps of idle work that together take no longer than this are done in one go. */
const SLICE_MS = 12;
/** Idle work is not put off for longer than this. */
const IDLE_MS = 200;

export function createSettle(): Settle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending = 0;
  const stop = () => {
    clearTimeout(timer);
    cancelIdle(pending);
  };
  return {
    later(work) {
      stop();
      timer = setTimeout(work, REST_MS);
    },
    idle(steps) {
      stop();
      const rest = steps[Symbol.iterator]();
      const next = () => {
        const begun = performance.now();
        do {
          const { value, done } = rest.next();
          if (done) return;
          value();
        } while (performance.now() - begun < SLICE_MS);
        pending = requestIdle(next);
      };
      pending = requestIdle(next);
    },
    destroy: stop,
  };
}

/** Safari has no idle callbacks: there a turn of the event loop comes between. */
function requestIdle(work: () => void): number {
  return 'requestIdleCallback' in globalThis
    ? requestIdleCallback(work, { timeout: IDLE_MS })
    : window.setTimeout(work, 1);
}

function cancelIdle(handle: number): void {
  if ('cancelIdleCallback' in globalThis) cancelIdleCallback(handle);
  else clearTimeout(handle);
}
