import type { FrameCamera } from './camera.ts';

/** A length that every pattern's period divides, CSS pixels. */
const REPEAT = 120;

/**
 * Keeps the patterns' origin still on the ground while the map is dragged, and still in the middle of the screen while
 * it zooms, so that hatching neither swims nor races. Returns x, y and both diagonals in CSS pixels.
 */
export function createPatternOrigin(): (camera: FrameCamera) => [number, number, number, number] {
  let origin: [number, number] = [0, 0];
  let anchor: { x: number; y: number; screen: [number, number] } | null = null;

  return (camera) => {
    const now = anchor && camera.toScreen(anchor.x, anchor.y);
    if (anchor && now) {
      origin = [
        origin[0] + (now[0] - anchor.screen[0]) / camera.pixelRatio,
        origin[1] + (now[1] - anchor.screen[1]) / camera.pixelRatio,
      ];
    }
    const [x, y] = camera.center;
    const screen = camera.toScreen(x, y);
    anchor = screen && { x, y, screen };
    const diagonal = (d: number) => (d * Math.SQRT1_2) % REPEAT;
    return [
      origin[0] % REPEAT,
      origin[1] % REPEAT,
      diagonal(origin[0] + origin[1]),
      diagonal(origin[0] - origin[1]),
    ];
  };
}
