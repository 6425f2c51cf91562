import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { csvParse } from 'd3';
import geodesic from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { firstCrossing } from '../../../src/core/geometry/first-crossing.ts';
import {
  estimate,
  snapshotEntry,
  snapshotText,
} from '../../../src/core/intake/estimate/estimate.ts';
import type { ZoneCollection } from '../../../src/core/intake/estimate/to-collection.ts';
import { readSeriesFolder } from '../../../src/core/intake/series/read-series-folder.ts';
import { zonesAt } from '../core/intake/estimate/zones-at.ts';

const FOLDER = fileURLToPath(new URL('../../../data/isis-2014-2017/', import.meta.url));
const read = (file: string) => readFileSync(FOLDER + file, 'utf8');
const series = JSON.parse(read('series.json'));
const rows = csvParse(read('places.csv'));
const snapshots: { from: string; to: string; file: string; note: string }[] = series.snapshots;
const files = readdirSync(`${FOLDER}snapshots`).sort();
const firstDay = (date: string) => date + '-01'.repeat((10 - date.length) / 3);
const collections = new Map(
  files.map((file) => [file.slice(0, 10), JSON.parse(read(`snapshots/${file}`)) as ZoneCollection]),
);

/** The map standing on a day. */
function mapOn(date: string): ZoneCollection {
  const day = [...collections.keys()].filter((from) => from <= date).at(-1);
  return collections.get(day!)!;
}

/** Area of a zone by geographiclib's geodesic polygons, not by the project's own integral. */
function areaKm2(date: string, zones: readonly string[]): number {
  let sum = 0;
  for (const { properties, geometry } of mapOn(date).features)
    if (zones.includes(properties.zone))
      for (const polygon of geometry.coordinates) sum += polygonKm2(polygon);
  return sum;
}

function polygonKm2(rings: Position[][]): number {
  return rings.reduce((sum, ring, i) => {
    const polygon = geodesic.Geodesic.WGS84.Polygon(false);
    for (const [lon, lat] of ring.slice(1)) polygon.AddPoint(lat!, lon!);
    const area = Math.abs(polygon.Compute(false, true).area!) / 1e6;
    return i === 0 ? sum + area : sum - area;
  }, 0);
}

const CONTROL = ['isis/control'];
const EXTENT = ['isis/control', 'isis/contested', 'isis/influence'];

test('estimating again gives the committed bytes', { timeout: 300_000 }, () => {
  const { mask, ...options } = series.estimate;
  const made = estimate(read('places.csv'), JSON.parse(read(mask)), options);
  expect(made.problems).toEqual([]);
  expect(made.report.leftOut).toEqual([]);
  expect(made.snapshots.map((s) => s.file.slice('snapshots/'.length))).toEqual(files);
  const differing = made.snapshots.filter((s) => snapshotText(s) !== read(s.file));
  expect(differing.map(({ file }) => file)).toEqual([]);
  expect(made.snapshots.map((s) => snapshotEntry(s, 'place-table'))).toEqual(snapshots);
});

test('every date on which a listed place changed hands has a snapshot, and 21 October 2016', () => {
  const dates = rows
    .flatMap((row) => [row.from, row.from ? '' : row.held_by, row.to])
    .filter((date) => date !== undefined && date !== '')
    .map((date) => firstDay(date!))
    .filter((date) => date >= '2014-01-01' && date < '2018-01-01');
  expect([...new Set([...dates, '2016-10-21', '2014-01-01'])].sort()).toEqual(
    snapshots.map(({ from }) => firstDay(from)),
  );
  expect(snapshots.find(({ from }) => from === '2016-10-21')?.note).toMatch(/no listed place/i);
});

test('the snapshots cover 2014 to 2017 without a gap', () => {
  expect(snapshots[0]!.from).toBe('2014-01');
  expect(snapshots.at(-1)!.to).toBe('2018-01-01');
  for (const [i, { to }] of snapshots.slice(0, -1).entries())
    expect(firstDay(snapshots[i + 1]!.from)).toBe(to);
});

