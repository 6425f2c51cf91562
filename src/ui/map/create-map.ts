import type { Map as MapLibreMap } from 'maplibre-gl';
import { gazetteerTwins, withGazetteerNames } from '../../core/figures/gazetteer-twins.ts';
import type { PlaceCollection, PlaceFeature } from '../../core/publication/publication.ts';
import { localize } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { shapesBox } from '../../core/topology/shapes-box.ts';
import type { Topology } from '../../core/topology/topology.ts';
import type { Point, Theme, ViewState } from '../../core/view/view-state.ts';
import type { BasemapPack, Gazetteer } from '../../picture/basemap.ts';
import { palettes } from '../../picture/palette.ts';
import { inkColor } from '../../picture/zone-paint.ts';
import { watchReducedMotion } from '../a11y/reduced-motion.ts';
import { type Attention, createAttention } from '../state/attention.ts';
import type { Store } from '../state/store.ts';
import { type BorderPolicy, CONTROL_BEFORE } from './basemap-style.ts';
import { type Covered, type Home, linkCamera } from './camera-link.ts';
import { createChosenSpot } from './chosen-spot.ts';
import { type ComparedView, comparedView, snapshotOf } from './compared-view.ts';
import { ControlLayer } from './control-layer/control-layer.ts';
import { createControls } from './controls.ts';
import { createDateFlags } from './date-flags.ts';
import { html } from './dom.ts';
import { createHoverLabel } from './hover-label.ts';
import { createMapMessages } from './map-messages.ts';
import { composeStyle, greyLand } from './map-style.ts';
import { type OpenMapLibreOptions, openMapLibre, whenLoaded } from './open-maplibre.ts';
import { createOutlines } from './outlines.ts';
import { createPlacePlate, type PlateContext } from './place-plate.ts';
import { attachPlaces } from './places-layer.ts';

export interface CreateMapOptions extends OpenMapLibreOptions {
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
  /** what other parts cover; asked whenever a box is to be seen whole, and a plate to be put */
  readonly covered?: () => Covered;
}

/** A map of one series, following its store. */
export interface ConflictMap {
  readonly map: MapLibreMap;
  readonly layer: ControlLayer;
  /** Shows a day; resolves once a frame with it has been drawn. The store is left as it is. */
  setDate(day: Day): Promise<void>;
  /** Resolves once the first whole map, basemap and shapes, has been drawn; rejects as `whenLoaded` does. */
  whenReady(): Promise<void>;
  destroy(): void;
}

const LAYER = 'control';
const NOTHING_COVERED: Covered = { top: 0, right: 0, bottom: 0, left: 0, panels: [] };
const NO_PLACES: PlaceCollection = { type: 'FeatureCollection', features: [] };

