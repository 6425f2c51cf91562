import { type GeoPermissibleObjects, geoIdentity, geoPath, geoTransform } from 'd3';
import type { Bbox } from '../core/series/series.ts';
import type { Camera } from '../core/view/view-state.ts';
import { pathWriter } from './path-writer.ts';

/** Pixels the world is wide at zoom 0, as MapLibre counts. */
const TILE = 512;
/** Pixels beyond the picture's edge that are kept, so that strokes along the cut stay out of sight. */
const MARGIN = 8;

/** Web Mercator onto a picture. */
export interface MapProjection {
  /** [x, y] in pixels from the top left */
  project(lon: number, lat: number): [x: number, y: number];
  /** the reverse */
  unproject(x: number, y: number): [lon: number, lat: number];
  /** Writes GeoJSON as SVG path data, cut to the picture; '' where nothing of it is in sight. */
  path(geometry: GeoPermissibleObjects): string;
}

/**
 * A picture of `width` by `height` pixels that looks where `camera` does. Paths are written to a tenth of a pixel, without what
 * is smaller than `tolerance` pixels.
 */
export function mapProjection(
  { zoom, lat, lon }: Camera,
  width: number,
  height: number,
  tolerance = 0,
): MapProjection {
  const size = TILE * 2 ** zoom;
  const [centerX, centerY] = mercator(lon, lat);
  const project = (x: number, y: number): [number, number] => {
    const [worldX, worldY] = mercator(x, y);
    return [(worldX - centerX) * size + width / 2, (worldY - centerY) * size + height / 2];
  };
  const transform = geoTransform({
    point(x, y) {
      this.stream.point(...project(x, y));
    },
  });
  const clip = geoIdentity().clipExtent([
    [-MARGIN, -MARGIN],
    [width + MARGIN, height + MARGIN],
  ]);
  const writer = pathWriter(tolerance);
  const draw = geoPath({ stream: (sink) => transform.stream(clip.stream(sink)) }, writer);
  return {
    project,
    unproject: (x, y) =>
      inverse(centerX + (x - width / 2) / size, centerY + (y - height / 2) / size),
    path(geometry) {
      draw(geometry);
      return writer.result();
    },
  };
}

/** The camera that fits a box into a picture with `padding` pixels left free on each side. */
export function cameraFor(box: Bbox, width: number, height: number, padding = 0): Camera {
  const [west, north] = mercator(box[0], box[3]);
  const [east, south] = mercator(box[2], box[1]);
  const fit = Math.min(
    (width - 2 * padding) / Math.max(east - west, 1e-9),
    (height - 2 * padding) / Math.max(south - north, 1e-9),
  );
  const [lon, lat] = inverse((west + east) / 2, (north + south) / 2);
  return { zoom: Math.max(0, Math.log2(Math.max(fit, TILE) / TILE)), lat, lon };
}

/** Web Mercator with the world from 0 to 1, north at 0. */
function mercator(lon: number, lat: number): [x: number, y: number] {
  const limited = Math.max(-85.06, Math.min(85.06, lat));
  const s = Math.sin((limited * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.atanh(s) / (2 * Math.PI)];
}

function inverse(x: number, y: number): [lon: number, lat: number] {
  const lat = Math.asin(Math.tanh((0.5 - y) * 2 * Math.PI));
  return [(x - 0.5) * 360, (lat * 180) / Math.PI];
}
