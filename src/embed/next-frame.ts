/** Longest wait: browsers give no frames to pages and frames that are out of sight. */
const LONGEST_MS = 250;

/** Resolves in the browser's next frame, or soon where there is none. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      resolve();
    };
    const frame = requestAnimationFrame(done);
    const timer = setTimeout(done, LONGEST_MS);
  });
}
