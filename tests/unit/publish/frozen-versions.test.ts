import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SmallSite, smallSite } from './small-site.ts';

let site: SmallSite;
beforeEach(() => {
  site = smallSite();
});
afterEach(() => site.remove());

/** The files of a frozen version and all parts it names, by path, with their digests as they are now. */
function frozenBytes(version: string): Record<string, string> {
  const all = site.digests();
  const { parts } = JSON.parse(site.read(`v/${version}/parts.json`));
  return Object.fromEntries(
    Object.entries(all).filter(
      ([path]) => path.startsWith(`v/${version}/`) || Object.hasOwn(parts, path),
    ),
  );
}

function correctSnapshot(): void {
  const file = join(site.series, 'snapshots/2016-10-21.geojson');
  const collection = JSON.parse(readFileSync(file, 'utf8'));
  for (const feature of collection.features)
    for (const ring of feature.geometry.coordinates.flat(
      feature.geometry.type === 'Polygon' ? 0 : 1,
    ))
      for (const position of ring) if (position[1] === 35) position[1] = 35.25;
  writeFileSync(file, JSON.stringify(collection));
}

test('a frozen version stays byte for byte through later builds, added days and corrections', () => {
  const first = site.build();
  const bytes = frozenBytes(first.hash!);
  expect(Object.keys(bytes)).toContain(first.topology);
  expect(Object.keys(bytes)).toContain(`v/${first.hash}/index.html`);

  site.edit({ title: 'Renamed' });
  site.build();
  expect(frozenBytes(first.hash!)).toEqual(bytes);

  const json = JSON.parse(readFileSync(join(site.series, 'series.json'), 'utf8'));
  site.edit({
    snapshots: [
      ...json.snapshots,
      { date: '2017-03-01', file: 'snapshots/2017-01-01.geojson', source: 'radio' },
    ],
  });
  const added = site.build();
  expect(frozenBytes(first.hash!)).toEqual(bytes);

  correctSnapshot();
  site.edit({ corrections: [{ date: '2018-01-01', snapshot: '2016-10-21', text: 'Moved.' }] });
  const corrected = site.build();
  expect(corrected.topology).not.toBe(added.topology);
  expect(frozenBytes(first.hash!)).toEqual(bytes);
  expect(readdirSync(join(site.out, 'v')).length).toBe(4);
});

test('a frozen version says what the live one says, from where it stands', () => {
  const live = site.build();
  const folder = `v/${live.hash}/`;
  expect(live.frozen).toBe(folder);
  const frozen = JSON.parse(site.read(`${folder}publication.json`));
  expect(frozen).toMatchObject({
    hash: live.hash,
    frozen: './',
    live: '../../',
    title: live.title,
  });
  for (const path of [frozen.topology, frozen.basemap.world, frozen.picture.narrow.dark])
    expect(existsSync(join(site.out, folder, path)), path).toBe(true);
  for (const page of ['index.html', 'embed.html', 'conflict-map.js']) {
    const named = [
      ...site.read(folder + page).matchAll(/"((?:\.\.?\/)*[\w/.-]+\.[0-9a-f]{10}\.\w+)"/g),
    ];
    for (const [, path] of named)
      expect(existsSync(join(site.out, folder, path!)), `${page}: ${path}`).toBe(true);
    expect(named.length + Number(page.endsWith('.js'))).toBeGreaterThan(0);
  }
  expect(site.read(`${folder}conflict-map.js`)).toContain("'../../assets/main.0123456789.js'");
  expect(site.read(`${folder}index.html`)).toContain('<meta name="robots" content="noindex">');
  expect(site.read('index.html')).not.toContain('noindex');
});

test('what is shown names a version, whatever stood there before', () => {
  const [first, second] = [site.build().hash, site.build().hash];
  expect(second).toBe(first);
  site.edit({ maxCarryDays: 31 });
  expect(site.build().hash).not.toBe(first);
  site.edit({ maxCarryDays: 30 });
  expect(site.build().hash).toBe(first);
});

test('a correction tells where the map stands as it was before, in this build and those that follow', () => {
  const before = site.build();
  correctSnapshot();
  const correction = { date: '2018-01-01', snapshot: '2016-10-21', text: 'Moved <by> a day.' };
  site.edit({ corrections: [correction] });
  const after = site.build();
  expect(after.corrections).toEqual([{ ...correction, before: `v/${before.hash}/` }]);
  const old = JSON.parse(site.read(`v/${before.hash}/publication.json`));
  expect(old.topology).toBe(`../../${before.topology}`);
  expect(before.topology).not.toBe(after.topology);
  expect(existsSync(join(site.out, before.topology))).toBe(true);
  const html = site.read('index.html');
  expect(html).toContain('1 January 2018, map of 21 October 2016: Moved &lt;by&gt; a day.');
  expect(html).toContain(`<a href="v/${before.hash}/">The map before this correction</a>`);
  expect(site.read(`v/${after.hash}/index.html`)).toContain(`href="../../v/${before.hash}/"`);
  site.edit({ title: 'Later' });
  expect(site.build().corrections).toEqual(after.corrections);
});

test('without freezing, parts of the version before last are taken away, those of the last are not', () => {
  const topologies = ['One', 'Two', 'Three'].map((title) => {
    site.edit({ title });
    return site.build({ freeze: false }).topology;
  });
  expect(topologies.map((path) => existsSync(join(site.out, path)))).toEqual([false, true, true]);
  expect(existsSync(join(site.out, 'v'))).toBe(false);
});

test('when a frozen version does not tell what it rests on, nothing is taken away', () => {
  const first = site.build();
  writeFileSync(join(site.out, 'v', first.hash!, 'parts.json'), 'broken');
  for (const title of ['One', 'Two', 'Three']) {
    site.edit({ title });
    site.build({ freeze: false });
  }
  expect(existsSync(join(site.out, first.topology))).toBe(true);
});

test('a part that a frozen version rests on is never written anew', () => {
  site.build();
  const part = join(site.scratch, 'pages/assets/main.0123456789.js');
  writeFileSync(part, 'let b;');
  expect(() => site.build()).toThrow(/a version that never changes rests on it/);
  expect(site.read('assets/main.0123456789.js')).toBe('let a;');
});

test('a part spoilt on disk is mended', () => {
  const { topology } = site.build();
  const whole = site.read(topology);
  writeFileSync(join(site.out, topology), whole.slice(0, 100));
  site.build();
  expect(site.read(topology)).toBe(whole);
});
