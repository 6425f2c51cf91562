import { select, type ZoomTransform, zoom, zoomIdentity, zoomTransform } from 'd3';

export interface TimeZoomOptions {
  readonly plot: HTMLElement;
  changed(transform: ZoomTransform): void;
}

/** From the whole series to single days: control and wheel, pinch, buttons; sideways wheel moves along. */
export interface TimeZoom {
  readonly transform: ZoomTransform;
  /** Pixels the whole series has, and how many times they may be stretched. */
  resize(width: number, mostScale: number): void;
  /** Zooms by a factor around a pixel. */
  by(factor: number, x: number): void;
  /** Moves along by pixels; false when there is nothing more that way. */
  pan(pixels: number): boolean;
  /** Brings an unzoomed pixel to the middle. */
  center(baseX: number): void;
  destroy(): void;
}

/** The most one turn of a wheel may zoom, in powers of two. */
const WHEEL_STEP = 0.6;

export function attachTimeZoom({ plot, changed }: TimeZoomOptions): TimeZoom {
  let width = 1;
  const target = select<HTMLElement, unknown>(plot);
  const behaviour = zoom<HTMLElement, unknown>()
    .filter((event: Event) =>
      event instanceof WheelEvent
        ? event.ctrlKey || event.metaKey
        : 'touches' in event && (event as TouchEvent).touches.length > 1,
    )
    .wheelDelta((event) => {
      const turn = -event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.02);
      return Math.max(-WHEEL_STEP, Math.min(WHEEL_STEP, turn));
    })
    .extent(() => [
      [0, 0],
      [width, 1],
    ])
    .on('zoom', (event: { transform: ZoomTransform }) => changed(event.transform));
  target.call(behaviour).on('dblclick.zoom', null);

  const current = () => zoomTransform(plot);
  const pan = (pixels: number) => {
    const before = current();
    target.call(behaviour.translateBy, -pixels / before.k, 0);
    return current().x !== before.x;
  };
  const wheel = (event: WheelEvent) => {
    const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey || current().k === 1) return;
    if (!event.shiftKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    if (pan(sideways)) event.preventDefault();
  };
  plot.addEventListener('wheel', wheel, { passive: false });

  return {
    get transform() {
      return current();
    },
    resize(newWidth, mostScale) {
      const { k, x } = current();
      const stretch = newWidth / width;
      width = newWidth;
      behaviour.scaleExtent([1, mostScale]).translateExtent([
        [0, 0],
        [width, 1],
      ]);
      const kept = Math.min(k, mostScale);
      const moved = zoomIdentity.translate(x * stretch, 0).scale(kept);
      target.call(behaviour.transform, kept === 1 ? zoomIdentity : moved);
      target.call(behaviour.translateBy, 0, 0);
    },
    by(factor, x) {
      target.call(behaviour.scaleBy, factor, [x, 0]);
    },
    pan,
    center(baseX) {
      target.call(behaviour.translateTo, baseX, 0);
    },
    destroy() {
      target.on('.zoom', null);
      plot.removeEventListener('wheel', wheel);
    },
  };
}
