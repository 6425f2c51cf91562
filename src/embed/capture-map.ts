/** A copy of a map's last frame, as an element to lay in its place. */
export interface StillFrame {
  readonly element: HTMLCanvasElement;
}

/** What a copy needs of a map: MapLibre's own. */
export interface CapturedMap {
  getCanvas(): HTMLCanvasElement;
  /** draws at once */
  redraw(): unknown;
}

/**
 * The map as it is now, copied at once: a WebGL canvas keeps its frame only until the browser has shown it. One pixel
 * a CSS pixel, which is what a page keeps of a map that is not looked at.
 */
export function captureMap(map: CapturedMap): StillFrame | null {
  const canvas = map.getCanvas();
  const { clientWidth, clientHeight } = canvas;
  if (clientWidth === 0 || clientHeight === 0) return null;
  map.redraw();
  const element = document.createElement('canvas');
  element.className = 'cm-still';
  element.width = clientWidth;
  element.height = clientHeight;
  element
    .getContext('2d', { willReadFrequently: true })
    ?.drawImage(canvas, 0, 0, element.width, element.height);
  return { element };
}
