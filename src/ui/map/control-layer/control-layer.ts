import type {
  CustomLayerInterface,
  CustomRenderMethodInput,
  Map as MapLibreMap,
} from 'maplibre-gl';
import type { Topology } from '../../../core/topology/topology.ts';
import type { Theme } from '../../../core/view/view-state.ts';
import { type ZonePaint, zonePaints } from '../../../picture/zone-paint.ts';
import { type FrameCamera, frameCamera } from './camera.ts';
import { type CompositePass, createCompositePass, type PaintedChannel } from './composite-pass.ts';
import { createIdleWork } from './idle-work.ts';
import {
  type Channel,
  createMaskPass,
  type MaskPair,
  type MaskPass,
  type Scissor,
} from './mask-pass.ts';
import { createPatternOrigin } from './pattern-origin.ts';
import { WORLD_UNITS } from './polygon-mesh.ts';
import { CHANNELS } from './shaders.ts';
import { type ShapeArrays, toArrays } from './shape-buffers.ts';
import { createShapeStore, type ShapeStore } from './snapshot-shapes.ts';

/** What a ControlLayer shows. */
export interface ControlLayerOptions {
  /** id of the layer in the map's style */
  readonly id: string;
  readonly topology: Topology;
  /** index into `topology.series.snapshots`; null shows nothing ("no map") */
  readonly snapshot: number | null;
  readonly theme: Theme;
}

/** Samples a pixel for exact coverage of reported shapes; soft edges need none. */
const SAMPLES = 4;

interface Group {
  readonly channels: readonly (Channel & PaintedChannel)[];
  readonly mask: MaskPair;
}

interface Gl {
  readonly map: MapLibreMap;
  readonly context: WebGL2RenderingContext;
  readonly masks: MaskPass;
  readonly composite: CompositePass;
}

/**
 * Who holds what at one snapshot, as a layer of any MapLibre map:
 * `map.addLayer(new ControlLayer({ id: 'control', topology, snapshot, theme: 'light' }), beforeId)`.
 *
 * A date is linked, triangulated, uploaded and drawn within one frame. MapLibre drops custom layers when its WebGL
 * context is lost or its style is replaced: add the same layer again then.
 */
export class ControlLayer implements CustomLayerInterface {
  readonly id: string;
  readonly type = 'custom' as const;
  readonly renderingMode = '2d' as const;

  readonly #topology: Topology;
  readonly #shapes: ShapeStore;
  readonly #origin = createPatternOrigin();
  readonly #idle = createIdleWork();
  #snapshot: number | null;
  #theme: Theme;
  #drawn: number | null | undefined;
  #waiting: (() => void)[] = [];
  #gl: Gl | null = null;
  #uploaded: { snapshot: number; arrays: ShapeArrays } | null = null;
  #groups: readonly Group[] = [];
  #frame: { camera: FrameCamera; clip: Scissor; origin: [number, number, number, number] } | null =
    null;
  #masked = '';
  #sized = '';
  readonly #paints = new Map<string, readonly ZonePaint[]>();

  constructor({ id, topology, snapshot, theme }: ControlLayerOptions) {
    this.id = id;
    this.#topology = topology;
    this.#shapes = createShapeStore(topology);
    this.#snapshot = snapshot;
    this.#theme = theme;
  }

  /** The snapshot asked for. */
  get snapshot(): number | null {
    return this.#snapshot;
  }

  /** The snapshot in the frame on screen; null when that frame shows none, undefined before the first frame. */
  get drawn(): number | null | undefined {
    return this.#drawn;
  }

