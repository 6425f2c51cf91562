import type { Day } from '../core/time/civil-date.ts';
import { shapesBox } from '../core/topology/shapes-box.ts';
import { describeAsOf } from '../core/words/as-of.ts';
import { createMessages } from '../core/words/messages.ts';
import { drawMapPicture } from '../picture/map-picture.ts';
import { cameraFor, mapProjection } from '../picture/map-projection.ts';
import { createChosenSpot, type MarkedMap } from '../ui/map/chosen-spot.ts';
import { type ComparedView, comparedView, snapshotOf } from '../ui/map/compared-view.ts';
import { createDateFlags } from '../ui/map/date-flags.ts';
import type { Attention } from '../ui/state/attention.ts';
import type { Store } from '../ui/state/store.ts';
import type { LoadedPublication } from './load-publication.ts';
import { createSpotMark, type Spot } from './spot-mark.ts';

export interface PictureSurfaceOptions {
  readonly loaded: LoadedPublication;
  readonly store: Store;
  readonly attention: Attention;
  readonly language: string;
  readonly theme: 'light' | 'dark';
}

/** The map without WebGL: the same rings, redrawn as SVG for each date, in an image; of two side by side in two. */
export function createPictureSurface(
  container: HTMLElement,
  { loaded, store, attention, language, theme }: PictureSurfaceOptions,
): {
  whenReady(): Promise<void>;
  setDate(): Promise<void>;
  mark(spot: Spot | null): void;
  destroy(): void;
} {
  const { topology, basemap, publication } = loaded;
  const { series } = topology;
  const root = document.createElement('div');
  root.className = 'cm-map';
  container.append(root);
  const own = createImage(root, 'cm-picture');
  const other = createImage(root, 'cm-picture-other');
  const flags = createDateFlags(root, { series, onDivide: divide });
  const moved = new Set<() => void>();
  const projected: MarkedMap = {
    project([lon, lat]) {
      const { width, height } = size();
      const [x, y] = mapProjection(cameraOf(width, height), width, height).project(lon, lat);
      return { x, y };
    },
    on: (_, listener) => moved.add(listener),
    off: (_, listener) => moved.delete(listener),
  };
  const spot = createSpotMark(root, projected);
  const chosen = createChosenSpot(root, projected);

  const draw = async (): Promise<void> => {
    const compared = comparedView(store.get(), series, attention.get().peeking);
    const { mode, day, vs, shown, zone } = compared;
    flags.show(compared, language);
    divide();
    const isSwipe = mode === 'swipe' && vs !== null;
    other.node.hidden = !isSwipe;
    const drawings =
      mode === 'change' && vs !== null
        ? [own.show(picture(day, { day: vs, zone }), describe(compared))]
        : [own.show(picture(shown), describe(compared))];
    if (isSwipe) drawings.push(other.show(picture(vs), ''));
    await Promise.all(drawings);
    chosen.show(store.get().spot, language);
    for (const listener of moved) listener();
  };
  const onClick = ({ clientX, clientY }: MouseEvent) => {
    const { left, top, width, height } = root.getBoundingClientRect();
    const { unproject } = mapProjection(cameraOf(width, height), width, height);
    const [lon, lat] = unproject(clientX - left, clientY - top);
    store.set({ place: undefined, spot: { lon, lat } }, 'map', 'push');
  };
  own.node.addEventListener('click', onClick);
  other.node.addEventListener('click', onClick);
  const resized = new ResizeObserver(() => void draw());
  resized.observe(container);
  const drawn = ['date', 'vs', 'mode', 'zone', 'theme', 'map', 'spot'] as const;
  const ends = [
    store.subscribe(({ view, previous }) => {
      if (drawn.some((key) => view[key] !== previous[key])) void draw();
    }),
    attention.subscribe((now, before) => {
      if (now.peeking !== before.peeking) void draw();
    }),
  ];
  return {
    whenReady: draw,
    setDate: draw,
    mark: spot.show,
    destroy() {
      for (const end of ends) end();
      for (const each of [spot, chosen, flags, own, other]) each.destroy();
      resized.disconnect();
      root.remove();
    },
  };

  /** The date compared with is seen on its side of the divider alone. */
  function divide(): void {
    const { divider, comparedOnRight } = flags;
    const cut = (share: number) => `${share * 100}%`;
    other.node.style.clipPath = comparedOnRight
      ? `inset(0 0 0 ${cut(divider)})`
      : `inset(0 ${cut(1 - divider)} 0 0)`;
  }

  function picture(day: Day, since?: { day: Day; zone: number | undefined }): string {
    const { width, height } = size();
    const from = since && snapshotOf(series, since.day);
    return drawMapPicture({
      topology,
      snapshot: from === null ? null : snapshotOf(series, day),
      basemap,
      theme: store.get().theme ?? theme,
      language,
      width,
      height,
      camera: cameraOf(width, height),
      ...(from !== undefined &&
        from !== null && {
          since: { snapshot: from, ...(since?.zone !== undefined && { zone: since.zone }) },
        }),
    });
  }

  function describe({ mode, day, vs, shown }: ComparedView): string {
    const told = (at: Day) => describeAsOf(series, at, language).text;
    if (vs === null || mode === 'flicker') return `${publication.title}. ${told(shown)}`;
    return mode === 'change'
      ? `${publication.title}. ${createMessages(language).changeSince(told(vs))} ${told(day)}`
      : `${publication.title}. ${told(vs)}. ${told(day)}`;
  }

  function cameraOf(width: number, height: number) {
    const padding = width > 600 ? 40 : 16;
    return store.get().map ?? cameraFor(shapesBox(topology), width, height, padding);
  }

  function size(): { width: number; height: number } {
    const { width, height } = container.getBoundingClientRect();
    return { width: Math.max(200, Math.round(width)), height: Math.max(150, Math.round(height)) };
  }
}

interface Image {
  readonly node: HTMLImageElement;
  /** Resolves once the picture is there to be seen. */
  show(svg: string, alt: string): Promise<void>;
  destroy(): void;
}

function createImage(container: HTMLElement, className: string): Image {
  const node = document.createElement('img');
  node.className = className;
  node.decoding = 'sync';
  container.append(node);
  let url = '';
  return {
    node,
    async show(svg, alt) {
      const old = url;
      url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      node.src = url;
      node.alt = alt;
      await node.decode().catch(() => undefined);
      if (old) URL.revokeObjectURL(old);
    },
    destroy() {
      node.remove();
      if (url) URL.revokeObjectURL(url);
    },
  };
}
