import { area, curveStepAfter, scaleLinear } from 'd3';
import type { SeriesInfo } from '../../core/series/series.ts';
import type { Day } from '../../core/time/civil-date.ts';
import { lastAtOrBefore } from '../../core/time/interval.ts';
import { createAxis } from './axis.ts';
import type { Band, Bands } from './bands.ts';
import {
  changeWeights,
  coveredRuns,
  observedSpans,
  type Span,
  stackedAreas,
  uncoveredSpans,
  type Weight,
} from './chart-data.ts';
import { noMapPattern, statusPattern } from './patterns.ts';
import { svg } from './svg.ts';
import { type TimeScale, visibleDays } from './time-scale.ts';

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
  /** Takes away the axis labels that the handle's date would touch: `half` pixels either side of `x`. */
  makeRoom(x: number, half: number): void;
}

/** The tick of a snapshot by how much changed: width in pixels, height as a share of the track's. */
const TICKS: Record<Weight, { width: number; height: number }> = {
  0: { width: 1, height: 0.5 },
  1: { width: 1.5, height: 0.75 },
  2: { width: 2.5, height: 1 },
};
/** Where maps follow day by day closer than this, ticks of a weight are left to the bar they would fill. */
const LEAST_PIXELS_PER_DAY: Record<Weight, number> = { 0: 3, 1: 0.6, 2: 0 };
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
  const weights = changeWeights(areasKm2, count);
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
  const axis = createAxis({ domain, language });
  node.append(definitions, noMap, ...zones.map(({ group }) => group), line, bars, ...ticks);

  function drawSilhouette(scale: TimeScale, { top, bottom }: Band): void {
    const y = scaleLinear([0, mostKm2 || 1], [bottom, top + 2]);
    const [first, last] = visibleIndexes(scale, froms);
    type Corner = { day: Day; low: number; high: number } | null;
    const shape = area<Corner>()
      .curve(curveStepAfter)
      .defined((corner) => corner !== null)
      .x((corner) => round(scale(corner!.day)))
      .y0((corner) => round(y(corner!.low)))
      .y1((corner) => round(y(corner!.high)));
    zones.forEach(({ shape: path }, zone) => {
      const layer = layers[zone];
      const corners: Corner[] = [];
      for (const run of layer ? runs : []) {
        const start = Math.max(run.first, first);
        const end = Math.min(run.end, last + 1);
        if (start >= end) continue;
        for (let i = start; i < end; i++)
          corners.push({ day: froms[i]!, low: layer![i]![0], high: layer![i]![1] });
        const [low, high] = layer![end - 1]!;
        corners.push({ day: end < run.end ? froms[end]! : run.until, low, high }, null);
      }
      path.setAttribute('d', shape(corners) ?? '');
    });
  }

  function drawTrack(scale: TimeScale, bands: Bands): void {
    const { top, bottom } = bands.track;
    const middle = (top + bottom) / 2;
    noMap.setAttribute('d', boxes(scale, uncovered, bands.silhouette.top, bottom));
    const covered = runs.map(({ first, until }) => ({ from: froms[first]!, to: until }));
    line.setAttribute('d', boxes(scale, covered, middle - 0.5, middle + 0.5));
    bars.setAttribute('d', boxes(scale, observed, middle - 2, middle + 2));
    const [first, last] = visibleIndexes(scale, froms);
    const pixelsPerDay = Math.abs(scale(1) - scale(0));
    const neighbours = (i: number) =>
      froms[i + 1] === froms[i]! + 1 || froms[i - 1] === froms[i]! - 1;
    ticks.forEach((path, weight) => {
      const height = (bottom - top) * TICKS[weight as Weight].height;
      const crowded = pixelsPerDay < LEAST_PIXELS_PER_DAY[weight as Weight];
      let d = '';
      for (let i = first; i <= last; i++)
        if (weights[i] === weight && !(crowded && neighbours(i)))
          d += `M${round(scale(froms[i]!))},${middle - height / 2}v${height}`;
      path.setAttribute('d', d);
    });
  }

  return {
    nodes: [node, axis.node],
    makeRoom: axis.makeRoom,
    draw(scale, bands) {
      drawSilhouette(scale, bands.silhouette);
      drawTrack(scale, bands);
      axis.draw(scale, bands.axis.top);
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