  /** Asks for a snapshot (null: none); it is on screen in the map's next frame. Throws a RangeError for an index the series lacks. */
  setSnapshot(snapshot: number | null): void {
    const count = this.#topology.series.snapshots.length;
    if (snapshot !== null && !(Number.isInteger(snapshot) && snapshot >= 0 && snapshot < count)) {
      throw new RangeError(`no such snapshot: ${snapshot} of ${count}`);
    }
    if (snapshot === this.#snapshot) return;
    this.#prepareBeyond(this.#snapshot, snapshot);
    this.#snapshot = snapshot;
    this.#gl?.map.triggerRepaint();
  }

  setTheme(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#masked = '';
    this.#gl?.map.triggerRepaint();
  }

  /** Resolves with the snapshot once a frame that shows the one asked for last has been drawn. */
  async whenDrawn(): Promise<number | null> {
    while (this.#drawn !== this.#snapshot) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    return this.#snapshot;
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#gl = {
      map,
      context: gl,
      masks: createMaskPass(gl),
      composite: createCompositePass(gl),
    };
    this.#forget();
  }

  onRemove(): void {
    this.#idle.cancel();
    this.#dropMasks();
    this.#gl?.masks.destroy();
    this.#gl?.composite.destroy();
    this.#gl = null;
    this.#forget();
  }

  prerender(_gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    if (!this.#gl || this.#snapshot === null) return;
    const { map, masks } = this.#gl;
    const camera = frameCamera(map, input);
    const arrays = this.#upload(this.#snapshot);
    const origin = this.#origin(camera);
    const clip = arrays.bounds && clipTo(camera, arrays.bounds);
    this.#frame = clip && { camera, clip, origin };
    const key = `${this.#snapshot} ${camera.key}`;
    if (!clip || this.#masked === key) return;
    this.#masked = key;
    this.#regroup(camera, arrays);
    for (const { channels, mask } of this.#groups) masks.draw(camera, channels, mask, clip);
  }

  render(): void {
    if (this.#gl && this.#snapshot !== null && this.#frame) {
      const { camera, clip, origin } = this.#frame;
      for (const { channels, mask } of this.#groups) {
        this.#gl.composite.draw(camera, channels, mask, clip, origin);
      }
    }
    this.#drawn = this.#snapshot;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #upload(snapshot: number): ShapeArrays {
    if (this.#uploaded?.snapshot === snapshot) return this.#uploaded.arrays;
    const arrays = toArrays(this.#shapes.at(snapshot));
    this.#gl!.masks.upload(arrays);
    this.#uploaded = { snapshot, arrays };
    return arrays;
  }

  /** Sorts the held zones into masks of four, in painting order; keeps the masks while they fit. */
  #regroup(camera: FrameCamera, { ranges }: ShapeArrays): void {
    const { series } = this.#topology;
    const estimated = series.snapshots[this.#snapshot!]!.method === 'estimate';
    const rangeOf = new Map(ranges.map((range) => [range.zone, range]));
    const channels = this.#paintsOf(estimated).flatMap((paint) => {
      const range = rangeOf.get(paint.zone);
      return range && range.indexCount > 0
        ? [{ paint, range, radius: radiusOf(paint) * camera.pixelRatio }]
        : [];
    });
    const samples = estimated ? 0 : SAMPLES;
    const sized = `${camera.width} ${camera.height} ${samples}`;
    if (sized !== this.#sized) this.#dropMasks();
    this.#sized = sized;
    const kept = this.#groups.map(({ mask }) => mask);
    const count = Math.ceil(channels.length / CHANNELS);
    this.#groups = Array.from({ length: count }, (_, i) => ({
      channels: channels.slice(i * CHANNELS, (i + 1) * CHANNELS),
      mask: kept[i] ?? this.#gl!.masks.createMask(camera.width, camera.height, samples),
    }));
    for (const mask of kept.slice(count)) destroyMask(mask);
  }

  /** Paints are reckoned once for a theme. */
  #paintsOf(estimated: boolean): readonly ZonePaint[] {
    const key = `${this.#theme} ${estimated}`;
    let paints = this.#paints.get(key);
    if (!paints) {
      paints = zonePaints(this.#topology.series, this.#theme, estimated);
      this.#paints.set(key, paints);
    }
    return paints;
  }

  #dropMasks(): void {
    for (const { mask } of this.#groups) destroyMask(mask);
    this.#groups = [];
  }

  #forget(): void {
    this.#uploaded = null;
    this.#groups = [];
    this.#frame = null;
    this.#masked = '';
    this.#sized = '';
    this.#drawn = undefined;
  }

  /** Links and triangulates the snapshots a hand moving on would reach next, while the browser is idle. */
  #prepareBeyond(before: number | null, now: number | null): void {
    if (now === null) return;
    const step = before !== null && before > now ? -1 : 1;
    const next = [step, 2 * step, 3 * step, -step, 4 * step, 5 * step]
      .map((offset) => now + offset)
      .filter((i) => i >= 0 && i < this.#topology.series.snapshots.length);
    this.#idle.replace(
      next.map((snapshot) => () => {
        if (!this.#shapes.has(snapshot)) this.#shapes.at(snapshot);
      }),
    );
  }
}

function destroyMask({ areas, edges }: MaskPair): void {
  areas.destroy();
  edges.destroy();
}

/** How far from a border its line or fade reaches, and a pixel more; CSS pixels. */
function radiusOf({ border, featherPx }: ZonePaint): number {
  const reach = Math.max(border ? border.widthPx / 2 : 0, featherPx / 2);
  return reach === 0 ? 0 : reach + 1;
}

/** The part of the canvas the shapes can touch; null when none. */
function clipTo(
  camera: FrameCamera,
  [west, north, east, south]: readonly [number, number, number, number],
): Scissor | null {
  const { width, height } = camera;
  const margin = 8 * camera.pixelRatio;
  const corners = camera.copies.flatMap((copy) =>
    [west, east].flatMap((x) =>
      [north, south].map((y) => camera.toScreen(x + copy * WORLD_UNITS, y)),
    ),
  );
  const seen = corners.filter((corner) => corner !== null);
  if (seen.length < corners.length) return [0, 0, width, height];
  const [xs, ys] = [seen.map(([x]) => x), seen.map(([, y]) => y)];
  const left = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const right = Math.min(width, Math.ceil(Math.max(...xs) + margin));
  const top = Math.max(0, Math.floor(Math.min(...ys) - margin));
  const bottom = Math.min(height, Math.ceil(Math.max(...ys) + margin));
  return right > left && bottom > top ? [left, height - bottom, right - left, bottom - top] : null;
}
