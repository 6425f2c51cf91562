import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { changesByActor } from '../../../../src/core/figures/by-actor.ts';
import { areasByRegion, changesByRegion } from '../../../../src/core/figures/by-region.ts';
import { changedPlaces } from '../../../../src/core/figures/changed-places.ts';
import { changedSnapshots } from '../../../../src/core/figures/changed-snapshots.ts';
import { frontChanges } from '../../../../src/core/figures/fronts.ts';
import { extentKm2, ratesOf } from '../../../../src/core/figures/rates.ts';
import { createRegion, provincesOf, type Region } from '../../../../src/core/figures/region.ts';
import { largest, turningPoints } from '../../../../src/core/figures/turning-points.ts';
import { multiPolygonAreaKm2, zoneAreaKm2 } from '../../../../src/core/geometry/ellipsoid-area.ts';
import { edgeLengthKm } from '../../../../src/core/geometry/ellipsoid-length.ts';
import { areas } from '../../../../src/core/topology/areas.ts';
import { changes } from '../../../../src/core/topology/changes.ts';
import { frontCoordinates, frontLines } from '../../../../src/core/topology/front-lines.ts';
import { ringsAt, toCoordinates } from '../../../../src/core/topology/rings-at.ts';
import type { Topology } from '../../../../src/core/topology/topology.ts';
import { folderFiles } from '../../../../src/publish/folder-files.ts';
import { weaveSeries } from '../../../../src/publish/weave-series.ts';
import { createOverlay } from '../../../support/geos-overlay.ts';
import { CELL, weaveDrawings } from '../../../support/tiny-series.ts';

const root = new URL('../../../../', import.meta.url).pathname;

/** Area in km² of one drawn cell, in the row so many from the south. */
const cellKm2 = (row: number) => (zoneAreaKm2((row + 1) * CELL) - zoneAreaKm2(row * CELL)) * CELL;

/** A series whose two zones are one actor's, by the status named for each letter. */
function ofOneActor(topology: Topology, statuses: readonly ('control' | 'contested')[]): Topology {
  const zones = topology.series.zones.map((zone, i) => ({
    ...zone,
    id: `x/${statuses[i]}`,
    actor: 'x',
    status: statuses[i]!,
  }));
  const actors = [{ id: 'x', name: { en: 'X' }, color: '#c8102e' }];
  return { ...topology, series: { ...topology.series, zones, actors } };
}

describe('by actor', () => {
  test('what turns contested is lost to control, and held of both together', () => {
    const topology = ofOneActor(weaveDrawings(['aa.', 'ab.']), ['control', 'contested']);
    const rows = changesByActor(topology, 0, 1);
    expect(rows.map(({ statuses }) => statuses)).toEqual([['control'], ['control', 'contested']]);
    expect(rows[0]!.lossKm2).toBeCloseTo(cellKm2(0), 9);
    expect(rows[1]!.heldKm2).toBeCloseTo(2 * cellKm2(0), 9);
    expect(rows[1]!.lossKm2).toBeCloseTo(0, 9);
    expect(rows[1]!.gainKm2).toBeCloseTo(0, 9);
  });

  test('a single zone says what its actor does, once', () => {
    const topology = weaveDrawings(['a.b', 'aab']);
    const [zone] = changes(topology, 0, 1);
    const rows = changesByActor(topology, 0, 1);
    expect(rows.map(({ actor }) => actor)).toEqual(['a', 'b']);
    expect(rows[0]).toMatchObject({ heldKm2: zone!.heldKm2, gainKm2: zone!.gainKm2 });
  });
});

