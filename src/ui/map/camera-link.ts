import { LngLat, type MapLibreEvent, type Map as MapLibreMap } from 'maplibre-gl';
import type { PlaceFeature } from '../../core/publication/publication.ts';
import type { Bbox } from '../../core/series/series.ts';
import type { Camera } from '../../core/view/view-state.ts';
import type { Change, Store } from '../state/store.ts';
import type { Room } from './place-beside.ts';

/** What the camera shows when the view names none: a camera, or a box to fit. */
export type Home = Camera | Bbox;

/** Lengths from the map's four sides, CSS pixels. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What other parts cover of a map: the room they claim at its sides, and where they are. */
export interface Covered extends Insets {
  readonly panels: readonly Room[];
}

/** The camera and the store's `map` and `place`, each following the other. */
export interface CameraLink {
  goHome(): void;
  /** Shows a box whole. */
  showBox(box: Bbox): void;
  destroy(): void;
}

/** Length of a flight, milliseconds; nothing moves under reduced motion. */
const FLIGHT_MS = 800;
/** A chosen place is seen from at least this near. */
const PLACE_ZOOM = 6.6;
/** Room left about a box that is shown whole, CSS pixels. */
const MARGIN_PX = 24;
/** Smaller differences than these are the same camera: a reader cannot see them, and a fragment does not write them. */
const SAME_ZOOM = 0.006;
const SAME_PIXELS = 1;

export function linkCamera(
  map: MapLibreMap,
  store: Store,
  home: Home,
  placeOf: (id: string) => PlaceFeature | undefined,
  isMotionReduced: () => boolean,
  covered: () => Insets,
): CameraLink {
  const initial = store.get();
  if (initial.map) move(initial.map, false);
  else if (!(initial.place && showPlace(initial.place, false))) goHome(false);

  let rest = currentCamera();

  const onMoveEnd = ({ home: isHome }: MapLibreEvent & { home?: boolean }) => {
    const camera = currentCamera();
    if (!isHome && same(rest, camera)) return;
    rest = camera;
    store.set({ map: isHome ? undefined : camera }, 'map', 'replace');
  };

  const onChange = ({ view, previous, origin }: Change) => {
    if (origin === 'map') return;
    const placeChanged = view.place !== previous.place;
    const cameraChanged = JSON.stringify(view.map) !== JSON.stringify(previous.map);
    if (cameraChanged && view.map) {
      if (!same(view.map, currentCamera())) move(view.map, true);
    } else if ((placeChanged || cameraChanged) && view.place !== undefined) {
      showPlace(view.place, true);
    } else if (cameraChanged) {
      goHome(true);
    }
  };

  // What was shown whole stays whole when the room changes, until the reader moves the map.
  const onResize = () => {
    const { map: camera, place } = store.get();
    if (camera) return;
    if (!(place && showPlace(place, false))) goHome(false);
  };

  map.on('resize', onResize);
  map.on('moveend', onMoveEnd);
  const unsubscribe = store.subscribe(onChange);

  return {
    goHome: () => goHome(true),
    showBox: (box) => move(frame(box), true),
    destroy() {
      map.off('resize', onResize);
      map.off('moveend', onMoveEnd);
      unsubscribe();
    },
  };

  function currentCamera(): Camera {
    const { lng, lat } = map.getCenter().wrap();
    return { zoom: map.getZoom(), lat, lon: lng };
  }

  function same(a: Camera, b: Camera): boolean {
    if (Math.abs(a.zoom - b.zoom) > SAME_ZOOM) return false;
    return map.project([a.lon, a.lat]).dist(map.project([b.lon, b.lat])) < SAME_PIXELS;
  }

  function move(camera: Camera, animate: boolean, about: object = {}): void {
    if (!animate || isMotionReduced()) {
      map.jumpTo({ center: [camera.lon, camera.lat], zoom: camera.zoom }, about);
      return;
    }
    const { zoom, lat, lon } = camera;
    map.flyTo({ center: [lon, lat], zoom, duration: FLIGHT_MS, essential: true }, about);
  }

  function frame([west, south, east, north]: Bbox): Camera {
    const { top, right, bottom, left } = covered();
    const fitted = map.cameraForBounds([west, south, east, north], {
      padding: {
        top: top + MARGIN_PX,
        right: right + MARGIN_PX,
        bottom: bottom + MARGIN_PX,
        left: left + MARGIN_PX,
      },
    });
    const { lng, lat } = LngLat.convert(fitted?.center ?? map.getCenter());
    return { zoom: fitted?.zoom ?? map.getZoom(), lat, lon: lng };
  }

  function goHome(animate: boolean): void {
    move('zoom' in home ? home : frame(home), animate, { home: true });
  }

  /** False when there is no such place. */
  function showPlace(id: string, animate: boolean): boolean {
    const place = placeOf(id);
    if (!place) return false;
    const box = place.properties.frame;
    if (box) {
      move(frame(box), animate);
    } else {
      const [lon, lat] = place.geometry.coordinates;
      const zoom = Math.max(PLACE_ZOOM, animate ? map.getZoom() : PLACE_ZOOM);
      move({ zoom, lat, lon }, animate);
    }
    return true;
  }
}