test('every attested place lies in the zone its holder implies, on every date', {
  timeout: 120_000,
}, () => {
  const { exceptions } = JSON.parse(read('exceptions.json'));
  const excepted: string[] = exceptions.map(({ place }: { place: string }) => place);
  expect(exceptions.length).toBeLessThanOrEqual(5);
  for (const { reason } of exceptions) expect(reason.length).toBeGreaterThan(20);
  const wrong = new Map<string, string>();
  let checked = 0;
  for (const [date, collection] of collections) {
    const holdings = heldOn(date);
    for (const [id, held] of holdings) {
      checked++;
      const { lon, lat } = held[0]!;
      const zones = zonesAt(collection, Number(lon), Number(lat));
      if (!implied(held).some((expected) => expected === zones.join(' ')))
        wrong.set(id, `${date}: ${zones.join(' ') || 'no zone'}`);
    }
  }
  expect(checked).toBeGreaterThan(20_000);
  expect([...wrong].filter(([id]) => !excepted.includes(id))).toEqual([]);
  expect([...wrong.keys()].sort()).toEqual([...excepted].sort());
});

type Row = (typeof rows)[number];

function heldOn(date: string): Map<string, Row[]> {
  const held = new Map<string, Row[]>();
  for (const row of rows) {
    const from = row.from || row.held_by;
    if (row.holder === 'unknown' || (from && firstDay(from) > date)) continue;
    if (row.to && firstDay(row.to) <= date) continue;
    held.set(row.id!, [...(held.get(row.id!) ?? []), row]);
  }
  return held;
}

/** The zones, as text, in which a place may lie, going by who holds it. */
function implied(held: readonly Row[]): string[] {
  const theirs = held.find(({ holder }) => holder === 'isis');
  if (!theirs) return [''];
  if (held.length > 1) return ['isis/contested'];
  return theirs.supports === 'influence' ? ['isis/influence', 'isis/control'] : ['isis/control'];
}

