import {
  GPUInitializationError,
  Map as MapLibreMap,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import { maxZoom } from './basemap-style.ts';
import type { MapMessages } from './map-messages.ts';
import { workerUrl } from './worker.ts';

/** The browser cannot draw the map: it has no WebGL2, or the page's policy lets no worker start. Show the picture instead. */
export class MapUnavailableError extends Error {
  override readonly name = 'MapUnavailableError';
}

export interface OpenMapLibreOptions {
  /** scrolling the page past the map does not zoom it */
  readonly cooperativeGestures?: boolean;
  readonly maxZoom?: number;
}

const MIN_ZOOM = 1;

/** MapLibre's own map in `container`, flat and north up. Throws a MapUnavailableError where there is no WebGL2. */
export function openMapLibre(
  container: HTMLElement,
  style: StyleSpecification,
  words: MapMessages,
  options: OpenMapLibreOptions,
): MapLibreMap {
  setWorkerUrl(workerUrl());
  try {
    return new MapLibreMap({
      container,
      style,
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
    if (!(error instanceof GPUInitializationError)) throw error;
    throw new MapUnavailableError(error.message, { cause: error });
  }
}

/** MapLibre tells of a worker that did not start by these words alone. */
const WORKER_FAILED = /^Worker failed to load/;

/** Resolves once a map has all it needs to be drawn; rejects with a MapUnavailableError when its worker does not start. */
export function whenLoaded(map: MapLibreMap): Promise<void> {
  const loaded = new Promise<void>((resolve, reject) => {
    map.once('load', () => resolve());
    map.on('error', ({ error }) => {
      if (WORKER_FAILED.test(error.message)) reject(new MapUnavailableError(error.message));
      else console.error(error);
    });
  });
  loaded.catch(() => undefined);
  return loaded;
}