describe('fronts', () => {
  const topology = weaveDrawings(['aabb\naabb', 'aaab\naaab', 'aa..\naa..']);

  test('are the border that two actors share, as long as it is', () => {
    const [front, ...others] = frontLines(topology, 0);
    expect(others).toEqual([]);
    expect(front!.actors).toEqual(['a', 'b']);
    const [lon, north] = [2 * CELL, 2 * CELL];
    expect(front!.lengthKm).toBeCloseTo(edgeLengthKm(lon, 0, lon, north), 9);
    const line = frontCoordinates(topology, front!).flat();
    expect(line.every(([x]) => x === lon)).toBe(true);
    expect(line[0]![1]! - line.at(-1)![1]!).toBeLessThan(0);
  });

  test('move by the ground that changed hands, over their mean length', () => {
    const [front] = frontChanges(topology, 0, 1)!;
    const ground = cellKm2(0) + cellKm2(1);
    expect(front!.toFirstKm2).toBeCloseTo(ground, 6);
    expect(front!.toSecondKm2).toBe(0);
    expect(front!.movedKm).toBeCloseTo(edgeLengthKm(2 * CELL, CELL, 3 * CELL, CELL), 3);
    const [back] = frontChanges(topology, 1, 0)!;
    expect(back).toMatchObject({ toFirstKm2: 0, movedKm: front!.movedKm });
  });

  test('a front may come to an end, and there is none of one actor or of an estimate', () => {
    expect(frontChanges(topology, 0, 2)).toMatchObject([{ toLengthKm: 0, toFirstKm2: 0 }]);
    expect(frontChanges(topology, 2, 2)).toEqual([]);
    expect(frontChanges(ofOneActor(topology, ['control', 'contested']), 0, 1)).toBeNull();
    const snapshots = topology.series.snapshots.map((one) => ({ ...one, method: 'estimate' }));
    const estimated = { ...topology, series: { ...topology.series, snapshots } };
    expect(frontChanges(estimated, 0, 1)).toBeNull();
  });
});

test('changed places: largest first, a point inside, the place within or the nearest', () => {
  const topology = weaveDrawings(['....\n....\n....', 'aaa.\na.a.\naaa.', 'aaa.\na.aa\naaa.']);
  const place = (id: string, lon: number, lat: number, rank = 1) => ({
    id,
    lon,
    lat,
    rank,
    names: { en: id },
  });
  const places = [
    place('hole', 0.015, 0.015),
    place('east', 0.3, 0.015),
    place('in', 0.005, 0.005, 3),
  ];
  const [ring] = changedPlaces(topology, 0, 1, places);
  expect(ring).toMatchObject({ zone: 0, change: 'gain', bbox: [0, 0, 0.03, 0.03] });
  expect(ring!.areaKm2).toBeCloseTo(3 * cellKm2(0) + 2 * cellKm2(1) + 3 * cellKm2(2), 9);
  expect(ring!.nearest).toMatchObject({ place: { id: 'in' }, distanceKm: 0, direction: null });
  const [x, y] = ring!.point;
  expect(x > 0.01 && x < 0.02 && y > 0.01 && y < 0.02).toBe(false);
  const [cell] = changedPlaces(topology, 1, 2, [place('east', 0.3, 0.015)]);
  expect(cell!.nearest!.direction).toBe('w');
  expect(cell!.nearest!.distanceKm).toBeCloseTo(edgeLengthKm(cell!.point[0], 0.015, 0.3, 0.015), 6);
  expect(changedPlaces(topology, 1, 2, [])[0]!.nearest).toBeNull();
});

test('rates: of the extent, and by day', () => {
  const change = { heldKm2: 10, gainKm2: 6, lossKm2: 2, netKm2: 4 };
  const rates = ratesOf(change, [0, 0, 1, 1], -2);
  expect(rates.gain.km2PerDay).toBe(3);
  expect(rates.net.percentOfExtent).toBeCloseTo(400 / multiPolygonAreaKm2([box(0, 0, 1, 1)]), 12);
  expect(extentKm2([0, 0, 1, 1])).toBeCloseTo(12308.8, 0);
  expect(ratesOf(change, [0, 0, 1, 1], 0).held.km2PerDay).toBeNull();
});