describe('areas', () => {
  const published = csvParse(read('published-areas.csv'));

  test('on 3 October 2016 they are of the published size', () => {
    const control = areaKm2('2016-10-03', CONTROL);
    const extent = areaKm2('2016-10-03', EXTENT);
    expect(control).toBeGreaterThan(50_000);
    expect(control).toBeLessThan(85_000);
    expect(extent).toBeGreaterThan(95_000);
    expect(extent).toBeLessThan(190_000);
  });

  test('they fall from the end of 2015 to June 2017 as the published ones do', () => {
    const dated = published
      .filter(({ measure }) => measure === 'control')
      .map(({ date, km2 }) => ({
        date: date === '2015-12' ? '2015-12-31' : firstDay(date!),
        km2: Number(km2),
      }))
      .filter(({ date }) => date >= '2015-12-31');
    const own = dated.map(({ date }) => areaKm2(date, CONTROL));
    expect(dated.length).toBeGreaterThanOrEqual(5);
    for (const [i, area] of own.slice(1).entries()) expect(area).toBeLessThan(own[i]!);
    expect(
      correlation(
        own,
        dated.map(({ km2 }) => km2),
      ),
    ).toBeGreaterThan(0.9);
  });

  test('beside the published ones', () => {
    const table = published.map(({ date, measure, km2 }) => {
      const own = Math.round(areaKm2(firstDay(date!), measure === 'control' ? CONTROL : EXTENT));
      return {
        date,
        measure,
        published: Number(km2),
        own,
        ratio: Number((own / Number(km2)).toFixed(2)),
      };
    });
    console.table(table);
    for (const { measure, ratio } of table) {
      if (measure !== 'control') continue;
      expect(ratio).toBeGreaterThan(0.75);
      expect(ratio).toBeLessThan(1.3);
    }
  });
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((x, y) => x + y, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (f: (i: number) => number) => a.reduce((total, _, i) => total + f(i), 0);
  const spread = Math.sqrt(sum((i) => (a[i]! - ma) ** 2) * sum((i) => (b[i]! - mb) ** 2));
  return sum((i) => (a[i]! - ma) * (b[i]! - mb)) / spread;
}

test('rings are closed, do not cross, run the right way and have five decimals', {
  timeout: 60_000,
}, () => {
  const wrong: string[] = [];
  for (const [date, { features }] of collections)
    for (const { properties, geometry } of features)
      for (const polygon of geometry.coordinates) {
        const found = faultOf(polygon);
        if (found) wrong.push(`${date} ${properties.zone} near ${polygon[0]![0]}: ${found}`);
      }
  expect(wrong).toEqual([]);
});

function faultOf(polygon: Position[][]): string | undefined {
  if (firstCrossing(polygon)) return 'rings cross';
  if (polygon.some((ring) => String(ring[0]) !== String(ring.at(-1)))) return 'not closed';
  if (polygon.some((ring, i) => ringSign(ring) !== (i === 0 ? 1 : -1))) return 'runs the wrong way';
  const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5 === degrees;
  return polygon.flat(2).every(rounded) ? undefined : 'more than five decimals';
}

function ringSign(ring: Position[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++)
    sum += ring[i]![0]! * ring[i + 1]![1]! - ring[i + 1]![0]! * ring[i]![1]!;
  return Math.sign(sum);
}

test('zones of one date do not overlap', () => {
  for (const collection of collections.values())
    for (let lon = 36; lon < 46; lon += 0.37)
      for (let lat = 31.5; lat < 37.2; lat += 0.41)
        expect(zonesAt(collection, lon, lat).length).toBeLessThanOrEqual(1);
});

describe('the folder', () => {
  test('is one that can be read', () => {
    const { folder, problems } = readSeriesFolder({
      read: (path) => (existsSync(FOLDER + path) ? read(path) : null),
      names: () => readdirSync(FOLDER),
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(folder!.view).toContain('date=2016-10-21');
    expect(folder!.events).toHaveLength(30);
  });

  test('the words say how many places the estimate rests on', () => {
    const places = new Set(rows.map(({ id }) => id)).size;
    expect(series.methodNote.en).toContain(`Estimated from ${places} sourced places`);
    expect(series.sources[0].title).toContain(`${places} places`);
    expect(read('SOURCES.md')).toContain(`${places} places`);
  });

  test('the words say the distances the snapshots were made with', () => {
    const { reachKm, influenceKm } = series.estimate;
    const of = (id: string) => series.zones.find((zone: { id: string }) => zone.id === id);
    expect(of('isis/control').definition.en).toContain(`${reachKm} km`);
    expect(of('isis/influence').definition.en).toContain(`${influenceKm} km`);
    for (const words of [`--reach ${reachKm}`, `--influence ${influenceKm}`])
      expect(read('SOURCES.md')).toContain(words);
  });

  test('every line of the table and every event has a source that SOURCES.md credits', () => {
    const credits = read('SOURCES.md');
    const sources: string[] = [
      ...rows.flatMap(({ source }) => source!.split(' | ')),
      ...series.events.map(({ source }: { source: string }) => source),
    ];
    const missing = sources.filter(
      (source) => !/^https?:\/\/\S+$/.test(source) || !credits.includes(`<${source}>`),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  test('a place has one name, one point, a known holder and no gap it does not speak of', () => {
    const actors = new Set(series.actors.map(({ id }: { id: string }) => id)).add('unknown');
    for (const row of rows) {
      expect(actors, row.id).toContain(row.holder);
      const first = rows.find(({ id }) => id === row.id)!;
      expect([row.place, row.lat, row.lon]).toEqual([first.place, first.lat, first.lon]);
      if (!row.from) expect(row.note, row.id).toMatch(/OPEN-START|START-UNKNOWN/);
      if (!row.to) expect(row.note, row.id).toContain('OPEN-END');
      if (/START-UNKNOWN/.test(row.note!)) expect(row.held_by, row.id).not.toBe('');
    }
  });
});
