import type { ComparedZones } from '../../../core/figures/compared-zones.ts';
import type { SeriesInfo } from '../../../core/series/series.ts';
import type { Theme } from '../../../core/view/view-state.ts';
import { changePaints, contestedPaint, type FillPaint } from '../../../picture/change-paint.ts';
import { FEATHER_PX, zoneColor } from '../../../picture/zone-paint.ts';
import type { GpuShapes } from './gpu-shapes.ts';
import { type Channels, type Fill, type Layer, type MaskDraw, type Plan, SAMPLES } from './plan.ts';
import type { Cover } from './shaders.ts';

/** Of a compared zone's mask: its ground at the first date, at the second, and at one of the two alone. */
const BEFORE: Channels = [1, 0, 1, 0];
const AFTER: Channels = [0, 1, 1, 0];
/** Of the first mask: ground contested at either date. */
const CONTESTED: Channels = [0, 0, 0, 1];

export interface ChangeToPlan {
  readonly series: Pick<SeriesInfo, 'actors' | 'zones'>;
  readonly compared: ComparedZones;
  readonly before: GpuShapes;
  readonly after: GpuShapes;
  /** one of the two was reckoned, not reported: no edge is crisp */
  readonly estimated: boolean;
  readonly theme: Theme;
}

/**
 * What was held, gained and lost: a mask for every compared zone. All losses lie over all gains, so that ground which
 * changed hands shows both; what was contested lies over everything.
 */
export function planChange(change: ChangeToPlan): Plan {
  const { series, compared, before, after, estimated, theme } = change;
  const featherPx = estimated ? FEATHER_PX : 0;
  const reachPx = estimated ? featherPx / 2 + 1 : 0;
  const amongSeveral = compared.zones.length > 1;
  const draw = (shapes: GpuShapes, zone: number, channels: Channels, reach: number): MaskDraw[] => {
    const range = shapes.ranges.get(zone);
    return range ? [{ shapes, range, channels, reachPx: reach }] : [];
  };
  const fill = (paint: FillPaint, of: Exclude<Cover['of'], 'zone'>): Fill => ({
    paint: { ...paint, border: null, featherPx },
    cover: { of, isSoft: estimated },
    reachPx,
  });
  const paints = compared.zones.map((zone) =>
    changePaints(zoneColor(series, zone), theme, { amongSeveral }),
  );
  const contested = compared.contested.flatMap((zone) =>
    [before, after].flatMap((shapes) => draw(shapes, zone, CONTESTED, 0)),
  );
  return {
    plates: compared.zones.map((zone, i) => ({
      draws: [
        ...draw(before, zone, BEFORE, reachPx),
        ...draw(after, zone, AFTER, reachPx),
        ...(i === 0 ? contested : []),
      ],
      blend: 'xor',
      samples: estimated ? 0 : SAMPLES,
    })),
    layers: joined([
      ...paints.map(({ held, gain }, plate) => ({
        plate,
        fills: [fill(held, 'held'), fill(gain, 'gain')],
      })),
      ...paints.map(({ loss }, plate) => ({ plate, fills: [fill(loss, 'loss')] })),
      ...(contested.length > 0
        ? [{ plate: 0, fills: [fill(contestedPaint(theme), 'contested')] }]
        : []),
    ]),
    bounds: unionOf(before.bounds, after.bounds),
  };
}

/** Neighbours that read the same mask are one layer: one pass over the pixels instead of several. */
function joined(layers: readonly Layer[]): Layer[] {
  const out: Layer[] = [];
  for (const { plate, fills } of layers) {
    const last = out.at(-1);
    if (last?.plate === plate) out[out.length - 1] = { plate, fills: [...last.fills, ...fills] };
    else out.push({ plate, fills });
  }
  return out;
}

function unionOf(a: GpuShapes['bounds'], b: GpuShapes['bounds']): GpuShapes['bounds'] {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
