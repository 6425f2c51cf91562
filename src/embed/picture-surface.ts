import { coverageAt } from '../core/series/coverage.ts';
import type { Theme } from '../core/view/view-state.ts';
import { describeAsOf } from '../core/words/as-of.ts';
import { drawMapPicture } from '../picture/map-picture.ts';
import { mapProjection } from '../picture/map-projection.ts';
import { chosenDay } from '../ui/state/chosen-day.ts';
import type { Store } from '../ui/state/store.ts';
import type { LoadedPublication } from './load-publication.ts';
import { createSpotMark, type Spot } from './spot-mark.ts';

export interface PictureSurfaceOptions {
  readonly loaded: LoadedPublication;
  readonly store: Store;
  readonly language: string;
  readonly theme: Theme;
}

/** The map without WebGL: the same rings, redrawn as SVG for each date, in an image. */
export function createPictureSurface(
  container: HTMLElement,
  { loaded, store, language, theme }: PictureSurfaceOptions,
): {
  whenReady(): Promise<void>;
  setDate(): Promise<void>;
  mark(spot: Spot | null): void;
  destroy(): void;
} {
  const { topology, basemap, publication } = loaded;
  const image = document.createElement('img');
  image.className = 'cm-picture';
  image.decoding = 'sync';
  container.append(image);
  let shown = '';
  const moved = new Set<() => void>();
  const spot = createSpotMark(container, {
    project([lon, lat]) {
      const { clientWidth, clientHeight } = container;
      const camera = store.get().map;
      if (!camera) return { x: -1, y: -1 };
      const [x, y] = mapProjection(camera, clientWidth, clientHeight).project(lon, lat);
      return { x, y };
    },
    on: (_, listener) => moved.add(listener),
    off: (_, listener) => moved.delete(listener),
  });

  const draw = async (): Promise<void> => {
    const view = store.get();
    const day = chosenDay(view, topology.series);
    const coverage = coverageAt(topology.series, day);
    const { width, height } = container.getBoundingClientRect();
    const svg = drawMapPicture({
      topology,
      snapshot: coverage?.index ?? null,
      basemap,
      theme: view.theme ?? theme,
      language,
      width: Math.max(200, Math.round(width)),
      height: Math.max(150, Math.round(height)),
      ...(view.map && { camera: view.map }),
    });
    const old = shown;
    shown = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    image.src = shown;
    image.alt = `${publication.title}. ${describeAsOf(topology.series, day, language).text}`;
    await image.decode().catch(() => undefined);
    if (old) URL.revokeObjectURL(old);
    for (const listener of moved) listener();
  };
  const resized = new ResizeObserver(() => void draw());
  resized.observe(container);
  const unsubscribe = store.subscribe(({ view, previous }) => {
    if (view.date !== previous.date || view.theme !== previous.theme || view.map !== previous.map)
      void draw();
  });
  return {
    whenReady: draw,
    setDate: draw,
    mark: spot.show,
    destroy() {
      spot.destroy();
      resized.disconnect();
      unsubscribe();
      image.remove();
      if (shown) URL.revokeObjectURL(shown);
    },
  };
}
