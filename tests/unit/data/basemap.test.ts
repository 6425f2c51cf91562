import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { geoContains, geoDistance } from 'd3';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import { describe, expect, test } from 'vitest';
import type { BasemapPack, Gazetteer } from '../../../src/picture/basemap.ts';
import { outsideBox } from '../../../src/picture/basemap-shapes.ts';

const folder = fileURLToPath(new URL('../../../data/basemap/', import.meta.url));
const text = (file: string) => readFileSync(folder + file, 'utf8');
const packs = JSON.parse(text('packs.json')) as {
  region: { id: string; bbox: number[]; file: string }[];
  world: string;
  gazetteer: string;
  credit: string;
};
const gazetteer = JSON.parse(text(packs.gazetteer)) as Gazetteer;
const readPack = (file: string) => JSON.parse(text(file)) as BasemapPack;
const world = readPack(packs.world);
const regions = packs.region.map(({ id, file }) => ({ id, pack: readPack(file) }));
const region = (id: string) => regions.find((each) => each.id === id)!.pack;

const EARTH_KM = 6371;
/** Gzip bounds in bytes. */
const BOUNDS: Record<string, number> = {
  'region-iraq-syria.json': 60_000,
  'region-ukraine.json': 60_000,
  'world.json': 90_000,
  'gazetteer.json': 30_000,
};

describe('the packs', () => {
  test.each(Object.entries(BOUNDS))('%s is at most %i bytes gzip', (file, most) => {
    expect(gzipSync(text(file), { level: 9 }).length).toBeLessThanOrEqual(most);
  });

  test('the index names files that are there, none like a topology, and the credit', () => {
    const files = [...packs.region.map(({ file }) => file), packs.world, packs.gazetteer];
    for (const file of files) {
      expect(existsSync(folder + file), file).toBe(true);
      expect(file).toMatch(/\.json$/);
    }
    for (const { id, bbox } of packs.region) expect(region(id).bbox).toEqual(bbox);
    expect(packs.credit).toContain('GeoNames CC BY 4.0');
  });

  test.each([['world', world] as const, ...regions.map(({ id, pack }) => [id, pack] as const)])(
    'every object of %s becomes finite GeoJSON within its box',
    (_, pack) => {
      const [west, south, east, north] = pack.bbox;
      let count = 0;
      for (const object of Object.values(pack.objects)) {
        const shape = feature(pack, object);
        for (const [lon, lat] of positions(shape)) {
          count++;
          const margin = 0.001;
          if (!(lon! >= west - margin && lon! <= east + margin)) expect(lon).toBe('within the box');
          if (!(lat! >= south - margin && lat! <= north + margin))
            expect(lat).toBe('within the box');
        }
      }
      expect(count).toBeGreaterThan(5000);
    },
  );

  test('provinces have ISO 3166-2 ids, names, and the area of their country between them', () => {
    for (const [id, country, count, local] of [
      ['iraq-syria', 'IQ', 18, 'ar'],
      ['iraq-syria', 'SY', 14, 'ar'],
      ['ukraine', 'UA', 27, 'uk'],
    ] as const) {
      const { provinces, countries } = region(id).objects;
      const own = provinces!.geometries.filter(
        ({ properties }) => (properties as { country: string }).country === country,
      );
      expect(own.length).toBe(count);
      for (const province of own) {
        expect(province.id).toMatch(new RegExp(`^${country}-[A-Z0-9]{2}$`));
        const { name } = province.properties as { name: Record<string, string> };
        expect(name.en).toBeTruthy();
        expect(name[local]).toBeTruthy();
      }
      const arcsOf = (list: readonly { arcs?: unknown }[]) =>
        new Set(
          list.flatMap(({ arcs }) => (arcs as number[][][]).flat(2).map((a) => (a < 0 ? ~a : a))),
        );
      const whole = arcsOf(countries.geometries.filter((each) => each.id === country) as never);
      const parts = arcsOf(own as never);
      for (const arc of whole) expect(parts.has(arc)).toBe(true);
    }
  });

  test('borders follow ISO 3166: Crimea and Sevastopol in Ukraine, the Golan Heights in Syria', () => {
    const holds = (pack: BasemapPack, id: string, point: [number, number]) =>
      geoContains(country(pack, id)!, point);
    const simferopol: [number, number] = [34.1, 44.95];
    const sevastopol: [number, number] = [33.7, 44.6];
    const golan: [number, number] = [35.75, 33.0];
    for (const pack of [world, region('ukraine')]) {
      expect(holds(pack, 'UA', simferopol)).toBe(true);
      expect(holds(pack, 'UA', sevastopol)).toBe(true);
      expect(holds(pack, 'RU', simferopol)).toBe(false);
    }
    for (const pack of [world, region('iraq-syria')]) {
      expect(holds(pack, 'SY', golan)).toBe(true);
      expect(holds(pack, 'IL', golan)).toBe(false);
    }
  });

  test('each kind of line is where it should be', () => {
    const near = (
      pack: BasemapPack,
      kind: 'border' | 'disputed' | 'separation',
      at: [number, number],
    ) =>
      Math.min(
        ...positions(feature(pack, pack.objects[kind])).map((p) => km(p as [number, number], at)),
      );
    const iraqSyria = region('iraq-syria');
    expect(near(iraqSyria, 'border', [41.2, 34.8])).toBeLessThan(40);
    expect(near(iraqSyria, 'disputed', [35.2, 31.35])).toBeLessThan(40);
    expect(near(iraqSyria, 'separation', [33.4, 35.17])).toBeLessThan(20);
    expect(near(region('ukraine'), 'separation', [33.7, 46.15])).toBeLessThan(20);
    expect(near(world, 'border', [32.5, 52.3])).toBeLessThan(60);
  });

  test('Euphrates and Tigris run through their towns and have lines for their names', () => {
    const { rivers, riverLabels } = region('iraq-syria').objects;
    const widest = feature(region('iraq-syria'), {
      type: 'GeometryCollection' as const,
      geometries: rivers!.geometries.filter(
        ({ properties }) => (properties as { rank: number }).rank === 1,
      ),
    });
    for (const id of ['raqqa', 'deir-ez-zor', 'ramadi', 'mosul', 'tikrit', 'baghdad']) {
      const { lon, lat } = gazetteer.places.find((place) => place.id === id)!;
      expect(
        Math.min(...positions(widest).map((p) => km(p as [number, number], [lon, lat]))),
        id,
      ).toBeLessThan(8);
    }
    for (const id of ['euphrates', 'tigris'])
      expect(riverLabels!.geometries.filter((each) => each.id === id).length).toBe(2);
  });
});

