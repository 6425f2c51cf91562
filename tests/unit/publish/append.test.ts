import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewMap } from '../../../src/core/intake/append/read-appended.ts';
import { hasErrors, type Problem } from '../../../src/core/intake/problem.ts';
import type { Snapshot } from '../../../src/core/series/series.ts';
import { toDay } from '../../../src/core/time/civil-date.ts';
import { appendToFolder } from '../../../src/publish/append-to-folder.ts';
import { appendToContent } from '../../../src/publish/append-to-publication.ts';
import { contentOfPublication } from '../../../src/publish/publication-content.ts';
import { filesIn, type SmallSite, smallSite } from './small-site.ts';

let site: SmallSite;
beforeEach(() => {
  site = smallSite();
});
afterEach(() => site.remove());

const square = (west: number, south: number, side = 1) => {
  const [east, north] = [west + side, south + side];
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
};
const feature = (zone: string, coordinates: number[][][]) => ({
  type: 'Feature',
  properties: { zone },
  geometry: { type: 'Polygon', coordinates },
});
const newMap = (date: string, features: unknown[], more: Partial<Snapshot> = {}): NewMap => ({
  name: 'day.geojson',
  value: { type: 'FeatureCollection', features },
  snapshot: { from: toDay(date), to: null, precision: 'day', source: 'radio', ...more },
});
const march = newMap('2017-03-01', [
  feature('north/control', square(42, 36)),
  feature('south/control', square(43, 36)),
]);

function addToFolder(added: NewMap): Problem[] {
  const all: Problem[] = [];
  appendToFolder(site.series, added, {}, (found) => {
    all.push(...found);
    if (hasErrors(found)) throw new Error('refused');
  });
  return all;
}

describe('a map appended to a publication', () => {
  test('gives the live files, byte for byte, of building the series with it', () => {
    site.build();
    const { content, problems } = appendToContent(contentOfPublication(site.out), march, {});
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    site.rebuild(content!);
    const grown = site.digests();

    addToFolder(march);
    site.build();
    expect(site.digests()).toEqual(grown);
  });

  test('leaves every part under its name but the topology, and what was frozen as it was', () => {
    const before = site.build();
    const bytes = site.digests();
    const { content } = appendToContent(contentOfPublication(site.out), march, {});
    const after = site.rebuild(content!);
    const now = site.digests();
    expect(after.topology).not.toBe(before.topology);
    const live = JSON.parse(site.read('parts.json')).parts;
    const known = JSON.parse(site.read(`v/${before.hash}/parts.json`)).parts;
    const renewed = Object.keys(live).filter((path) => !Object.hasOwn(known, path));
    expect(renewed).toEqual([after.carried![0], after.topology]);
    for (const [path, digest] of Object.entries(bytes))
      if (path.startsWith('v/') || Object.hasOwn(known, path)) expect(now[path], path).toBe(digest);
  });

  test('is what the publication opens on, with new pictures, where the series names no view', () => {
    site.edit({ view: undefined });
    expect(site.build().view).toBe('date=2017-01-01');
    const { content } = appendToContent(contentOfPublication(site.out), march, {});
    const after = site.rebuild(content!);
    expect(after.view).toBe('date=2017-03-01');
    expect(after.picture!.alt).toContain('1 March 2017');
    expect(site.read(after.picture!.wide.light)).toContain('1 March 2017');
  });

  test('all that is wrong is told at once, and nothing comes of it', () => {
    site.build();
    const bad = newMap(
      '2017-01-01',
      [feature('east/control', square(42, 36)), feature('south/control', square(60, 36))],
      { source: 'rumour' },
    );
    const { content, problems } = appendToContent(contentOfPublication(site.out), bad, {});
    expect(content).toBeNull();
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'outside-extent',
      'repeated-date',
      'unknown-source',
      'unknown-zone',
    ]);
    const { message } = problems.find(({ code }) => code === 'outside-extent')!;
    expect(message).toContain('write "extent": [40, 34, 61, 38] in series.json and build');
  });

  test('is held against those before it', () => {
    site.build();
    const content = contentOfPublication(site.out);
    const huge = newMap('2017-01-05', [
      feature('north/control', [
        [
          [40, 34],
          [45, 34],
          [45, 38],
          [40, 38],
          [40, 34],
        ],
      ]),
    ]);
    const codes = (added: NewMap) =>
      appendToContent(content, added, {}).problems.map(({ code }) => code);
    expect(codes(huge)).toEqual(expect.arrayContaining(['area-jump', 'place-contradicted']));
    const same = newMap('2017-01-05', [
      feature('north/control', [
        [
          [42, 36],
          [44, 36],
          [44, 37],
          [42, 37],
          [42, 36],
        ],
      ]),
    ]);
    expect(codes(same)).toContain('repeated-snapshots');
    expect(codes(march)).not.toContain('repeated-snapshots');
  });
});

describe('a map added to a series folder', () => {
  test('is a file of its own and the last entry of series.json, all else of which is kept', () => {
    const before = JSON.parse(readFileSync(join(site.series, 'series.json'), 'utf8'));
    addToFolder({
      ...march,
      snapshot: { ...march.snapshot, to: toDay('2017-04-01'), note: 'late' },
    });
    const after = JSON.parse(readFileSync(join(site.series, 'series.json'), 'utf8'));
    const entry = {
      from: '2017-03-01',
      to: '2017-04-01',
      file: 'snapshots/2017-03-01.geojson',
      source: 'radio',
      note: 'late',
    };
    expect(after).toEqual({ ...before, snapshots: [...before.snapshots, entry] });
    expect(filesIn(site.series).filter((name) => name.endsWith('.new'))).toEqual([]);
    expect(site.build().topology).toMatch(/^control\./);
  });

  test('is not written when it or the folder holds an error', () => {
    const before = filesIn(site.series).map((name) =>
      readFileSync(join(site.series, name), 'utf8'),
    );
    const state = () =>
      filesIn(site.series).map((name) => readFileSync(join(site.series, name), 'utf8'));
    expect(() => addToFolder(newMap('2016-10-21', []))).toThrow('refused');
    expect(() =>
      addToFolder(newMap('2017-03-01', [feature('north/control', square(60, 36))])),
    ).toThrow('refused');
    expect(state()).toEqual(before);
  });

  test('takes no name that another file has', () => {
    const other = join(site.series, 'snapshots/2017-03-01.geojson');
    writeFileSync(other, 'a draft');
    addToFolder(march);
    const { snapshots } = JSON.parse(readFileSync(join(site.series, 'series.json'), 'utf8'));
    expect(snapshots.at(-1).file).toBe('snapshots/2017-03-01-2.geojson');
    expect(readFileSync(other, 'utf8')).toBe('a draft');
  });
});
