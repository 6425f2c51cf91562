import type { SeriesInfo } from '../core/series/series.ts';
import type { ViewState } from '../core/view/view-state.ts';
import type { Covered } from '../ui/map/camera-link.ts';
import { MapUnavailableError } from '../ui/map/open-maplibre.ts';
import { chosenDay } from '../ui/state/chosen-day.ts';
import type { Spot } from './spot-mark.ts';
import {
  createDrawnSurface,
  createMapSurface,
  type Surface,
  type SurfaceOptions,
} from './surface.ts';

/** Where the map of a viewer is drawn, by WebGL while it is live, else as the picture of the same view. */
export interface Stage {
  /** Resolves once the first whole map has been drawn. */
  whenReady(): Promise<void>;
  /** Resolves once a frame with the view's date has been drawn. */
  drawn(): Promise<void>;
  /** Points to a spot; null ends it. */
  mark(spot: Spot | null): void;
  /**
   * Lets go of the WebGL context, or takes one again; the last frame stays until the next is drawn. Where there is no
   * WebGL2 nothing changes.
   */
  setLive(live: boolean): Promise<void>;
  destroy(): void;
}

/** What a still frame shows: when any of it changes, a picture is drawn in its place. */
const SHOWN = ['date', 'vs', 'mode', 'zone', 'map', 'place', 'spot', 'theme'] as const;

/** Draws the view in `container`, which keeps its size whatever draws in it. */
export function createStage(
  container: HTMLElement,
  options: SurfaceOptions,
  covered: () => Covered,
  live: boolean,
): Stage {
  const { store } = options;
  const series: SeriesInfo = options.loaded.topology.series;
  let surface: Surface | null = null;
  let still: HTMLElement | null = null;
  let spot: Spot | null = null;
  let isDestroyed = false;
  let isPicture = false;
  let tellGone!: () => void;
  const gone = new Promise<void>((resolve) => {
    tellGone = resolve;
  });
  /** one change of surface after another */
  let work: Promise<void> = Promise.resolve();
  work = change(() => (live ? toMap() : toPicture()));

  const unsubscribe = store.subscribe(({ view, previous }) => {
    if (still && !surface && SHOWN.some((key) => differs(view, previous, key)))
      work = change(toPicture);
  });

  function change(turn: () => Promise<void>): Promise<void> {
    const next = work.catch(() => undefined).then(() => (isDestroyed ? undefined : turn()));
    next.catch(() => undefined);
    return next;
  }

  function take(next: Surface): Surface {
    surface = next;
    next.mark(spot);
    return next;
  }

  async function toMap(): Promise<void> {
    if (surface && !isPicture) return;
    const old = isPicture ? surface : null;
    try {
      take(createMapSurface(container, options, covered));
    } catch (error) {
      if (!(error instanceof MapUnavailableError)) throw error;
      return toPicture();
    }
    isPicture = false;
    try {
      await Promise.race([surface!.whenReady(), gone]);
    } catch (error) {
      if (!(error instanceof MapUnavailableError) || isDestroyed) throw error;
      surface?.destroy();
      surface = null;
    } finally {
      old?.destroy();
      dropStill();
    }
    if (!surface) await toPicture();
  }

  async function toPicture(): Promise<void> {
    if (surface && isPicture) return;
    const picture = await createDrawnSurface(container, options, covered);
    if (isDestroyed) return picture.destroy();
    take(picture);
    isPicture = true;
    await picture.whenReady();
    dropStill();
  }

  async function toStill(): Promise<void> {
    if (!surface || isPicture) return;
    dropStill();
    still = surface.capture()?.element ?? null;
    if (still) container.prepend(still);
    surface.destroy();
    surface = null;
    if (!still) await toPicture();
  }

  function dropStill(): void {
    still?.remove();
    still = null;
  }

  return {
    whenReady: () => work,
    async drawn() {
      await work;
      await surface?.setDate(chosenDay(store.get(), series));
    },
    mark(wanted) {
      spot = wanted;
      surface?.mark(wanted);
    },
    setLive(wanted) {
      work = change(wanted ? toMap : toStill);
      return work;
    },
    destroy() {
      isDestroyed = true;
      tellGone();
      unsubscribe();
      surface?.destroy();
      dropStill();
    },
  };
}

function differs(view: ViewState, previous: ViewState, key: keyof ViewState): boolean {
  return JSON.stringify(view[key]) !== JSON.stringify(previous[key]);
}
