/** Longest time to wait for the browser to be idle. */
const PATIENCE_MS = 3000;

/**
 * Makes something that is not needed yet once the browser is idle. What fails to be made is warned of and missed; what is
 * made after its end is ended at once.
 */
export function inGoodTime(make: () => Promise<{ destroy(): void }>): { destroy(): void } {
  let made: { destroy(): void } | null = null;
  let isOver = false;
  const begin = () => {
    if (isOver) return;
    make().then(
      (thing) => {
        if (isOver) thing.destroy();
        else made = thing;
      },
      (error) => console.warn(error),
    );
  };
  const cancel = plan(begin);
  return {
    destroy() {
      isOver = true;
      cancel();
      made?.destroy();
    },
  };
}

function plan(job: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(job, { timeout: PATIENCE_MS });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(job, PATIENCE_MS);
  return () => clearTimeout(handle);
}