describe('the gazetteer', () => {
  test('ids are unique slugs; ranks, kinds and positions are sound', () => {
    const ids = gazetteer.places.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(400);
    for (const { id, rank, kind, lon, lat, names, local } of gazetteer.places) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect([1, 2, 3, 4, 5]).toContain(rank);
      expect(['capital', 'city', 'town']).toContain(kind);
      expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90, id).toBe(true);
      expect(names.en, id).toBeTruthy();
      if (local && kind !== 'town' && local !== 'ru')
        expect(names[local], `${id} ${local}`).toBeTruthy();
    }
  });

  test('names are written in the letters of their language', () => {
    const letters: Record<string, RegExp> = {
      ar: /^[\u0621-\u063a\u0641-\u064a\u064b-\u0652 ]+$/u,
      fa: /^[\u0621-\u063a\u0641-\u0652\u067e\u0686\u0698\u06a9\u06af\u06cc\u06c0\u06d5\u0654\u200c -]+$/u,
      uk: /^[А-ЩЬЮЯа-щьюяІіЇїЄєҐґ’ -]+$/u,
      ru: /^[А-Яа-яЁё’ —-]+$/u,
    };
    for (const { id, names } of [...gazetteer.places, ...gazetteer.countries])
      for (const [language, pattern] of Object.entries(letters)) {
        const name = names[language];
        if (name) expect(name, `${id} ${language}`).toMatch(pattern);
      }
  });

  test('the names that were once wrong are right, and the towns of the story are there', () => {
    const arabic = Object.fromEntries(gazetteer.places.map(({ id, names }) => [id, names.ar]));
    expect(arabic).toMatchObject({
      damascus: 'دمشق',
      karbala: 'كربلاء',
      amman: 'عمان',
      jerusalem: 'القدس',
      raqqa: 'الرقة',
      'deir-ez-zor': 'دير الزور',
      mosul: 'الموصل',
    });
    const towns =
      'mosul raqqa deir-ez-zor palmyra al-bab dabiq manbij jarabulus hawija tal-afar sinjar al-qaim rawa ramadi fallujah tikrit baiji kirkuk erbil dohuk samarra hit rutba azaz tabqa kobani tell-abyad hasakah qamishli mayadin abu-kamal kabul sarajevo manila bamako tripoli paris brussels';
    const ids = new Set(gazetteer.places.map(({ id }) => id));
    expect(towns.split(' ').filter((id) => !ids.has(id))).toEqual([]);
  });

  test('each place lies in its country, or within 3 km in a region and 15 km in the coarse world', () => {
    const far: string[] = [];
    for (const { id, lon, lat, country: own } of gazetteer.places) {
      if (!own) continue;
      const at: [number, number] = [lon, lat];
      const fine = regions.find(({ pack }) => {
        const [west, south, east, north] = pack.bbox;
        return lon > west + 0.1 && lon < east - 0.1 && lat > south + 0.1 && lat < north - 0.1;
      })?.pack;
      const shape = country(fine ?? world, own);
      const most = fine ? 3 : 15;
      if (shape && (geoContains(shape, at) || edgeKm(shape, at) <= most)) continue;
      far.push(`${id}: ${shape ? edgeKm(shape, at).toFixed(1) : 'no country'}`);
    }
    expect(far).toEqual([]);
  });

  test("each country's name stands on its land", () => {
    const outside = gazetteer.countries.filter(({ id, lon, lat }) => {
      const shape = country(world, id);
      return !shape || !geoContains(shape, [lon, lat]);
    });
    expect(outside.map(({ id }) => id)).toEqual([]);
  });
});

