import type { ZonePaint } from '../../../picture/zone-paint.ts';
import type { GpuShapes } from './gpu-shapes.ts';
import type { Cover } from './shaders.ts';
import type { ZoneRange } from './shape-buffers.ts';

/** Red, green, blue and alpha: 1 where a draw writes. */
export type Channels = readonly [number, number, number, number];

/** One zone of one snapshot, drawn into channels of a mask. */
export interface MaskDraw {
  readonly shapes: GpuShapes;
  readonly range: ZoneRange;
  readonly channels: Channels;
  /** how far from its borders distances are wanted, CSS pixels; 0: nowhere */
  readonly reachPx: number;
}

/** Draws that share one mask. */
export interface Plate {
  readonly draws: readonly MaskDraw[];
  /** `xor`: red, green and blue turn over where a draw covers what another has; alpha is set by either */
  readonly blend: 'sum' | 'xor';
  /** samples a pixel, for exact coverage; 0: none */
  readonly samples: number;
}

/** One fill laid on the map wherever its cover says. */
export interface Fill {
  readonly paint: Pick<
    ZonePaint,
    'pattern' | 'ground' | 'ink' | 'secondInk' | 'border' | 'featherPx'
  >;
  readonly cover: Cover;
  /** how far its mask's distances reach, CSS pixels */
  readonly reachPx: number;
}

/** Fills that read one plate's mask, the lowest first. */
export interface Layer {
  /** index of the plate */
  readonly plate: number;
  readonly fills: readonly Fill[];
}

/** What is drawn in one part of the map. */
export interface Plan {
  readonly plates: readonly Plate[];
  /** in painting order */
  readonly layers: readonly Layer[];
  /** [west, north, east, south] in Mercator units of all that may be touched; null for nothing */
  readonly bounds: GpuShapes['bounds'];
}

/** Samples a pixel for exact coverage of reported shapes; soft edges need none. */
export const SAMPLES = 4;

/** The channel with a number, alone. */
export function oneChannel(channel: number): Channels {
  return [0, 1, 2, 3].map((i) => Number(i === channel)) as unknown as Channels;
}

/** How far from a border its line or fade reaches, and a pixel more; CSS pixels. */
export function reachOf({ border, featherPx }: Pick<ZonePaint, 'border' | 'featherPx'>): number {
  const reach = Math.max(border ? border.widthPx / 2 : 0, featherPx / 2);
  return reach === 0 ? 0 : reach + 1;
}
