import {
  GPUInitializationError,
  Map as MapLibreMap,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import { maxZoom } from './basemap-style.ts';
import type { MapMessages } from './map-messages.ts';
import { workerUrl } from './worker.ts';

/** The browser cannot draw the map: no WebGL2. Show the picture instead. */
export class WebGlUnavailableError extends Error {
  override readonly name = 'WebGlUnavailableError';
}

export interface OpenMapLibreOptions {
  /** scrolling the page past the map does not zoom it */
  readonly cooperativeGestures?: boolean;
  readonly maxZoom?: number;
}

const MIN_ZOOM = 1;

/** MapLibre's own map in `container`, flat and north up. Throws a WebGlUnavailableError where there is no WebGL2. */
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
    throw new WebGlUnavailableError(error.message, { cause: error });
  }
}
