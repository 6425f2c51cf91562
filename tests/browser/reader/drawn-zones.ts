import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { historyAt } from '../../../src/core/topology/history-at.ts';
import type { Topology } from '../../../src/core/topology/topology.ts';
import type { Camera } from '../../../src/core/view/view-state.ts';
import { mapProjection } from '../../../src/picture/map-projection.ts';
import type { Picture } from '../support/pixels.ts';

/** Half a pattern's repeat and the feather of an estimated edge, with a pixel to spare. */
const CLEAR_PX = 10;
const SAMPLES = 900;

export interface Sample {
  readonly x: number;
  readonly y: number;
  /** the zone there at each snapshot, `-` for nobody; null where an edge is near */
  readonly zones: readonly (string | null)[];
}

/** Points of the map with the zones that the topology, asked apart from the map, says are there. */
export async function samplePoints(
  page: Page,
  topology: Topology,
  camera: Camera,
  random: () => number,
): Promise<Sample[]> {
  const box = await page.locator('conflict-map canvas').first().boundingBox();
  const { x: left, y: top, width, height } = box!;
  const projection = mapProjection(camera, width, height);
  const scale = 512 * 2 ** camera.zoom;
  const lonLat = (x: number, y: number): [number, number] => {
    const lon = camera.lon + ((x - width / 2) / scale) * 360;
    const mercatorY =
      Math.asinh(Math.tan((camera.lat * Math.PI) / 180)) - ((y - height / 2) / scale) * 2 * Math.PI;
    return [lon, (Math.atan(Math.sinh(mercatorY)) * 180) / Math.PI];
  };
  const count = topology.series.snapshots.length;
  const zonesAt = (x: number, y: number): string[] => {
    const zones: string[] = [];
    for (const span of historyAt(topology, ...lonLat(x, y)))
      for (let at = span.from; at < span.to; at++)
        zones[at] = span.zones.map((zone) => topology.series.zones[zone]!.status).join('+') || '-';
    return zones;
  };
  const samples: Sample[] = [];
  while (samples.length < SAMPLES) {
    const x = 20 + random() * (width - 40);
    const y = 20 + random() * (height - 40);
    const here = zonesAt(x, y);
    if (here.every((zone) => zone === '-')) continue;
    const [checkX, checkY] = projection.project(...lonLat(x, y));
    expect(Math.hypot(checkX - x, checkY - y)).toBeLessThan(1e-6);
    const round = [0, 1, 2, 3, 4, 5, 6, 7].map((i) =>
      zonesAt(
        x + CLEAR_PX * Math.cos((i * Math.PI) / 4),
        y + CLEAR_PX * Math.sin((i * Math.PI) / 4),
      ),
    );
    const zones = Array.from({ length: count }, (_, at) =>
      round.every((near) => near[at] === here[at]) ? here[at]! : null,
    );
    samples.push({ x: Math.round(left + x), y: Math.round(top + y), zones });
  }
  return samples;
}

/** Tells fill, hatch, stripes and land apart in a patch of a pattern's size: rivers that cross it are fewer pixels. */
export function zoneSeen(picture: Picture, x: number, y: number): string {
  const redness: number[] = [];
  let blue = 0;
  for (let dy = -4; dy < 4; dy++)
    for (let dx = -4; dx < 4; dx++) {
      const [r, g, b] = picture.at(x + dx, y + dy);
      redness.push(r - g);
      if (b - r > 30) blue++;
    }
  if (blue > 12) return 'contested';
  const median = redness.sort((a, b) => a - b)[32]!;
  if (median > 70) return 'control';
  return median > 10 ? 'influence' : '-';
}

/** What share of the samples looks as it should at a snapshot. */
export function agreementAt(
  samples: readonly Sample[],
  picture: Picture,
  snapshot: number,
): number {
  const judged = samples.filter(({ zones }) => zones[snapshot] !== null);
  const equal = judged.filter(({ x, y, zones }) => zones[snapshot] === zoneSeen(picture, x, y));
  return equal.length / judged.length;
}

/** Names would be taken for land: this publication has none. */
export function leaveOutNames(folder: string): void {
  const gazetteer = readdirSync(join(folder, 'basemap')).find((name) =>
    name.startsWith('gazetteer'),
  )!;
  writeFileSync(join(folder, 'basemap', gazetteer), '{"countries":[],"places":[]}');
  const places = readdirSync(folder).find((name) => name.endsWith('.geojson'));
  if (places) writeFileSync(join(folder, places), '{"type":"FeatureCollection","features":[]}');
}

/** Panels over the map are not the map. */
export async function hidePanels(target: Page): Promise<void> {
  await target.evaluate(() => {
    const root = document.querySelector('conflict-map')!.shadowRoot!;
    for (const part of root.querySelectorAll<HTMLElement>(
      '.cm-viewer-label, .cm-viewer-legend, .cm-map-controls, .cm-map-credit',
    ))
      part.style.setProperty('visibility', 'hidden');
  });
}
