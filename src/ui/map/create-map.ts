import { GPUInitializationError, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { gazetteerTwins, withGazetteerNames } from '../../core/figures/gazetteer-twins.ts';
import type { PlaceCollection, PlaceFeature } from '../../core/publication/publication.ts';
import { coverageAt } from '../../core/series/coverage.ts';
import { localize } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { shapesBox } from '../../core/topology/shapes-box.ts';
import type { Topology } from '../../core/topology/topology.ts';
import type { Theme, ViewState } from '../../core/view/view-state.ts';
import type { BasemapPack, Gazetteer } from '../../picture/basemap.ts';
import { palettes } from '../../picture/palette.ts';
import { inkColor } from '../../picture/zone-paint.ts';
import { watchReducedMotion } from '../a11y/reduced-motion.ts';
import type { Attention } from '../state/attention.ts';
import { chosenDay } from '../state/chosen-day.ts';
import type { Store } from '../state/store.ts';
import { type BorderPolicy, CONTROL_BEFORE, maxZoom } from './basemap-style.ts';
import { type Home, type Insets, linkCamera } from './camera-link.ts';
import { ControlLayer } from './control-layer/control-layer.ts';
import { createControls } from './controls.ts';
import { html } from './dom.ts';
import { createHoverLabel } from './hover-label.ts';
import { createMapMessages } from './map-messages.ts';
import { composeStyle, greyLand } from './map-style.ts';
import { createPlacePlate, type PlateContext } from './place-plate.ts';
import { attachPlaces } from './places-layer.ts';

/** The browser cannot draw the map: no WebGL2. Show the picture instead. */
export class WebGlUnavailableError extends Error {
  override readonly name = 'WebGlUnavailableError';
}

export interface CreateMapOptions {
  readonly topology: Topology;
  readonly world: BasemapPack;
  readonly region?: BasemapPack | null;
  readonly gazetteer: Gazetteer;
  readonly places?: PlaceCollection;
  readonly store: Store;
  /** absent: the map has no others to point at things with */
  readonly attention?: Attention;
  /** BCP 47; the view's `lang` goes before it */
  readonly language: string;
  /** the view's `theme` goes before it */
  readonly theme: Theme;
  /** the basemap's credit line */
  readonly credit?: string;
  readonly policy?: BorderPolicy;
  /** where the camera goes when the view names none; the box of all shapes of all dates when absent */
  readonly home?: Home;
  /** room at each side that other parts cover, CSS pixels; asked whenever a box is to be seen whole */
  readonly covered?: () => Insets;
  /** scrolling the page past the map does not zoom it */
  readonly cooperativeGestures?: boolean;
  readonly maxZoom?: number;
}

/** A map of one series, following its store. */
export interface ConflictMap {
  readonly map: MapLibreMap;
  readonly layer: ControlLayer;
  /** Shows a day; resolves once a frame with it has been drawn. The store is left as it is. */
  setDate(day: Day): Promise<void>;
  /** Resolves once the first whole map, basemap and shapes, has been drawn. */
  whenReady(): Promise<void>;
  destroy(): void;
}

const LAYER = 'control';
const MIN_ZOOM = 1;
const NOTHING_COVERED: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
const NO_PLACES: PlaceCollection = { type: 'FeatureCollection', features: [] };

/** Adds a map to `container`, which `mapCss` must style. Throws a WebGlUnavailableError where there is no WebGL2. */
export function createMap(container: HTMLElement, options: CreateMapOptions): ConflictMap {
  const { topology, store } = options;
  const { series } = topology;
  const twins = gazetteerTwins(options.places ?? NO_PLACES, options.gazetteer);
  const places = withGazetteerNames(options.places ?? NO_PLACES, twins);
  const placeOf = new Map(places.features.map((place) => [place.properties.id, place]));
  const actors = new Map(series.actors.map((actor) => [actor.id, actor]));
  let shown = outward(store.get());
  let isReduced = false;
  let isDestroyed = false;

  const canvas = html('div', { class: 'cm-map-canvas' });
  const root = html('div', { class: 'cm-map' }, canvas);
  container.append(root);
  const map = createMapLibre(canvas);
  const layer = new ControlLayer({
    id: LAYER,
    topology,
    snapshot: snapshotAt(shown.day),
    theme: shown.theme,
  });

  const stopWatching = watchReducedMotion((reduced) => {
    isReduced = reduced;
  });
  const camera = linkCamera(
    map,
    store,
    options.home ?? shapesBox(topology),
    (id) => placeOf.get(id),
    () => isReduced,
    options.covered ?? (() => NOTHING_COVERED),
  );
  const controls = createControls(root, map, camera.goHome, () => !isReduced);
  if (options.credit) root.append(html('p', { class: 'cm-map-credit' }, options.credit));
  const plate = createPlacePlate(root, map, () => choose(undefined));
  const label = createHoverLabel(root, map);
  const pointer = attachPlaces(map, places, choose, (place) =>
    label.show(place?.properties.id === shown.place ? undefined : place, plateContext()),
  );

  map.on('style.load', () => {
    if (!map.getLayer(LAYER)) map.addLayer(layer, map.getLayer(CONTROL_BEFORE) && CONTROL_BEFORE);
    greyLand(map, shown.theme, !isCovered(shown.day));
    colorPlaces();
  });
  const loaded = new Promise<void>((resolve) => map.once('load', () => resolve()));
  tellLanguage();
  showPlate();
  const unsubscribe = store.subscribe(({ view }) => show(outward(view)));

  return {
    map,
    layer,
    setDate(day) {
      show({ ...shown, day });
      return drawn();
    },
    async whenReady() {
      await loaded;
      await drawn();
    },
    destroy() {
      isDestroyed = true;
      unsubscribe();
      stopWatching();
      for (const each of [camera, controls, pointer, plate, label]) each.destroy();
      map.remove();
      root.remove();
    },
  };

  function createMapLibre(target: HTMLElement): MapLibreMap {
    const words = createMapMessages(shown.language);
    setWorkerUrl(workerUrl);
    try {
      return new MapLibreMap({
        container: target,
        style: styleOf(),
        minZoom: MIN_ZOOM,
        maxZoom: options.maxZoom ?? maxZoom,
        maxPitch: 0,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        rollEnabled: false,
        attributionControl: false,
        maplibreLogo: false,
        cooperativeGestures: options.cooperativeGestures ?? false,
        fadeDuration: 0,
        locale: {
          'Map.Title': words.map,
          'CooperativeGesturesHandler.WindowsHelpText': words.scrollToZoom,
          'CooperativeGesturesHandler.MacHelpText': words.scrollToZoomMac,
          'CooperativeGesturesHandler.MobileHelpText': words.twoFingers,
        },
      });
    } catch (error) {
      root.remove();
      if (!(error instanceof GPUInitializationError)) throw error;
      throw new WebGlUnavailableError(error.message, { cause: error });
    }
  }

  /** What of the view the map shows, defaults filled in. */
  function outward(view: ViewState) {
    return {
      day: chosenDay(view, series),
      place: view.place,
      theme: view.theme ?? options.theme,
      language: view.lang ?? options.language,
    };
  }

  function show(next: typeof shown): void {
    const previous = shown;
    shown = next;
    const [before, now] = [isCovered(previous.day), isCovered(next.day)];
    const restyled = next.theme !== previous.theme || next.language !== previous.language;
    layer.setSnapshot(snapshotAt(next.day));
    layer.setTheme(next.theme);
    if (restyled) {
      map.setStyle(styleOf());
      tellLanguage();
    } else if (before !== now) {
      greyLand(map, next.theme, !now);
    }
    if (restyled || next.day !== previous.day) colorPlaces();
    if (restyled || next.day !== previous.day || next.place !== previous.place) showPlate();
  }

  async function drawn(): Promise<void> {
    await layer.whenDrawn();
  }

  /** A series without any snapshot is no gap in one: its basemap is not greyed. */
  function isCovered(day: Day): boolean {
    return series.snapshots.length === 0 || snapshotAt(day) !== null;
  }

  function snapshotAt(day: Day): number | null {
    return coverageAt(series, day)?.index ?? null;
  }

  function styleOf() {
    return composeStyle({
      ...options,
      places,
      twins,
      theme: shown.theme,
      language: shown.language,
      covered: isCovered(shown.day),
    });
  }

  function colorOf(holder: string): string | null {
    const actor = actors.get(holder);
    return actor ? inkColor(actor.color, shown.theme) : null;
  }

  function colorPlaces(): void {
    pointer.setDay(shown.day, colorOf);
  }

  function showPlate(): void {
    plate.show(shown.place === undefined ? undefined : placeOf.get(shown.place), plateContext());
  }

  function plateContext(): PlateContext {
    return {
      day: shown.day,
      language: shown.language,
      messages: createMapMessages(shown.language),
      sources: series.sources,
      actorName: (id) => {
        const actor = actors.get(id);
        return actor ? localize(actor.name, shown.language) : id;
      },
      actorColor: (id) => colorOf(id) ?? palettes[shown.theme].placeLocal,
    };
  }

  function tellLanguage(): void {
    const messages = createMapMessages(shown.language);
    controls.setMessages(messages);
    map.getCanvas().setAttribute('aria-label', messages.map);
  }

  function choose(place: PlaceFeature | undefined): void {
    if (isDestroyed) return;
    store.set({ place: place?.properties.id }, 'map', 'push');
  }
}
