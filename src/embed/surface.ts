import type { Day } from '../core/time/civil-date.ts';
import type { Theme } from '../core/view/view-state.ts';
import type { Covered, Insets } from '../ui/map/camera-link.ts';
import { createMap } from '../ui/map/create-map.ts';
import type { Attention } from '../ui/state/attention.ts';
import type { Store } from '../ui/state/store.ts';
import { captureMap, type StillFrame } from './capture-map.ts';
import type { LoadedPublication } from './load-publication.ts';
import { createSpotMark, type Spot } from './spot-mark.ts';

/** What draws the map of a view: WebGL, or a picture where there is none. */
export interface Surface {
  /** Resolves once the first whole map, basemap and shapes, has been drawn. */
  whenReady(): Promise<void>;
  /** Resolves once a frame with that day has been drawn. */
  setDate(day: Day): Promise<void>;
  mark(spot: Spot | null): void;
  /** What is on screen, to stay when this surface goes; null where nothing was drawn. */
  capture(): StillFrame | null;
  destroy(): void;
}

export interface SurfaceOptions {
  readonly loaded: LoadedPublication;
  readonly store: Store;
  readonly attention: Attention;
  readonly language: string;
  /** the theme while the view names none */
  readonly systemTheme: Theme;
  /** scrolling the page past the map does not zoom it */
  readonly cooperativeGestures: boolean;
}

/** The map drawn by WebGL. Throws a MapUnavailableError, as its `whenReady` may. */
export function createMapSurface(
  container: HTMLElement,
  options: SurfaceOptions,
  covered: () => Covered,
): Surface {
  const { loaded, store, attention, language, systemTheme, cooperativeGestures } = options;
  const shown = createMap(container, {
    topology: loaded.topology,
    ...loaded.basemap,
    places: loaded.places,
    store,
    attention,
    language,
    theme: systemTheme,
    credit: loaded.publication.basemap.credit,
    covered,
    cooperativeGestures,
  });
  const spot = createSpotMark(container, shown.map);
  return {
    whenReady: shown.whenReady,
    setDate: shown.setDate,
    mark: spot.show,
    capture: () => captureMap(shown.map),
    destroy() {
      spot.destroy();
      shown.destroy();
    },
  };
}

/** The map drawn as SVG; its code is fetched when it is first asked for. */
export async function createDrawnSurface(
  container: HTMLElement,
  { loaded, store, attention, language, systemTheme }: SurfaceOptions,
  covered: () => Insets,
): Promise<Surface> {
  const { createPictureSurface } = await import('./picture-surface.ts');
  return createPictureSurface(container, {
    loaded,
    store,
    attention,
    language,
    theme: systemTheme,
    covered,
  });
}