/** Adds a map to `container`, which `mapCss` must style. Throws a MapUnavailableError where there is no WebGL2. */
export function createMap(container: HTMLElement, options: CreateMapOptions): ConflictMap {
  const { topology, store } = options;
  const attention = options.attention ?? createAttention();
  const { series } = topology;
  const twins = gazetteerTwins(options.places ?? NO_PLACES, options.gazetteer);
  const places = withGazetteerNames(options.places ?? NO_PLACES, twins);
  const placeOf = new Map(places.features.map((place) => [place.properties.id, place]));
  const actors = new Map(series.actors.map((actor) => [actor.id, actor]));
  let shown = outward(store.get());
  const covered = options.covered ?? (() => NOTHING_COVERED);
  let isReduced = false;
  let isDestroyed = false;

  const canvas = html('div', { class: 'cm-map-canvas' });
  const root = html('div', { class: 'cm-map' }, canvas);
  container.append(root);
  const map = openMap();
  const layer = new ControlLayer({
    id: LAYER,
    topology,
    snapshot: null,
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
    covered,
  );
  const controls = createControls(root, map, camera.goHome, () => !isReduced);
  if (options.credit) root.append(html('p', { class: 'cm-map-credit' }, options.credit));
  const plate = createPlacePlate(
    root,
    map,
    () => choose(undefined),
    () => covered().panels,
  );
  const label = createHoverLabel(root, map);
  const outlines = createOutlines(root, map, attention, shown.theme);
  const spot = createChosenSpot(root, map);
  const flags = createDateFlags(root, { series, onDivide: () => compare(shown.compared) });
  const pointer = attachPlaces(
    map,
    places,
    (place, { lng, lat }) => {
      const outline = place ? null : outlines.at(lng, lat);
      if (outline) attention.set({ chosen: outline.id });
      else choose(place, place ? undefined : { lon: lng, lat });
    },
    (place, at) => {
      const outline = place || !at ? null : outlines.at(at.lng, at.lat);
      map.getCanvas().style.cursor = place || outline ? 'pointer' : '';
      outlines.point(outline);
      label.show(place?.properties.id === shown.place ? undefined : place, plateContext());
    },
  );
  const onKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape') return;
    attention.set({ chosen: null });
    if (shown.spot) choose(undefined);
  };
  root.addEventListener('keydown', onKey);

  map.on('style.load', () => {
    if (!map.getLayer(LAYER)) map.addLayer(layer, map.getLayer(CONTROL_BEFORE) && CONTROL_BEFORE);
    greyLand(map, shown.theme, !isCovered(shown.compared));
    outlines.redraw(shown.theme);
    colorPlaces();
  });
  const loaded = whenLoaded(map);
  tellLanguage();
  compare(shown.compared);
  showPlate();
  spot.show(shown.spot, shown.language);
  const ends = [
    store.subscribe(({ view }) => show(outward(view))),
    attention.subscribe((now, before) => {
      if (now.peeking !== before.peeking) show(outward(store.get()));
      const chosen = now.outlines.find(({ id }) => id === now.chosen);
      // One that comes with its outlines was chosen before they were drawn: the camera is where the address has it.
      const isAsked = now.chosen !== before.chosen && now.outlines === before.outlines;
      if (chosen && isAsked) camera.showBox(chosen.bbox);
    }),
    stopWatching,
  ];

  return {
    map,
    layer,
    setDate(day) {
      show(outward({ ...store.get(), date: day }));
      return drawn();
    },
    async whenReady() {
      await loaded;
      await drawn();
    },
    destroy() {
      isDestroyed = true;
      for (const end of ends) end();
      for (const each of [camera, controls, pointer, outlines, plate, label, spot, flags])
        each.destroy();
      map.remove();
      root.remove();
    },
  };

  function openMap(): MapLibreMap {
    try {
      return openMapLibre(canvas, styleOf(), createMapMessages(shown.language), options);
    } catch (error) {
      root.remove();
      throw error;
    }
  }

  /** What of the view the map shows, defaults filled in. */
  function outward(view: ViewState) {
    return {
      compared: comparedView(view, series, attention.get().peeking),
      place: view.place,
      spot: view.spot,
      theme: view.theme ?? options.theme,
      language: view.lang ?? options.language,
    };
  }

  function show(next: typeof shown): void {
    const previous = shown;
    shown = next;
    const [before, now] = [isCovered(previous.compared), isCovered(next.compared)];
    const restyled = next.theme !== previous.theme || next.language !== previous.language;
    const redated = JSON.stringify(next.compared) !== JSON.stringify(previous.compared);
    if (redated || restyled) compare(next.compared);
    layer.setTheme(next.theme);
    if (restyled) {
      map.setStyle(styleOf());
      tellLanguage();
    } else if (before !== now) {
      greyLand(map, next.theme, !now);
    }
    if (restyled || redated) colorPlaces();
    if (restyled || redated || next.place !== previous.place) showPlate();
    if (restyled || next.spot !== previous.spot) spot.show(next.spot, next.language);
  }

  /** Hands the layer the dates on the map, and says on it which is where. */
  function compare(compared: ComparedView): void {
    const { mode, day, vs, shown: alone, zone } = compared;
    flags.show(compared, shown.language);
    layer.setSnapshot(snapshotOf(series, mode === 'flicker' ? alone : day));
    layer.setComparison(
      vs === null || mode === 'control' || mode === 'flicker'
        ? null
        : {
            compareWith: snapshotOf(series, vs),
            mode,
            ...(zone !== undefined && { zone }),
            divider: flags.divider,
            comparedOnRight: flags.comparedOnRight,
          },
    );
  }

  async function drawn(): Promise<void> {
    await layer.whenDrawn();
  }

  /**
   * Whether the land has its colours: a change has none unless both dates have a map, and of two dates side by side
   * each has a veil of its own. A series without any snapshot is no gap in one: its basemap is not greyed.
   */
  function isCovered({ mode, day, vs, shown: alone }: ComparedView): boolean {
    if (series.snapshots.length === 0 || mode === 'swipe') return true;
    const dates = mode === 'change' && vs !== null ? [day, vs] : [alone];
    return dates.every((date) => snapshotOf(series, date) !== null);
  }

  function styleOf() {
    return composeStyle({
      ...options,
      places,
      twins,
      theme: shown.theme,
      language: shown.language,
      covered: isCovered(shown.compared),
    });
  }

  function colorOf(holder: string): string | null {
    const actor = actors.get(holder);
    return actor ? inkColor(actor.color, shown.theme) : null;
  }

  function colorPlaces(): void {
    const { mode, day, vs, shown: alone } = shown.compared;
    pointer.setDays(mode === 'swipe' && vs !== null ? [vs, day] : [alone], colorOf);
  }

  function showPlate(): void {
    plate.show(shown.place === undefined ? undefined : placeOf.get(shown.place), plateContext());
  }

  function plateContext(): PlateContext {
    return {
      day: shown.compared.shown,
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

  /** A place, or a point of the map that is none; neither clears both. */
  function choose(place: PlaceFeature | undefined, at?: Point): void {
    if (isDestroyed) return;
    attention.set({ chosen: null });
    store.set({ place: place?.properties.id, spot: at }, 'map', 'push');
  }
}
