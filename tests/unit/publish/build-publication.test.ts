import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlaceCollection } from '../../../src/core/publication/publication.ts';
import { readTopology } from '../../../src/core/topology/read-topology.ts';
import { mayBuildInto } from '../../../src/publish/build-publication.ts';
import { sha256 } from '../../../src/publish/digest.ts';
import { contentOfPublication } from '../../../src/publish/publication-content.ts';
import { type SmallSite, smallSite, TINY } from './small-site.ts';

let site: SmallSite;
beforeEach(() => {
  site = smallSite();
});
afterEach(() => site.remove());

test('a publication names its parts by their content', () => {
  const publication = site.build();
  const { picture } = publication;
  const parts = [
    publication.topology,
    publication.places!,
    ...Object.values(publication.story!),
    publication.basemap.world,
    publication.basemap.region!,
    publication.basemap.gazetteer,
    ...[picture!.wide, picture!.narrow].flatMap(({ light, dark }) => [light, dark]),
    picture!.png.path,
  ];
  for (const part of parts) {
    const digest = /\.([0-9a-f]{10})\.\w+$/.exec(part)?.[1];
    expect(sha256(readFileSync(join(site.out, part))).slice(0, 10), part).toBe(digest);
  }
  expect(new Set(parts).size).toBe(parts.length);
  expect(parts.filter((part) => part.endsWith('.topojson'))).toEqual([publication.topology]);
  expect(publication).toMatchObject({
    version: 1,
    title: 'Tiny <series> & "test"',
    view: 'date=2016-10-21&place=middle',
    events: [{ date: '2016-10-17', title: { en: 'A march' }, place: 'middle', source: 'paper' }],
    methodNote: { en: 'Estimated from 2 sourced places.' },
    basemap: { credit: 'a credit' },
  });
});

test('parts.json lists every part with its digest, and nothing else', () => {
  site.build();
  const { parts } = JSON.parse(site.read('parts.json'));
  const all = site.digests();
  const named = Object.keys(all).filter((path) => /\.[0-9a-f]{10}\.\w+$/.test(path));
  expect(parts).toEqual(Object.fromEntries(named.map((path) => [path, all[path]])));
  expect(named).toContain('assets/main.0123456789.js');
});

test('its topology, places and story are those of the series', () => {
  const publication = site.build();
  const topology = readTopology(site.read(publication.topology));
  expect(topology.series.snapshots).toHaveLength(3);
  expect(topology.extent).toEqual([40, 34, 45, 38]);
  const { features } = JSON.parse(site.read(publication.places!)) as PlaceCollection;
  expect(features.map(({ properties }) => properties.id)).toEqual(['middle', 'the-plain']);
  expect(features[0]!.properties).toEqual({
    id: 'middle',
    name: { en: 'Middle', ar: 'الوسط' },
    kind: 'place',
    rank: 4,
    holders: [
      { holder: 'north', to: '2017-01-01', source: 'paper', note: 'OPEN-START' },
      { holder: 'south', from: '2017-01-01', source: 'radio', note: 'OPEN-END' },
    ],
  });
  expect(JSON.parse(site.read(publication.story!.en!))).toMatchObject({
    title: 'What the squares did',
  });
});

test('pages carry the head of the publication, and what the compiler noted stays behind', () => {
  site.build();
  for (const page of ['index.html', 'embed.html']) {
    expect(site.read(page)).toContain('<title>What the squares did</title>');
    expect(site.read(page)).toContain('content="Squares that change hands"');
  }
  expect(site.read('assets/main.0123456789.js')).toBe('let a;');
  expect(existsSync(join(site.out, '.vite'))).toBe(false);
});

test('without script a page has the picture, the text and where it all comes from', () => {
  const { picture } = site.build();
  expect(picture!.alt).toMatch(
    /^Tiny <series> & "test"\. Situation as of 21 October 2016\. North, control: [\d,]+ km²; South, control: [\d,]+ km²\.$/,
  );
  const alt = picture!.alt.replace('<series> & "test"', '&lt;series&gt; &amp; &quot;test&quot;');
  for (const page of ['index.html', 'embed.html']) {
    const html = site.read(page);
    expect(html).toContain(`alt="${alt}"`);
    for (const shape of [picture!.wide, picture!.narrow])
      for (const path of [shape.light, shape.dark]) expect(html).toContain(`"${path}"`);
  }
  const html = site.read('index.html');
  expect(html).toMatch(
    /<noscript><article[\s\S]+What the squares did[\s\S]+<\/article><\/noscript>/,
  );
  expect(html).toContain('class="reader has-side"');
  expect(html).toContain('<a href="https://example.org/paper">A newspaper</a> (CC BY 4.0)');
});

test('a picture says date, zones and credit, and asks for nothing', () => {
  const { picture } = site.build();
  for (const shape of [picture!.wide, picture!.narrow])
    for (const path of [shape.light, shape.dark]) {
      const svg = site.read(path);
      expect(svg).toMatch(/^<svg /);
      for (const words of [
        '21 October 2016',
        'North, control',
        'South, control',
        'a credit',
        ' km<',
      ])
        expect(svg).toContain(words);
      expect(svg).not.toMatch(/<script|<image|href=/);
    }
});

test('the same series gives the same bytes, in the same folder or another', () => {
  site.build();
  const first = site.digests();
  site.build();
  expect(site.digests()).toEqual(first);
  rmSync(site.out, { recursive: true });
  site.build();
  expect(site.digests()).toEqual(first);
});

test('built again from what it tells of itself, a publication is the same', () => {
  site.edit({ view: undefined, url: 'https://example.org/map', licence: 'CC BY 4.0' });
  site.build();
  const { topology, ...content } = contentOfPublication(site.out);
  const publication = JSON.parse(site.read('publication.json'));
  expect(content).toMatchObject({
    url: 'https://example.org/map/',
    licence: 'CC BY 4.0',
    view: null,
    description: { en: 'Squares that change hands' },
  });
  expect(publication.view).toBe('date=2017-01-01');
  expect(topology.series.snapshots).toHaveLength(3);
  const first = site.digests();
  rmSync(site.out, { recursive: true });
  site.rebuild({ topology, ...content });
  expect(site.digests()).toEqual(first);
});

test('a series without story, events, places or region pack names none', () => {
  rmSync(join(site.series, 'places.csv'));
  rmSync(join(site.series, 'regions.geojson'));
  rmSync(join(site.series, 'story.en.md'));
  site.edit({
    events: undefined,
    view: undefined,
    methodNote: undefined,
    description: undefined,
    extent: [-10, 34, 100, 60],
  });
  const publication = site.build();
  expect(Object.keys(publication).sort()).toEqual([
    'basemap',
    'carried',
    'events',
    'frozen',
    'hash',
    'language',
    'opensOnNewest',
    'picture',
    'sources',
    'title',
    'topology',
    'version',
    'view',
  ]);
  expect(publication.events).toEqual([]);
  expect(publication.view).toBe('date=2017-01-01');
  expect(publication.basemap.region).toBeUndefined();
  expect(site.read('index.html')).not.toContain('has-side');
});

test('only a publication may be written over', () => {
  expect(mayBuildInto(site.out)).toBe(true);
  site.build();
  expect(mayBuildInto(site.out)).toBe(true);
  expect(mayBuildInto(TINY)).toBe(false);
});

test('files that are none of a publication are left alone', () => {
  site.build();
  writeFileSync(join(site.out, 'CNAME'), 'example.org');
  site.edit({ title: 'Another' });
  site.build();
  expect(site.read('CNAME')).toBe('example.org');
});
