import type { Day } from '../core/time/civil-date.ts';
import { shapesBox } from '../core/topology/shapes-box.ts';
import { describeAsOf } from '../core/words/as-of.ts';
import { createMessages } from '../core/words/messages.ts';
import { drawMapPicture } from '../picture/map-picture.ts';
import { cameraFor, mapProjection } from '../picture/map-projection.ts';
import type { Insets } from '../ui/map/camera-link.ts';
import { createChosenSpot, type MarkedMap } from '../ui/map/chosen-spot.ts';
import { type ComparedView, comparedView, snapshotOf } from '../ui/map/compared-view.ts';
import { createDateFlags } from '../ui/map/date-flags.ts';
import type { Attention } from '../ui/state/attention.ts';
import type { Store } from '../ui/state/store.ts';
import type { LoadedPublication } from './load-publication.ts';
import { nextFrame } from './next-frame.ts';
import { createSpotMark } from './spot-mark.ts';
import type { Surface } from './surface.ts';

export interface PictureSurfaceOptions {
  readonly loaded: LoadedPublication;
  readonly store: Store;
  readonly attention: Attention;
  readonly language: string;
  readonly theme: 'light' | 'dark';
  /** room at each side that other parts cover, CSS pixels; the shapes are fitted into what is left */
  readonly covered: () => Insets;
}

/**
 * The map without WebGL: the same rings, drawn as SVG for each date; of two side by side in two. Drawings are part of
 * the document, so that they have the page's fonts and are no images that its policy would have to allow.
 */
export function createPictureSurface(
  container: HTMLElement,
  { loaded, store, attention, language, theme, covered }: PictureSurfaceOptions,
): Surface {
  const { topology, basemap, publication } = loaded;
  const { series } = topology;
  const root = document.createElement('div');
  root.className = 'cm-map';
  container.append(root);
  const own = createDrawing(root, 'cm-picture');
  const other = createDrawing(root, 'cm-picture-other');
  const credit = document.createElement('p');
  credit.className = 'cm-map-credit';
  credit.textContent = publication.basemap.credit;
  root.append(credit);
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

  let isDestroyed = false;
  let planned: Promise<void> | null = null;

  /** Draws in the next frame, however often it is asked before that. */
  function draw(): Promise<void> {
    planned ??= nextFrame().then(() => {
      planned = null;
      if (!isDestroyed) drawNow();
    });
    return planned;
  }

  function drawNow(): void {
    const compared = comparedView(store.get(), series, attention.get().peeking);
    const { mode, day, vs, shown, zone } = compared;
    flags.show(compared, language);
    divide();
    const isSwipe = mode === 'swipe' && vs !== null;
    const since = mode === 'change' && vs !== null ? { day: vs, zone } : undefined;
    own.show(picture(since ? day : shown, 'own-', since), describe(compared));
    other.node.hidden = !isSwipe;
    if (isSwipe) other.show(picture(vs, 'other-'), '');
    chosen.show(store.get().spot, language);
    for (const listener of moved) listener();
  }

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
    capture: () => null,
    destroy() {
      isDestroyed = true;
      for (const end of ends) end();
      for (const each of [spot, chosen, flags]) each.destroy();
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

  function picture(
    day: Day,
    idPrefix: string,
    since?: { day: Day; zone: number | undefined },
  ): string {
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
      idPrefix,
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
    const { map } = store.get();
    if (map) return map;
    const { top, bottom } = covered();
    const padding = Math.min(width > 600 ? 40 : 16, height / 12);
    const fitted = cameraFor(shapesBox(topology), width, height - top - bottom, padding);
    const { unproject } = mapProjection(fitted, width, height);
    const [lon, lat] = unproject(width / 2, (height - top + bottom) / 2);
    return { ...fitted, lon, lat };
  }

  function size(): { width: number; height: number } {
    const { width, height } = container.getBoundingClientRect();
    return { width: Math.max(200, Math.round(width)), height: Math.max(150, Math.round(height)) };
  }
}

interface Drawing {
  readonly node: HTMLElement;
  /** Shows a picture; `label` says what it is of, and is empty where another says it. */
  show(svg: string, label: string): void;
}

function createDrawing(container: HTMLElement, className: string): Drawing {
  const node = document.createElement('div');
  node.className = className;
  container.append(node);
  return {
    node,
    show(svg, label) {
      const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
      documentElement.setAttribute('preserveAspectRatio', 'xMidYMid slice');
      documentElement.setAttribute('aria-hidden', 'true');
      node.replaceChildren(document.importNode(documentElement, true));
      if (!label) return;
      node.setAttribute('role', 'img');
      node.setAttribute('aria-label', label);
    },
  };
}
