/** Pixels from the plot's edge within which a held handle moves the zoomed chart along. */
const EDGE = 20;
/** Pixels a frame. */
const PACE = 6;

/** Moves the chart along while a pointer holds the handle at an edge. */
export interface EdgePan {
  /** The pointer is at `x` of `width` pixels. */
  at(x: number, width: number): void;
  stop(): void;
}

/** `pan` moves the chart by pixels, false at its end; `moved` follows each move. */
export function createEdgePan(pan: (pixels: number) => boolean, moved: () => void): EdgePan {
  let frame = 0;
  let pixels = 0;
  const go = () => {
    frame = 0;
    if (pixels === 0 || !pan(pixels)) return;
    moved();
    frame = requestAnimationFrame(go);
  };
  return {
    at(x, width) {
      pixels = x < EDGE ? -PACE : x > width - EDGE ? PACE : 0;
      if (pixels !== 0 && frame === 0) frame = requestAnimationFrame(go);
    },
    stop() {
      pixels = 0;
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
