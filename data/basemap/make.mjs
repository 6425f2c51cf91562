#!/usr/bin/env node
/**
 * Makes the basemap packs beside this file from pinned packages: `node data/basemap/make.mjs [cache folder]`.
 * Needs Node, npm, and for the rivers Debian's apt-get and dpkg-deb. SOURCES.md says what is done and why.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { makeGazetteer } from './gazetteer.mjs';
import { addLabels, labelPoints, makeRegion, makeWorld, readUnits } from './geometry.mjs';
import * as names from './names.mjs';
import { fetchSources } from './sources.mjs';

const REGIONS = [
  {
    id: 'iraq-syria',
    bbox: [33, 28, 51, 40],
    focus: ['IQ', 'SY'],
    metres: 300,
    riverMetres: 150,
    labels: { IQ: [42.3, 32.4], SY: [39.3, 34.15], IR: [49.2, 33.1], TR: [37.9, 38.75], SA: [41.6, 29.4] },
  },
  {
    id: 'ukraine',
    bbox: [21, 43.5, 42, 53],
    focus: ['UA'],
    metres: 450,
    riverMetres: 300,
    labels: { UA: [31.2, 49.35], RU: [39.6, 45.9], MD: [28.4, 47.5] },
  },
];
const WORLD = { metres: 5000, minLakeKm2: 1200 };
const CREDIT = 'Natural Earth (public domain) · GeoNames CC BY 4.0';

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = process.argv[2] ?? join(tmpdir(), 'conflict-map-basemap');
mkdirSync(cache, { recursive: true });

const { mapshaper, ...paths } = await fetchSources(cache);
const units = readUnits(paths.provinces);
for (const region of REGIONS) {
  const pack = await makeRegion(mapshaper, units, paths, region, names);
  write(`region-${region.id}.json`, await addLabels(mapshaper, pack, region.labels));
}
const world = await makeWorld(mapshaper, units, paths, WORLD);
write('world.json', world);
const tables = {
  places: join(here, 'places.csv'),
  countries: join(here, 'countries.csv'),
  geonames: paths.places,
};
write('gazetteer.json', makeGazetteer(tables, await labelPoints(mapshaper, world)));
write('packs.json', {
  region: REGIONS.map(({ id, bbox }) => ({ id, bbox, file: `region-${id}.json` })),
  world: 'world.json',
  gazetteer: 'gazetteer.json',
  credit: CREDIT,
});

function write(file, value) {
  const text = `${JSON.stringify(value)}\n`;
  writeFileSync(join(here, file), text);
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(`${file}: ${kB(Buffer.byteLength(text))}, gzip ${kB(gzipSync(text, { level: 9 }).length)}`);
}
