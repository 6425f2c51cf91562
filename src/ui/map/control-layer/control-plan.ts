import type { ZonePaint } from '../../../picture/zone-paint.ts';
import type { GpuShapes } from './gpu-shapes.ts';
import { oneChannel, type Plan, reachOf, SAMPLES } from './plan.ts';
import { CHANNELS } from './shaders.ts';

/** Who held what at one snapshot: four zones a mask, in painting order. `paints` are of all zones. */
export function planControl(
  shapes: GpuShapes,
  paints: readonly ZonePaint[],
  estimated: boolean,
): Plan {
  const held = paints.flatMap((paint) => {
    const range = shapes.ranges.get(paint.zone);
    return range ? [{ paint, range, reachPx: reachOf(paint) }] : [];
  });
  const groups = Array.from({ length: Math.ceil(held.length / CHANNELS) }, (_, i) =>
    held.slice(i * CHANNELS, (i + 1) * CHANNELS),
  );
  return {
    plates: groups.map((group) => ({
      draws: group.map(({ range, reachPx }, channel) => ({
        shapes,
        range,
        channels: oneChannel(channel),
        reachPx,
      })),
      blend: 'sum',
      samples: estimated ? 0 : SAMPLES,
    })),
    layers: groups.map((group, plate) => ({
      plate,
      fills: group.map(({ paint, reachPx }, channel) => ({
        paint,
        cover: { of: 'zone', channel, isSoft: paint.featherPx > 0 },
        reachPx,
      })),
    })),
    bounds: shapes.bounds,
  };
}
