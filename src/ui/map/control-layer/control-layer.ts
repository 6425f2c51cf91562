import type {
  CustomLayerInterface,
  CustomRenderMethodInput,
  Map as MapLibreMap,
} from 'maplibre-gl';
import { comparedZones } from '../../../core/figures/compared-zones.ts';
import type { Topology } from '../../../core/topology/topology.ts';
import type { Theme } from '../../../core/view/view-state.ts';
import { isEstimated, type ZonePaint, zonePaints } from '../../../picture/zone-paint.ts';
import { type FrameCamera, frameCamera } from './camera.ts';
import { planChange } from './change-plan.ts';
import { clipTo, intersection, leftOf, rightOf } from './clip.ts';
import { type CompositePass, createCompositePass } from './composite-pass.ts';
import { planControl } from './control-plan.ts';
import { createGpuShapes, type GpuShapeStore } from './gpu-shapes.ts';
import { createIdleWork } from './idle-work.ts';
import { createMaskPass, type MaskPass, type Scissor } from './mask-pass.ts';
import { createMaskPool, type Mask, type MaskPool } from './mask-pool.ts';
import { createPatternOrigin } from './pattern-origin.ts';
import type { Plan } from './plan.ts';
import { createShapeStore, type ShapeStore } from './snapshot-shapes.ts';

/** A second date on the same map, and how the two are shown. */
export interface Comparison {
  /** index into `topology.series.snapshots` of the date compared with; null: no map stands for it */
  readonly compareWith: number | null;
  /** what changed from one to the other, or each on its side of a divider */
  readonly mode: 'change' | 'swipe';
  /** `change`: index of the zone whose change is shown; absent: see `comparedZones` */
  readonly zone?: number;
  /** `swipe`: where the divider stands, share of the map's width from the left; 0.5 when absent */
  readonly divider?: number;
  /** `swipe`: the date compared with lies on the right of the divider, not on its left */
  readonly comparedOnRight?: boolean;
}

/** What a ControlLayer shows; with `compareWith` it compares, by default as `change`. */
export interface ControlLayerOptions extends Partial<Comparison> {
  /** id of the layer in the map's style */
  readonly id: string;
  readonly topology: Topology;
  /** index into `topology.series.snapshots`; null shows nothing ("no map") */
  readonly snapshot: number | null;
  readonly theme: Theme;
}

/** What is asked for, or was drawn. */
interface Shown {
  readonly snapshot: number | null;
  readonly comparison: Comparison | null;
  readonly theme: Theme;
}

/** A part of the map, ready to be laid on it. */
interface Part {
  readonly plan: Plan;
  readonly masks: readonly Mask[];
  readonly clip: Scissor;
}

interface Gl {
  readonly map: MapLibreMap;
  readonly context: WebGL2RenderingContext;
  readonly shapes: GpuShapeStore;
  readonly masks: MaskPass;
  readonly pool: MaskPool;
  readonly composite: CompositePass;
}

/**
 * Who holds what at one snapshot, or how two compare, as a layer of any MapLibre map:
 * `map.addLayer(new ControlLayer({ id: 'control', topology, snapshot, theme: 'light' }), beforeId)`.
 *
 * A date is linked, triangulated, uploaded and drawn within one frame; of two dates the one that stands still is kept.
 * MapLibre drops custom layers when its WebGL context is lost or its style is replaced: add the same layer again then.
 */
export class ControlLayer implements CustomLayerInterface {
  readonly id: string;
  readonly type = 'custom' as const;
  readonly renderingMode = '2d' as const;

  readonly #topology: Topology;
  readonly #shapes: ShapeStore;
  readonly #origin = createPatternOrigin();
  readonly #idle = createIdleWork();
  readonly #paints = new Map<string, readonly ZonePaint[]>();
  #asked: Shown;
  #drawn: Shown | null = null;
  #waiting: (() => void)[] = [];
  #gl: Gl | null = null;
  #frame: { camera: FrameCamera; origin: [number, number, number, number] } | null = null;
  #parts: readonly Part[] = [];
  /** of the frame that the masks were drawn for */
  #masked: { readonly shown: Shown; readonly camera: string } | null = null;

