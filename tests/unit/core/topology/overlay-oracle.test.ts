import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { placeHistory } from '../../../../src/core/figures/place-history.ts';
import { multiPolygonAreaKm2 } from '../../../../src/core/geometry/ellipsoid-area.ts';
import { importSeries } from '../../../../src/core/intake/import/import-series.ts';
import { readSnapshots } from '../../../../src/core/intake/series/read-snapshots.ts';
import { coverageAt } from '../../../../src/core/series/coverage.ts';
import type { Day } from '../../../../src/core/time/civil-date.ts';
import { changes } from '../../../../src/core/topology/changes.ts';
import type { MultiPolygon } from '../../../../src/core/topology/dissolve.ts';
import { ringsAt, toCoordinates } from '../../../../src/core/topology/rings-at.ts';
import type { Topology } from '../../../../src/core/topology/topology.ts';
import { folderFiles } from '../../../../src/publish/folder-files.ts';
import { weaveSeries } from '../../../../src/publish/weave-series.ts';
import { createOverlay, type Overlay } from '../../../support/geos-overlay.ts';
import { seeded } from '../../../support/seeded.ts';
import { realDays } from '../../../support/shared-data.ts';

const PAIRS = 200;
const POINTS = 2000;

interface Source {
  readonly topology: Topology;
  /** a zone's raw shapes in a snapshot, as the file has them */
  raw(zone: number, snapshot: number): MultiPolygon;
}

const days = realDays();

describe('the example', () => check(example));
describe.skipIf(days.length === 0)('the real days', () => check(realSeries));

/** Figures and histories of a series against overlays and point tests of another engine on its snapshots. */
function check(open: () => Source): void {
  let source: Source;
  let overlay: Overlay;
  beforeAll(async () => {
    source = open();
    overlay = await createOverlay();
  }, 120_000);

  test(`held, gain and loss of ${PAIRS} pairs of dates are those of an overlay`, () => {
    const { topology, raw } = source;
    const { seed, below } = seeded();
    console.log(`${topology.series.title}: ${PAIRS} pairs, SEED=${seed}`);
    const count = topology.series.snapshots.length;
    const gridRings = kept((zone: number, at: number) =>
      toCoordinates(topology, ringsAt(topology, at)[zone]!.polygons),
    );
    const worst = { grid: 0, raw: 0, net: 0 };
    for (let pair = 0; pair < PAIRS; pair++) {
      const [a, b] = [below(count), below(count)];
      for (const change of changes(topology, a, b)) {
        const { zone } = change;
        const what = `SEED=${seed}: ${topology.series.zones[zone]!.id}, snapshots ${a} and ${b}`;
        const grid = overlaid(overlay, gridRings(zone, a), gridRings(zone, b));
        const file = overlaid(overlay, raw(zone, a), raw(zone, b));
        for (const figure of ['heldKm2', 'gainKm2', 'lossKm2'] as const) {
          const found = change[figure];
          const [onGrid, inFile] = [grid[figure], file[figure]];
          const [gridOff, fileOff] = [Math.abs(found - onGrid), Math.abs(found - inFile)];
          worst.grid = Math.max(worst.grid, gridOff);
          worst.raw = Math.max(worst.raw, fileOff);
          expect(gridOff, `${what}: ${figure} on the grid`).toBeLessThanOrEqual(
            Math.max(1e-6 * onGrid, 0.001),
          );
          expect(fileOff, `${what}: ${figure} in the files`).toBeLessThanOrEqual(
            Math.max(1e-3 * inFile, 0.05),
          );
        }
        const net = Math.abs(change.gainKm2 - change.lossKm2 - change.netKm2);
        worst.net = Math.max(worst.net, net);
        expect(net, `${what}: gain - loss = net`).toBeLessThanOrEqual(0.001);
      }
    }
    console.log(`${topology.series.title}: farthest off, km2`, worst);
  }, 240_000);

  test(`history of ${POINTS} points on random days is point in polygon on the source`, () => {
    const { topology, raw } = source;
    const { series } = topology;
    const { seed, below, random } = seeded();
    console.log(`${series.title}: ${POINTS} points, SEED=${seed}`);
    const [west, south, east, north] = heldBox(topology);
    const [first, last] = [series.snapshots[0]!.from, series.snapshots.at(-1)!.from];
    let [inside, nearBorder] = [0, 0];
    for (let i = 0; i < POINTS; i++) {
      const [lon, lat] = [west + random() * (east - west), south + random() * (north - south)];
      const day: Day = first + below(last - first + 1);
      const span = placeHistory(topology, lon, lat).find(
        ({ from, to }) => from <= day && (to === null || day < to),
      )!;
      const coverage = coverageAt(series, day);
      const what = `SEED=${seed}: ${lon}, ${lat} on day ${day}`;
      expect(span.covered, what).toBe(coverage !== null);
      if (!coverage) continue;
      const shapes = series.zones.map((_, zone) => raw(zone, coverage.index));
      if (shapes.some((polygons) => nearEdge(polygons, lon, lat))) {
        nearBorder++;
        continue;
      }
      const expected = series.zones.filter((_, zone) => holds(shapes[zone]!, lon, lat));
      expect(span.zones, what).toEqual(expected.map(({ id }) => id));
      if (expected.length > 0) inside++;
    }
    console.log(`${series.title}: ${inside} held, ${nearBorder} within 3e-5 degrees of a border`);
    expect(inside).toBeGreaterThan(POINTS / 20);
    expect(nearBorder).toBeLessThan(POINTS / 20);
  }, 120_000);
}