describe('by province, on the example', () => {
  let topology: Topology;
  let provinces: Region[];
  beforeAll(() => {
    topology = weaveSeries(folderFiles(`${root}data/isis-2014-2017`)).woven!.topology;
    const pack = readFileSync(`${root}data/basemap/region-iraq-syria.json`, 'utf8');
    provinces = provincesOf(JSON.parse(pack));
  }, 60_000);

  test('rows add up to the totals, figure by figure, and net is gain less loss in each', () => {
    expect(provinces.length).toBeGreaterThan(30);
    for (const [a, b] of [
      [20, 120],
      [120, 20],
      [90, 91],
    ] as const) {
      const rows = changesByRegion(topology, a, b, provinces);
      changes(topology, a, b).forEach((total, zone) => {
        for (const figure of ['heldKm2', 'gainKm2', 'lossKm2', 'netKm2'] as const) {
          const sum = rows.reduce((all, { zones }) => all + zones[zone]![figure], 0);
          expect(Math.abs(sum - total[figure]), figure).toBeLessThan(1e-4);
        }
        for (const { zones } of rows) {
          const { gainKm2, lossKm2, netKm2, heldKm2 } = zones[zone]!;
          expect(Math.abs(gainKm2 - lossKm2 - netKm2)).toBeLessThan(2e-3);
          expect(Math.min(gainKm2, lossKm2, heldKm2)).toBeGreaterThanOrEqual(0);
        }
      });
    }
  });

  test('a province’s figures are those of an overlay with it', async () => {
    const overlay = await createOverlay();
    const pack = JSON.parse(readFileSync(`${root}data/basemap/region-iraq-syria.json`, 'utf8'));
    const { feature } = await import('topojson-client');
    const shapes = feature(pack, pack.objects.provinces) as unknown as GeoJSON.FeatureCollection;
    const rows = changesByRegion(topology, 20, 120, provinces);
    const [before, after] = [ringsAt(topology, 20), ringsAt(topology, 120)];
    let compared = 0;
    topology.series.zones.forEach(({ id }, zone) => {
      const a = overlay.load(toCoordinates(topology, before[zone]!.polygons));
      const b = overlay.load(toCoordinates(topology, after[zone]!.polygons));
      const ground = {
        heldKm2: overlay.load(overlay.intersection(a, b)),
        gainKm2: overlay.load(overlay.difference(b, a)),
        lossKm2: overlay.load(overlay.difference(a, b)),
      };
      shapes.features.forEach((province, r) => {
        const shape = province.geometry as GeoJSON.Polygon | GeoJSON.MultiPolygon;
        const within = overlay.load(
          shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates,
        );
        for (const figure of ['heldKm2', 'gainKm2', 'lossKm2'] as const) {
          const expected = multiPolygonAreaKm2(overlay.intersection(ground[figure], within));
          const off = Math.abs(rows[r]!.zones[zone]![figure] - expected);
          expect(off, `${province.id} ${id} ${figure}`).toBeLessThan(1e-6 * expected + 0.001);
          if (expected > 0) compared++;
        }
        overlay.free(within);
      });
    });
    expect(compared).toBeGreaterThan(30);
  });

  test('areas by province add up to the areas, on every date', () => {
    const rows = areasByRegion(topology, provinces);
    areas(topology).forEach((total, zone) => {
      total.forEach((area, at) => {
        const sum = rows.reduce((all, row) => all + row.areaKm2[zone]![at]!, 0);
        expect(Math.abs(sum - area)).toBeLessThan(1e-4);
      });
    });
  });

  test('turning points are the changes from one snapshot to the next, in a zone and a province too', () => {
    const points = turningPoints(topology, { zone: 0 });
    for (const { snapshot, gainKm2, lossKm2, grossKm2 } of points) {
      const change = changes(topology, snapshot - 1, snapshot)[0]!;
      expect(gainKm2).toBeCloseTo(change.gainKm2, 2);
      expect(lossKm2).toBeCloseTo(change.lossKm2, 2);
      expect(grossKm2).toBeCloseTo(gainKm2 + lossKm2, 9);
    }
    const [most, second] = largest(points, 2);
    expect(most!.grossKm2).toBeGreaterThanOrEqual(second!.grossKm2);
    expect(most!.grossKm2).toBe(Math.max(...points.map((point) => point.grossKm2)));
    const nineveh = provinces.find(({ id }) => id === 'IQ-NI')!;
    const there = turningPoints(topology, { zone: 0, region: nineveh });
    for (const { snapshot, grossKm2 } of there) {
      const row = changesByRegion(topology, snapshot - 1, snapshot, [nineveh])[0]!.zones[0]!;
      expect(grossKm2).toBeCloseTo(row.gainKm2 + row.lossKm2, 2);
    }
    expect(there.length).toBeGreaterThan(5);
    const steps = new Set(changedSnapshots(topology, 0));
    expect(steps.size).toBe(points.length);
    expect(points.every(({ snapshot }) => steps.has(snapshot))).toBe(true);
  });
});

test('a region may be wound either way and have holes', () => {
  const polygon = [box(0, 0, 3, 3)[0]!, box(1, 1, 2, 2)[0]!];
  const either = [polygon, polygon.map((ring) => [...ring].reverse())];
  for (const rings of either)
    expect(
      createRegion('r', { en: 'R' }, [rings]).area.ringsKm2([[0, 0, 3, 0, 3, 3, 0, 3]]),
    ).toBeCloseTo(multiPolygonAreaKm2([polygon]), 6);
});

function box(west: number, south: number, east: number, north: number): [number, number][][] {
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}