  constructor({ id, topology, snapshot, theme, ...comparison }: ControlLayerOptions) {
    this.id = id;
    this.#topology = topology;
    this.#shapes = createShapeStore(topology);
    const { compareWith, mode = 'change' } = comparison;
    this.#asked = {
      snapshot,
      comparison: compareWith === undefined ? null : { ...comparison, compareWith, mode },
      theme,
    };
  }

  /** The snapshot asked for. */
  get snapshot(): number | null {
    return this.#asked.snapshot;
  }

  /** The comparison asked for; null: none. */
  get comparison(): Comparison | null {
    return this.#asked.comparison;
  }

  /** The snapshot in the frame on screen; null when that frame shows none, undefined before the first frame. */
  get drawn(): number | null | undefined {
    return this.#drawn?.snapshot;
  }

  /** The comparison in the frame on screen; null when it shows none, undefined before the first frame. */
  get drawnComparison(): Comparison | null | undefined {
    return this.#drawn?.comparison;
  }

  /** Asks for a snapshot (null: none); it is on screen in the map's next frame. Throws a RangeError for an index the series lacks. */
  setSnapshot(snapshot: number | null): void {
    this.#check(snapshot);
    if (snapshot === this.#asked.snapshot) return;
    this.#prepareBeyond(this.#asked.snapshot, snapshot);
    this.#ask({ snapshot });
  }

  /** Compares with a second date, or with none; on screen in the map's next frame. Throws a RangeError for an index the series lacks. */
  setComparison(comparison: Comparison | null): void {
    this.#check(comparison?.compareWith ?? null);
    const before = this.#asked.comparison;
    if (JSON.stringify(comparison) === JSON.stringify(before)) return;
    if (comparison && comparison.compareWith !== before?.compareWith)
      this.#prepareBeyond(before?.compareWith ?? null, comparison.compareWith);
    this.#ask({ comparison });
  }

  setTheme(theme: Theme): void {
    if (theme !== this.#asked.theme) this.#ask({ theme });
  }

  /** Resolves with the snapshot once a frame that shows what was asked for last has been drawn. */
  async whenDrawn(): Promise<number | null> {
    while (this.#drawn !== this.#asked) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    return this.#asked.snapshot;
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#gl = {
      map,
      context: gl,
      shapes: createGpuShapes(gl, this.#shapes),
      masks: createMaskPass(gl),
      pool: createMaskPool(gl),
      composite: createCompositePass(gl),
    };
    this.#forget();
  }

  onRemove(): void {
    this.#idle.cancel();
    if (this.#gl)
      for (const each of [this.#gl.shapes, this.#gl.masks, this.#gl.pool, this.#gl.composite])
        each.destroy();
    this.#gl = null;
    this.#forget();
  }

  prerender(_gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    if (!this.#gl) return;
    const camera = frameCamera(this.#gl.map, input);
    this.#frame = { camera, origin: this.#origin(camera) };
    if (this.#masked?.shown === this.#asked && this.#masked.camera === camera.key) return;
    this.#masked = { shown: this.#asked, camera: camera.key };
    this.#parts = this.#plans(camera).flatMap(([plan, side]) => {
      const bounds = plan.bounds && clipTo(camera, plan.bounds);
      const clip = bounds && intersection(bounds, side);
      return clip ? [{ plan, clip, masks: this.#drawMasks(camera, plan, clip) }] : [];
    });
  }

  render(): void {
    if (this.#gl && this.#frame) {
      const { camera, origin } = this.#frame;
      for (const { plan, masks, clip } of this.#parts)
        for (const { plate, fills } of plan.layers)
          this.#gl.composite.draw(camera, fills, masks[plate]!, clip, origin);
    }
    this.#drawn = this.#asked;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #ask(change: Partial<Shown>): void {
    this.#asked = { ...this.#asked, ...change };
    this.#gl?.map.triggerRepaint();
  }

  #check(snapshot: number | null): void {
    const count = this.#topology.series.snapshots.length;
    if (snapshot !== null && !(Number.isInteger(snapshot) && snapshot >= 0 && snapshot < count))
      throw new RangeError(`no such snapshot: ${snapshot} of ${count}`);
  }

  /** What is drawn where; nothing where no map stands, and no change from or to a date without one. */
  #plans({ width, height }: FrameCamera): [Plan, Scissor][] {
    const { snapshot, comparison, theme } = this.#asked;
    const whole: Scissor = [0, 0, width, height];
    if (!comparison) return snapshot === null ? [] : [[this.#controlAt(snapshot), whole]];
    const { compareWith, mode, zone, divider = 0.5, comparedOnRight = false } = comparison;
    if (mode === 'swipe') {
      const sides = [leftOf(whole, divider), rightOf(whole, divider)] as const;
      const [own, other] = comparedOnRight ? sides : ([sides[1], sides[0]] as const);
      return [
        ...(compareWith === null ? [] : [[this.#controlAt(compareWith), other] as [Plan, Scissor]]),
        ...(snapshot === null ? [] : [[this.#controlAt(snapshot), own] as [Plan, Scissor]]),
      ];
    }
    if (snapshot === null || compareWith === null) return [];
    const { series } = this.#topology;
    const plan = planChange({
      series,
      compared: comparedZones(series, zone),
      before: this.#gl!.shapes.at(compareWith),
      after: this.#gl!.shapes.at(snapshot),
      estimated: isEstimated(series, snapshot) || isEstimated(series, compareWith),
      theme,
    });
    return [[plan, whole]];
  }

  #controlAt(snapshot: number): Plan {
    const estimated = isEstimated(this.#topology.series, snapshot);
    return planControl(this.#gl!.shapes.at(snapshot), this.#paintsOf(estimated), estimated);
  }

  #drawMasks(camera: FrameCamera, plan: Plan, clip: Scissor): Mask[] {
    return plan.plates.map((plate, i) => {
      const withEdges = plate.draws.some(({ reachPx }) => reachPx > 0);
      const mask = this.#gl!.pool.take(camera, i, plate.samples, withEdges);
      this.#gl!.masks.draw(camera, plate, mask, clip);
      return mask;
    });
  }

  /** Paints are reckoned once for a theme. */
  #paintsOf(estimated: boolean): readonly ZonePaint[] {
    const { theme } = this.#asked;
    const key = `${theme} ${estimated}`;
    const paints = this.#paints.get(key) ?? zonePaints(this.#topology.series, theme, estimated);
    this.#paints.set(key, paints);
    return paints;
  }

  #forget(): void {
    this.#frame = null;
    this.#parts = [];
    this.#masked = null;
    this.#drawn = null;
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
