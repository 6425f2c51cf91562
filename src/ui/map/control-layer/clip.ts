import type { FrameCamera } from './camera.ts';
import type { Scissor } from './mask-pass.ts';
import { WORLD_UNITS } from './polygon-mesh.ts';

/** Pixels about shapes that their borders and fades may reach, CSS pixels. */
const MARGIN_PX = 8;

/** The part of the canvas that a box in Mercator units can touch; null when none. */
export function clipTo(
  camera: FrameCamera,
  [west, north, east, south]: readonly [number, number, number, number],
): Scissor | null {
  const { width, height } = camera;
  const margin = MARGIN_PX * camera.pixelRatio;
  const corners = camera.copies.flatMap((copy) =>
    [west, east].flatMap((x) =>
      [north, south].map((y) => camera.toScreen(x + copy * WORLD_UNITS, y)),
    ),
  );
  const seen = corners.filter((corner) => corner !== null);
  if (seen.length < corners.length) return [0, 0, width, height];
  const [xs, ys] = [seen.map(([x]) => x), seen.map(([, y]) => y)];
  const left = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const right = Math.min(width, Math.ceil(Math.max(...xs) + margin));
  const top = Math.max(0, Math.floor(Math.min(...ys) - margin));
  const bottom = Math.min(height, Math.ceil(Math.max(...ys) + margin));
  return right > left && bottom > top ? [left, height - bottom, right - left, bottom - top] : null;
}

/** What two clips have in common; null for nothing. */
export function intersection(a: Scissor, b: Scissor): Scissor | null {
  const [left, bottom] = [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - left;
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - bottom;
  return width > 0 && height > 0 ? [left, bottom, width, height] : null;
}

/** The part of a clip left of a divider at a share of its width, in whole pixels. */
export function leftOf([left, bottom, width, height]: Scissor, share: number): Scissor {
  return [left, bottom, Math.round(width * share), height];
}

/** The rest of it. */
export function rightOf([left, bottom, width, height]: Scissor, share: number): Scissor {
  const skipped = Math.round(width * share);
  return [left + skipped, bottom, width - skipped, height];
}
