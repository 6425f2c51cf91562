import type { CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import { mercatorX, mercatorY, WORLD_UNITS } from './polygon-mesh.ts';

/** Where the map looks in one frame, in the units the layer draws in. */
export interface FrameCamera {
  readonly input: CustomRenderMethodInput;
  readonly globe: boolean;
  /** integer centre, Mercator units */
  readonly center: readonly [x: number, y: number];
  /** device pixels of the map's canvas */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** world copies in view: 0 is the plain one, 1 the next to the east */
  readonly copies: readonly number[];
  /** Matrix from Mercator units relative to `center`, of a world copy, to clip space. */
  relativeMatrix(copy: number): Float32Array;
  /** Device pixels from the canvas's top left of a Mercator position; null behind the camera or on a globe. */
  toScreen(x: number, y: number): [x: number, y: number] | null;
  /** equal for equal frames */
  readonly key: string;
}

/** Reads the camera of a frame. The matrix is multiplied in 64 bits and only then cut to 32. */
export function frameCamera(map: MapLibreMap, input: CustomRenderMethodInput): FrameCamera {
  const { width, height } = map.getCanvas();
  const globe = input.shaderData.variantName === 'globe';
  const { lng, lat } = map.getCenter();
  const center = [mercatorX(lng), mercatorY(lat)] as const;
  const main = input.defaultProjectionData.mainMatrix;

  function relative(copy: number): Float64Array {
    const [x, y] = [center[0] / WORLD_UNITS + copy, center[1] / WORLD_UNITS];
    const out = new Float64Array(16);
    for (let row = 0; row < 4; row++) {
      out[row] = main[row]! / WORLD_UNITS;
      out[4 + row] = main[4 + row]! / WORLD_UNITS;
      out[8 + row] = main[8 + row]!;
      out[12 + row] = main[row]! * x + main[4 + row]! * y + main[12 + row]!;
    }
    return out;
  }

  const plain = relative(0);
  return {
    input,
    globe,
    center,
    width,
    height,
    pixelRatio: map.getPixelRatio(),
    copies: globe ? [0] : copiesInView(map),
    relativeMatrix: (copy) => Float32Array.from(copy === 0 ? plain : relative(copy)),
    toScreen(x, y) {
      if (globe) return null;
      const [dx, dy] = [x - center[0], y - center[1]];
      const at = (row: number) => plain[row]! * dx + plain[4 + row]! * dy + plain[12 + row]!;
      const w = at(3);
      return w > 1e-4 ? [(at(0) / w / 2 + 0.5) * width, (0.5 - at(1) / w / 2) * height] : null;
    },
    key: [input.shaderData.variantName, width, height, ...main].join(),
  };
}

function copiesInView(map: MapLibreMap): number[] {
  if (!map.getRenderWorldCopies()) return [0];
  const bounds = map.getBounds();
  const first = Math.floor((bounds.getWest() + 180) / 360);
  const last = Math.floor((bounds.getEast() + 180) / 360);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
