/** Small jobs done one after another while the browser has nothing better to do. */
export interface IdleWork {
  /** Drops what was not begun and takes these instead. */
  replace(jobs: readonly (() => void)[]): void;
  cancel(): void;
}

const QUIET_MS = 30;

export function createIdleWork(): IdleWork {
  let jobs: (() => void)[] = [];
  let stop: (() => void) | null = null;

  function next(): void {
    stop = null;
    jobs.shift()?.();
    plan();
  }

  function plan(): void {
    if (stop || jobs.length === 0) return;
    if ('requestIdleCallback' in globalThis) {
      const handle = requestIdleCallback(next);
      stop = () => cancelIdleCallback(handle);
    } else {
      const handle = setTimeout(next, QUIET_MS);
      stop = () => clearTimeout(handle);
    }
  }

  return {
    replace(wanted) {
      jobs = [...wanted];
      plan();
    },
    cancel() {
      jobs = [];
      stop?.();
      stop = null;
    },
  };
}
