import type { Day } from '../../core/time/civil-date.ts';
import type { Chart } from './chart.ts';
import type { Dates } from './dates.ts';
import { attachDrag } from './drag.ts';
import { createEdgePan } from './edge-pan.ts';
import type { Handles } from './handles.ts';
import type { Stage } from './stage.ts';
import { baseScale, dayAt, zoomedScale } from './time-scale.ts';
import { attachTimeZoom } from './time-zoom.ts';

export interface TrackOptions {
  readonly stage: Stage;
  readonly chart: Chart;
  readonly handles: Handles;
  readonly dates: Dates;
  readonly domain: readonly [Day, Day];
  readonly rightToLeft: boolean;
  /** The pointer holds a handle, or has let go. */
  held(held: boolean): void;
  /** Whether time may be zoomed further in and out. */
  zoomed(canZoomIn: boolean, canZoomOut: boolean): void;
  /** The handles stand at their dates. */
  placed(): void;
}

/** Days as pixels: the chart and its handles at a size and a zoom, and the pointer that moves a handle. */
export interface Track {
  /** Puts the handles at their dates. */
  place(): void;
  /** Brings the date in use into sight where it lies outside the zoomed part. */
  reveal(): void;
  /** Zooms by a factor around the date in use. */
  zoomBy(factor: number): void;
  /** Draws everything for a new size. */
  layout(): void;
  /** Draws everything anew. */
  redraw(): void;
  destroy(): void;
}

/** Pixels a day may be stretched to. */
const MOST_PIXELS_PER_DAY = 28;
const TARGET_PX = { fine: 24, coarse: 44 } as const;
/** Pixels from the plot's edge within which a date that others choose is brought to the middle. */
const REVEAL_EDGE = 6;

export function createTrack(options: TrackOptions): Track {
  const { stage, chart, handles, dates, domain, rightToLeft, held, zoomed, placed } = options;
  const { plot } = stage;
  let width = 1;
  let base = baseScale(domain, width, rightToLeft);
  let scale = base;
  let bands = stage.bands();
  let pointerX = 0;
  const timeZoom = attachTimeZoom({ plot, changed: redraw });
  const edgePan = createEdgePan(timeZoom.pan, () => moveTo(pointerX));
  const detachDrag = attachDrag({
    plot,
    take(x, y) {
      const { side, x: at } = handles.nearest(x, y, bands);
      handles.activate(side);
      return at;
    },
    began() {
      held(true);
      handles.focus(handles.active);
    },
    moveTo(x) {
      pointerX = x;
      moveTo(x);
      if (timeZoom.transform.k > 1) edgePan.at(x, width);
    },
    ended() {
      edgePan.stop();
      held(false);
    },
  });

  function activeDay(): Day {
    return dates.day(handles.active);
  }

  function moveTo(x: number): void {
    dates.set(handles.active, dayAt(scale, Math.max(0, Math.min(width, x)), domain));
  }

  function mostScale(): number {
    return Math.max(1, ((domain[1] - domain[0]) * MOST_PIXELS_PER_DAY) / width);
  }

  function place(): void {
    const { a, b } = dates.moment;
    chart.makeRoom(handles.place(a, b, scale, width));
    placed();
  }

  function redraw(): void {
    scale = zoomedScale(base, timeZoom.transform);
    const { k } = timeZoom.transform;
    zoomed(k < mostScale() - 1e-6, k > 1);
    bands = stage.bands();
    chart.draw(scale, bands);
    const coarse = matchMedia('(pointer: coarse)').matches;
    stage.drawEvents(scale, bands, coarse ? TARGET_PX.coarse : TARGET_PX.fine);
    place();
  }

  return {
    place,
    redraw,
    reveal() {
      const x = scale(activeDay());
      if (x < REVEAL_EDGE || x > width - REVEAL_EDGE) timeZoom.center(base(activeDay()));
    },
    zoomBy(factor) {
      timeZoom.by(factor, scale(activeDay()));
    },
    layout() {
      width = Math.max(1, plot.clientWidth);
      base = baseScale(domain, width, rightToLeft);
      timeZoom.resize(width, mostScale());
      redraw();
    },
    destroy() {
      edgePan.stop();
      detachDrag();
      timeZoom.destroy();
    },
  };
}
