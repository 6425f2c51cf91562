import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlaceCollection, Publication } from '../../../src/core/publication/publication.ts';
import { readTopology } from '../../../src/core/topology/read-topology.ts';
import { buildPublication, mayBuildInto } from '../../../src/publish/build-publication.ts';
import { sha256 } from '../../../src/publish/digest.ts';
import { folderFiles } from '../../../src/publish/folder-files.ts';
import { weaveSeries } from '../../../src/publish/weave-series.ts';

const tiny = join(import.meta.dirname, '../../fixtures/series/tiny');

let scratch: string;
let out: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'build-'));
  out = join(scratch, 'site');
});
afterEach(() => rmSync(scratch, { recursive: true }));

test('a publication names its parts by their content', () => {
  const publication = build();
  const parts = [
    publication.topology,
    publication.places!,
    ...Object.values(publication.story!),
    publication.basemap.world,
    publication.basemap.region!,
    publication.basemap.gazetteer,
  ];
  for (const part of parts) {
    const digest = /\.([0-9a-f]{10})\.\w+$/.exec(part)?.[1];
    expect(sha256(readFileSync(join(out, part))).slice(0, 10), part).toBe(digest);
  }
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

test('its topology, places and story are those of the series', () => {
  const publication = build();
  const topology = readTopology(read(publication.topology));
  expect(topology.series.snapshots).toHaveLength(3);
  expect(topology.extent).toEqual([40, 34, 45, 38]);
  const { features } = JSON.parse(read(publication.places!)) as PlaceCollection;
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
  expect(JSON.parse(read(publication.story!.en!))).toMatchObject({ title: 'What the squares did' });
});

test('pages carry the head of the publication, and what the compiler noted stays behind', () => {
  build();
  for (const page of ['index.html', 'embed.html']) {
    expect(read(page)).toContain('<title>What the squares did</title>');
    expect(read(page)).toContain('content="Squares that change hands"');
  }
  expect(read('assets/main.js')).toBe('let a;');
  expect(existsSync(join(out, '.vite'))).toBe(false);
});

test('the opening view is drawn, and stands in the pages until the map does', () => {
  const { picture } = build();
  expect(picture.alt).toBe(
    'Tiny <series> & "test". Situation as of 21 October 2016. Estimated from 2 sourced places',
  );
  const svg = read(picture.svg);
  expect(svg).toMatch(/^<svg /);
  for (const words of ['21 October 2016', 'North, control', 'South, control', 'a credit'])
    expect(svg).toContain(words);
  expect(svg).not.toMatch(/<script|<image|href=/);
  for (const page of ['index.html', 'embed.html'])
    expect(read(page)).toContain(
      `<img src="${picture.svg}" alt="Tiny &lt;series&gt; &amp; &quot;test&quot;. Situation as of 21 October 2016. Estimated from 2 sourced places">`,
    );
});

test('the same series gives the same bytes, and a rebuild leaves nothing of the one before', () => {
  build();
  const first = readdirSync(out).sort();
  writeFileSync(join(out, 'control.old.topojson'), '{}');
  build();
  expect(readdirSync(out).sort()).toEqual(first);
  expect(readdirSync(scratch).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a series without story, events, places or region pack names none', () => {
  const bare = join(scratch, 'bare');
  mkdirSync(join(bare, 'snapshots'), { recursive: true });
  const series = JSON.parse(readFileSync(join(tiny, 'series.json'), 'utf8'));
  for (const key of ['events', 'view', 'methodNote', 'description']) delete series[key];
  series.extent = [-10, 34, 100, 60];
  writeFileSync(join(bare, 'series.json'), JSON.stringify(series));
  for (const name of readdirSync(join(tiny, 'snapshots')))
    writeFileSync(join(bare, 'snapshots', name), readFileSync(join(tiny, 'snapshots', name)));
  const publication = build(bare);
  expect(Object.keys(publication).sort()).toEqual([
    'basemap',
    'events',
    'language',
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
});

test('only a publication may be written over', () => {
  expect(mayBuildInto(out)).toBe(true);
  build();
  expect(mayBuildInto(out)).toBe(true);
  expect(mayBuildInto(tiny)).toBe(false);
});

function build(series = tiny): Publication {
  const { woven, problems } = weaveSeries(folderFiles(series));
  expect(problems.filter(({ severity }) => severity !== 'warning')).toEqual([]);
  buildPublication(woven!, { pages: pages(), basemap: basemap() }, out);
  return JSON.parse(read('publication.json'));
}

function pages(): string {
  const page =
    '<!doctype html><html lang="en"><head><title>t</title></head><body><!-- picture --></body></html>';
  return folder('pages', {
    'index.html': page,
    'embed.html': page,
    'assets/main.js': 'let a;',
    '.vite/manifest.json': '{}',
  });
}

function basemap(): string {
  const region = [{ id: 'here', bbox: [33, 28, 51, 40], file: 'region-here.json' }];
  const packs = { region, world: 'world.json', gazetteer: 'gazetteer.json', credit: 'a credit' };
  return folder('basemap', {
    'packs.json': JSON.stringify(packs),
    'region-here.json': pack('region-iraq-syria.json'),
    'world.json': pack('world.json'),
    'gazetteer.json': pack('gazetteer.json'),
  });
}

function pack(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../../data/basemap', name), 'utf8');
}

function folder(name: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    const path = join(scratch, name, file);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  return join(scratch, name);
}

function read(name: string): string {
  return readFileSync(join(out, name), 'utf8');
}
