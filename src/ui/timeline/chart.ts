import { area, curveStepAfter, scaleLinear } from 'd3';
import { breaks } from '../../core/figures/comparison.ts';
import type { TurningPoint } from '../../core/figures/turning-points.ts';
import type { SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { lastAtOrBefore } from '../../core/time/interval.ts';
import { createAxis, type Room } from './axis.ts';
import type { Band, Bands } from './bands.ts';
import {
  comparableRuns,
  coveredRuns,
  denseSpans,
  netChanges,
  observedSpans,
  type Span,
  stackedAreas,
  tickWeights,
  uncoveredSpans,
  type Weight,
} from './chart-data.ts';
import { noMapPattern, statusPattern } from './patterns.ts';
import { svg } from './svg.ts';
import { type TimeScale, visibleDays } from './time-scale.ts';
import { turningMarks } from './turning-marks.ts';

export interface ChartOptions {
  readonly series: SeriesInfo;
  /** [zone][snapshot] */
  readonly areasKm2: readonly Float64Array[];
  readonly domain: readonly [Day, Day];
  readonly language: string;
}

/** Everything behind the handle. Drawn anew when the size or the zoom changes, never when the date does. */
export interface Chart {
  /** on top of one another, each filling the plot */
  readonly nodes: readonly SVGSVGElement[];
  draw(scale: TimeScale, bands: Bands): void;
  paint(zoneColor: (zone: number) => string): void;
  /** Takes away the axis labels that the handles' dates would touch. */
  makeRoom(rooms: readonly Room[]): void;
  /** Shows one zone stronger than the others; undefined: all alike. */
  stress(zone: number | undefined): void;
  /**
   * How much changed at each snapshot, which ticks weigh by, and the largest, which are marked; null: not known, so
   * that ticks weigh by net areas, of `zone` or of all. Seen at the next drawing.
   */
  weigh(
    changes: {
      readonly points: readonly TurningPoint[];
      readonly largest: readonly TurningPoint[];
    } | null,
    zone?: number,
  ): void;
}

/** The tick of a snapshot by how much changed: width in pixels, height as a share of the track's. */
const TICKS: Record<Weight, { width: number; height: number }> = {
  0: { width: 1, height: 0.5 },
  1: { width: 1.5, height: 0.75 },
  2: { width: 2.5, height: 1 },
};
/** Ticks of little change closer than this, in pixels, are left to the bar they would fill. */
const LEAST_BETWEEN_TICKS = 3;
/** Pixels of air where the silhouette is cut, and the least between two lines that say so. */
const CUT = 4;
const LEAST_BETWEEN_CUTS = 8;
const WEIGHTS: readonly Weight[] = [0, 1, 2];

let charts = 0;

/** The silhouette of the zones' areas, the track of snapshots and the axis, as one picture hidden from assistive technology. */
export function createChart({ series, areasKm2, domain, language }: ChartOptions): Chart {
  const prefix = `cm-timeline-${++charts}`;
  const count = series.snapshots.length;
  const froms = Float64Array.from(series.snapshots, ({ from }) => from);
  const runs = coveredRuns(series, domain[1]);
  const layers = stackedAreas(areasKm2, count);
  const mostKm2 = Math.max(0, ...layers.slice(-1).flatMap((layer) => layer.map(([, top]) => top)));
  const netOf = (zone?: number) =>
    netChanges(zone === undefined ? areasKm2 : areasKm2.slice(zone, zone + 1), count);
  let weigh = tickWeights(netOf());
  let marked: readonly TurningPoint[] = [];
  const silhouettes = comparableRuns(runs, breaks(series), froms);
  const observed = observedSpans(series);
  const uncovered = uncoveredSpans(series, domain);

  const node = svg('svg', { class: 'cm-chart', 'aria-hidden': 'true' });
  const definitions = svg('defs');
  const zones = series.zones.map(({ status }, zone) => {
    const group = svg('g', { class: `cm-zone cm-zone-${status}` });
    const shape = svg('path', { class: 'cm-zone-fill' });
    if (status !== 'control') {
      const id = `${prefix}-zone-${zone}`;
      const pattern = statusPattern(id, status);
      definitions.append(pattern);
      shape.setAttribute('fill', `url(#${id})`);
      group.append(shape);
      return { group, shape, pattern };
    }
    group.append(shape);
    return { group, shape, pattern: null };
  });
  definitions.append(noMapPattern(`${prefix}-no-map`));
  const noMap = svg('path', { class: 'cm-no-map', fill: `url(#${prefix}-no-map)` });
  const line = svg('path', { class: 'cm-track-line' });
  const bars = svg('path', { class: 'cm-track-bars' });
  const ticks = WEIGHTS.map((weight) =>
    svg('path', { class: 'cm-track-ticks', 'stroke-width': TICKS[weight].width }),
  );
  const cuts = svg('path', { class: 'cm-cuts' });
  const turning = svg('path', { class: 'cm-turning' });
  const axis = createAxis({ domain, language });
  const drawnZones = zones.map(({ group }) => group);
  node.append(definitions, noMap, ...drawnZones, cuts, line, bars, ...ticks, turning);

  function drawSilhouette(scale: TimeScale, { top, bottom }: Band): void {
    const y = scaleLinear([0, mostKm2 || 1], [bottom, top + 2]);
    const [first, last] = visibleIndexes(scale, froms);
    type Corner = { x: number; low: number; high: number } | null;
    const shape = area<Corner>()
      .curve(curveStepAfter)
      .defined((corner) => corner !== null)
      .x((corner) => round(corner!.x))
      .y0((corner) => round(y(corner!.low)))
      .y1((corner) => round(y(corner!.high)));
    const shown = silhouettes.filter(({ first: start, end }) => start <= last && end > first);
    const pieces = shown.map(({ first: start, end, until, cut }) => {
      const [from, to] = [scale(froms[start]!), scale(until)];
      const air = Math.min(CUT / 2, Math.abs(to - from) / 4) * Math.sign(to - from);
      const stop = Math.min(end, last + 1);
      return {
        start: Math.max(start, first),
        end: stop,
        from: scale(froms[Math.max(start, first)]!) + (start >= first && cut.before ? air : 0),
        to: stop < end ? scale(froms[stop]!) : to - (cut.after ? air : 0),
      };
    });
    zones.forEach(({ shape: path }, zone) => {
      const layer = layers[zone];
      const corners: Corner[] = [];
      for (const piece of layer ? pieces : []) {
        for (let i = piece.start; i < piece.end; i++) {
          const [low, high] = layer![i]!;
          corners.push({ x: i === piece.start ? piece.from : scale(froms[i]!), low, high });
        }
        const [low, high] = layer![piece.end - 1]!;
        corners.push({ x: piece.to, low, high }, null);
      }
      path.setAttribute('d', shape(corners) ?? '');
    });
    cuts.setAttribute('d', cutLines(scale, shown, top, bottom));
  }

  function cutLines(
    scale: TimeScale,
    shown: readonly { readonly until: Day; readonly cut: { readonly after: boolean } }[],
    top: number,
    bottom: number,
  ): string {
    let d = '';
    let last = Number.NEGATIVE_INFINITY;
    for (const { until, cut } of shown) {
      const x = scale(until);
      if (!cut.after || Math.abs(x - last) < LEAST_BETWEEN_CUTS) continue;
      last = x;
      d += `M${round(x)},${top}V${bottom}`;
    }
    return d;
  }

  function drawTrack(scale: TimeScale, bands: Bands): void {
    const { top, bottom } = bands.track;
    const middle = (top + bottom) / 2;
    noMap.setAttribute('d', boxes(scale, uncovered, bands.silhouette.top, bottom));
    const covered = runs.map(({ first, until }) => ({ from: froms[first]!, to: until }));
    line.setAttribute('d', boxes(scale, covered, middle - 0.5, middle + 0.5));
    const [first, last] = visibleIndexes(scale, froms);
    const pixelsPerDay = Math.abs(scale(1) - scale(0));
    const apart = LEAST_BETWEEN_TICKS / pixelsPerDay;
    const filled = [...observed, ...denseSpans(froms, apart)];
    bars.setAttribute('d', boxes(scale, filled, middle - 2, middle + 2));
    const isCrowded = (i: number) =>
      froms[i + 1]! - froms[i]! < apart || froms[i]! - froms[i - 1]! < apart;
    const weights = weigh(pixelsPerDay * (domain[1] - domain[0]));
    ticks.forEach((path, weight) => {
      const height = (bottom - top) * TICKS[weight as Weight].height;
      let d = '';
      for (let i = first; i <= last; i++)
        if (weights[i] === weight && !(weight === 0 && isCrowded(i)))
          d += `M${round(scale(froms[i]!))},${middle - height / 2}v${height}`;
      path.setAttribute('d', d);
    });
    turning.setAttribute(
      'd',
      turningMarks(marked, (i) => scale(froms[i]!), bands.track.top),
    );
  }

  return {
    nodes: [node, axis.node],
    makeRoom: axis.makeRoom,
    draw(scale, bands) {
      drawSilhouette(scale, bands.silhouette);
      drawTrack(scale, bands);
      axis.draw(scale, bands.axis.top);
    },
    stress(zone) {
      drawnZones.forEach((group, i) => {
        group.classList.toggle('cm-zone-stressed', i === zone);
        group.classList.toggle('cm-zone-quiet', zone !== undefined && i !== zone);
      });
    },
    weigh(changes, zone) {
      if (changes) {
        const gross = new Array<number>(count).fill(0);
        for (const { snapshot, grossKm2 } of changes.points) gross[snapshot] = grossKm2;
        weigh = tickWeights(gross);
      } else weigh = tickWeights(netOf(zone));
      marked = changes?.largest ?? [];
    },
    paint(zoneColor) {
      zones.forEach(({ group, pattern }, zone) => {
        group.style.color = zoneColor(zone);
        if (pattern) pattern.style.color = zoneColor(zone);
      });
    },
  };
}

/** Snapshot indexes, inclusive, that reach into the visible days. */
function visibleIndexes(scale: TimeScale, froms: Float64Array): [first: number, last: number] {
  const [from, to] = visibleDays(scale);
  return [Math.max(0, lastAtOrBefore(froms, from)), lastAtOrBefore(froms, to)];
}

/** One path of upright boxes, at least a pixel wide. */
function boxes(scale: TimeScale, spans: readonly Span[], top: number, bottom: number): string {
  return spans
    .map(({ from, to }) => {
      const [a, b] = [scale(from), scale(to)].sort((p, q) => p - q) as [number, number];
      return `M${round(a)},${top}H${round(Math.max(b, a + 1))}V${bottom}H${round(a)}Z`;
    })
    .join('');
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