test('outsideBox keeps what lies outside and cuts at the edge', () => {
  const box = [0, 0, 2, 2] as const;
  const through = [
    [-1, 1],
    [1, 1],
    [3, 1],
  ];
  const across = [
    [-1, 1],
    [3, 1],
  ];
  const past = [
    [-1, 3],
    [3, 3],
  ];
  const within = [
    [0.5, 0.5],
    [1, 1],
  ];
  const cut = [
    [
      [-1, 1],
      [0, 1],
    ],
    [
      [2, 1],
      [3, 1],
    ],
  ];
  expect(outsideBox([through], box)).toEqual(cut);
  expect(outsideBox([across], box)).toEqual(cut);
  expect(outsideBox([past], box)).toEqual([past]);
  expect(outsideBox([within], box)).toEqual([]);
});

function country(pack: BasemapPack, id: string): Feature<MultiPolygon> | undefined {
  const found = pack.objects.countries.geometries.find((each) => each.id === id);
  if (!found) return undefined;
  const shape = feature(pack, found) as Feature<MultiPolygon | Polygon>;
  const { geometry } = shape;
  const coordinates = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return { ...shape, geometry: { type: 'MultiPolygon', coordinates } };
}

function positions(shape: unknown): Position[] {
  const found: Position[] = [];
  const walk = (value: unknown) => {
    if (!Array.isArray(value)) {
      if (value && typeof value === 'object')
        for (const key of ['features', 'geometry', 'coordinates'])
          walk((value as Record<string, unknown>)[key]);
    } else if (typeof value[0] === 'number') found.push(value as Position);
    else value.forEach(walk);
  };
  walk(shape);
  return found;
}

function km(a: [number, number], b: [number, number]): number {
  return geoDistance(a, b) * EARTH_KM;
}

/** Distance to the nearest edge, kilometres, on the plane around the point. */
function edgeKm(shape: Feature<MultiPolygon>, at: [number, number]): number {
  const scale = Math.cos((at[1] * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  for (const ring of shape.geometry.coordinates.flat())
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = [(ring[i - 1]![0]! - at[0]) * scale, ring[i - 1]![1]! - at[1]];
      const [bx, by] = [(ring[i]![0]! - at[0]) * scale, ring[i]![1]! - at[1]];
      const [dx, dy] = [bx - ax, by - ay];
      const length = dx * dx + dy * dy;
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
      least = Math.min(least, Math.hypot(ax + t * dx, ay + t * dy));
    }
  return (least * Math.PI * EARTH_KM) / 180;
}