function overlaid(overlay: Overlay, before: MultiPolygon, after: MultiPolygon) {
  const [a, b] = [overlay.load(before), overlay.load(after)];
  const figures = {
    heldKm2: multiPolygonAreaKm2(overlay.intersection(a, b)),
    gainKm2: multiPolygonAreaKm2(overlay.difference(b, a)),
    lossKm2: multiPolygonAreaKm2(overlay.difference(a, b)),
  };
  overlay.free(a);
  overlay.free(b);
  return figures;
}

/** How near to a border, in degrees, a point may fall either way: borders lie on the grid, snapped by two cells at most. */
const NEAR = 3e-5;

function nearEdge(polygons: MultiPolygon, lon: number, lat: number): boolean {
  return polygons.some((polygon) =>
    polygon.some((ring) =>
      ring.some((end, i) => {
        const [x1, y1] = ring[i === 0 ? ring.length - 1 : i - 1] as [number, number];
        const [x2, y2] = end as [number, number];
        const [dx, dy] = [x2 - x1, y2 - y1];
        const t = ((lon - x1) * dx + (lat - y1) * dy) / (dx * dx + dy * dy || 1);
        const held = Math.max(0, Math.min(1, t));
        return Math.hypot(lon - x1 - held * dx, lat - y1 - held * dy) < NEAR;
      }),
    ),
  );
}

/** Point in polygon, the plain way: crossings of a ray to the north. */
function holds(polygons: MultiPolygon, lon: number, lat: number): boolean {
  return polygons.some((polygon) => {
    let crossings = 0;
    for (const ring of polygon)
      ring.forEach((end, i) => {
        const [x1, y1] = ring[i === 0 ? ring.length - 1 : i - 1] as [number, number];
        const [x2, y2] = end as [number, number];
        if (x1 <= lon !== x2 <= lon && y1 + ((lon - x1) / (x2 - x1)) * (y2 - y1) > lat) crossings++;
      });
    return crossings % 2 === 1;
  });
}

function heldBox(topology: Topology): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  topology.series.snapshots.forEach((_, at) => {
    if (at % 20 !== 0) return;
    for (const { polygons } of ringsAt(topology, at))
      for (const [lon, lat] of toCoordinates(topology, polygons).flat(2)) {
        west = Math.min(west, lon!);
        south = Math.min(south, lat!);
        east = Math.max(east, lon!);
        north = Math.max(north, lat!);
      }
  });
  return [west, south, east, north];
}

function kept<T>(make: (zone: number, at: number) => T): (zone: number, at: number) => T {
  const found = new Map<string, T>();
  return (zone, at) => {
    const key = `${zone} ${at}`;
    if (!found.has(key)) found.set(key, make(zone, at));
    return found.get(key)!;
  };
}

function example(): Source {
  const files = folderFiles(new URL('../../../../data/isis-2014-2017', import.meta.url).pathname);
  const { woven } = weaveSeries(files);
  const { folder, topology } = woven!;
  const shapes = [...readSnapshots(folder, files, [])];
  return {
    topology,
    raw: (zone, at) => shapes[at]!.get(topology.series.zones[zone]!.id) ?? [],
  };
}

/** As a person would: files imported to a folder, and that woven. */
function realSeries(): Source {
  const folder = mkdtempSync(join(tmpdir(), 'overlay-oracle-'));
  try {
    mkdirSync(join(folder, 'snapshots'));
    const inputs = function* () {
      for (const { file } of days) yield { name: basename(file), text: readFileSync(file, 'utf8') };
    };
    importSeries(
      inputs(),
      {
        mapping: { rules: [{ zone: 'a/control' }] },
        title: `${days.length} real days`,
        existing: null,
      },
      (file, text) => writeFileSync(join(folder, file), text),
    );
    const { topology } = weaveSeries(folderFiles(folder)).woven!;
    return { topology, raw: kept((_, at) => days[at]!.polygons()) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
