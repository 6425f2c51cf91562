import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureChromium } from '../../ensure-chromium.mjs';

/** The commands an author lives with, as they run them: the real binary, real files, a real browser. */
const bin = join(import.meta.dirname, '../../../src/cli/conflict-map.mjs');

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'authoring-'));
  expect(run('--version').code).toBe(0);
}, 120_000);
afterAll(() => rmSync(scratch, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: scratch,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

/** Writes a file into the scratch folder, with the folders above it. */
function put(path: string, content: unknown): string {
  mkdirSync(join(scratch, path, '..'), { recursive: true });
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(join(scratch, path), isRaw ? content : JSON.stringify(content));
  return path;
}

const series = (dir: string) => JSON.parse(readFileSync(join(scratch, dir, 'series.json'), 'utf8'));

function square(properties: Record<string, unknown>, west = 40, south = 35) {
  const [east, north] = [west + 1, south + 1];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const bytes = (value: unknown) => strToU8(JSON.stringify(value));

const kml = (name: string) => `<?xml version="1.0"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>${name}</name><Polygon><outerBoundaryIs>
<LinearRing><coordinates>40,35 41,35 41,36 40,36 40,35</coordinates></LinearRing>
</outerBoundaryIs></Polygon></Placemark></Document></kml>`;

const AS_ONE = ['--actor', 'a', '--status', 'control'];

describe('import', () => {
  test('takes formats, zips and folders together, each file a snapshot', () => {
    put('mixed/2016-10-01.geojson', collection(square({})));
    put('mixed/deep/2016-10-02.geojson.gz', gzipSync(bytes(collection(square({}, 41)))));
    put('mixed/2016-10-03.kml', kml('held'));
    put(
      'mixed/more.zip',
      zipSync({
        '2016-10-04.json': bytes({ value: collection(square({}, 42)) }),
        'maps/2016-10-05.kml': strToU8(kml('held')),
        '__MACOSX/._2016-10-05.kml': strToU8('x'),
      }),
    );
    put('mixed/.DS_Store', 'x');
    put('mixed/notes.txt', 'not a map');
    const { code, err } = run('import', 'mixed', '--out', 'mixed-out', ...AS_ONE);
    expect(code, err).toBe(0);
    expect(series('mixed-out').snapshots.map(({ date }: { date: string }) => date)).toEqual([
      '2016-10-01',
      '2016-10-02',
      '2016-10-03',
      '2016-10-04',
      '2016-10-05',
    ]);
    expect(run('validate', 'mixed-out').code).toBe(0);
  });

  test('dates from a table keep precision and intervals; lines about no file are warned of', () => {
    put('tabled/early.geojson', collection(square({})));
    put('tabled/late.geojson', collection(square({}, 41)));
    put(
      'dates.csv',
      'file,from,to\nearly,2016-10,\nlate.geojson,2016-11-04,2016-11-20\ngone,2017,\n',
    );
    const { code, err } = run(
      ...['import', 'tabled', '--out', 'tabled-out', ...AS_ONE, '--date-from', 'table:dates.csv'],
    );
    expect(code, err).toBe(0);
    expect(err).toContain('dates.csv: no such file: gone');
    expect(series('tabled-out').snapshots).toEqual([
      { date: '2016-10', file: 'snapshots/2016-10.geojson' },
      { from: '2016-11-04', to: '2016-11-20', file: 'snapshots/2016-11-04.geojson' },
    ]);
  });

  test('a pattern reads dates that stand in another order; one property parts a file into its dates', () => {
    put('odd/map 04.11.2016.geojson', collection(square({})));
    const pattern = ['--date-pattern', 'DD.MM.YYYY'];
    expect(run('import', 'odd', '--out', 'odd-out', ...AS_ONE, ...pattern).code).toBe(0);
    expect(series('odd-out').snapshots[0].date).toBe('2016-11-04');
    put(
      'all.geojson',
      collection(
        square({ day: '2016-10-01' }),
        square({ day: '2016-10' }, 41),
        square({ day: '2017' }),
      ),
    );
    const { code, err } = run(
      'import',
      'all.geojson',
      '--out',
      'all-out',
      ...AS_ONE,
      '--date-from',
      'property:day',
    );
    expect(err).toContain('takes effect on 2016-10-01 like');
    expect(code).toBe(1);
    expect(existsSync(join(scratch, 'all-out'))).toBe(false);
  });

  test('--strict makes errors of repairs', () => {
    put('z/2016-10-01.geojson', { wrapped: collection(square({})) });
    expect(run('import', 'z', '--out', 'z-out', ...AS_ONE).code).toBe(0);
    const { code, err } = run('import', 'z', '--out', 'z-strict', ...AS_ONE, '--strict');
    expect(code).toBe(1);
    expect(err).toContain('--strict refuses repairs');
    expect(existsSync(join(scratch, 'z-strict'))).toBe(false);
  });

  test('a file of 600 MB is a problem, not a crash', () => {
    put('vast/2016-10-01.geojson', '{');
    truncateSync(join(scratch, 'vast/2016-10-01.geojson'), 600 * 1024 * 1024);
    const { code, err } = run('import', 'vast', '--out', 'vast-out', ...AS_ONE);
    expect(code).toBe(1);
    expect(err).toContain('vast/2016-10-01.geojson: 600 MB or more, beyond the limit of 256 MB');
  });

  test('a folder whose maps are none is an error', () => {
    put('empty.zip', zipSync({ 'readme.txt': strToU8('x') }));
    const { code, err } = run('import', 'empty.zip', '--out', 'empty-out', ...AS_ONE);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('holds no map') });
  });

  test('killed half-way leaves the folder as it was', async () => {
    for (let day = 1; day <= 28; day++)
      for (let month = 1; month <= 12; month++)
        put(
          `many/${2000 + month}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}.geojson`,
          collection(...Array.from({ length: 200 }, (_, i) => square({ i }, -170 + i))),
        );
    put('many-out/keep.txt', 'mine');
    const child = spawn(process.execPath, [bin, 'import', 'many', '--out', 'many-out', ...AS_ONE], {
      cwd: scratch,
    });
    const isWriting = () =>
      readdirSync(scratch)
        .filter((name) => name.startsWith('.many-out'))
        .map((name) => join(scratch, name, 'snapshots'))
        .some((folder) => existsSync(folder) && readdirSync(folder).length > 3);
    while (!isWriting()) {
      expect(child.exitCode).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(readdirSync(join(scratch, 'many-out'))).toEqual(['keep.txt']);
    const { code, err } = run('import', 'many', '--out', 'many-out', ...AS_ONE);
    expect(code, err.slice(-500)).toBe(0);
    expect(readdirSync(join(scratch, 'many-out')).sort()).toEqual([
      'keep.txt',
      'series.json',
      'snapshots',
    ]);
    expect(readdirSync(scratch).filter((name) => name.startsWith('.many-out'))).toEqual([]);
  }, 60_000);
});

describe('import --suggest', () => {
  test('writes a mapping that imports the files, with counts of every value', () => {
    put('changes/2016-10-01.geojson', {
      value: collection(square({ type: 'nochange' }), square({ type: 'losses' }, 41)),
    });
    put('changes/2016-10-02.geojson', {
      value: collection(square({ type: 'nochange' }), square({ type: 'gains' }, 41)),
    });
    const { code, err } = run('import', 'changes', '--suggest', '--out', 'changes.json');
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringContaining('--mapping changes.json'),
    });
    const mapping = JSON.parse(readFileSync(join(scratch, 'changes.json'), 'utf8'));
    expect(mapping).toMatchObject({
      collection: 'value',
      date: { from: 'name' },
      rules: [
        { when: { type: ['nochange', 'gains'] }, zone: 'actor/control' },
        { when: { type: ['losses'] }, skip: true },
      ],
      $counts: { features: 4, properties: { type: { nochange: 2, losses: 1, gains: 1 } } },
    });
    const imported = run('import', 'changes', '--out', 'changes-out', '--mapping', 'changes.json');
    expect(imported.code, imported.err).toBe(0);
    expect(series('changes-out').zones).toEqual([
      { id: 'actor/control', actor: 'actor', status: 'control' },
    ]);
    expect(run('import', 'changes', '--suggest', '--out', 'changes.json').code).toBe(2);
  });

  test('names actors and their other names, and dates in a property', () => {
    const by = (party: string, asOf: string, west: number) => square({ party, asOf }, west);
    put(
      'parties.geojson',
      collection(
        by('North /// Північ', '2016-10-01', 40),
        by('South', '2016-10-01', 42),
        by('North /// Північ', '2016-10-08', 40),
      ),
    );
    const mapping = JSON.parse(run('import', 'parties.geojson', '--suggest').out);
    expect(mapping).toMatchObject({
      date: { from: 'property', property: 'asOf' },
      actors: [{ id: 'north', name: { en: 'North' }, aliases: ['Північ'] }, { id: 'south' }],
      rules: [{ actorFrom: 'party', status: 'control' }],
    });
    put('parties.json', mapping);
    const { code, err } = run(
      ...['import', 'parties.geojson', '--out', 'parties-out', '--mapping', 'parties.json'],
    );
    expect(code, err).toBe(0);
    expect(series('parties-out').snapshots).toHaveLength(2);
  });
});

test('new writes a series folder without a fault, that builds', () => {
  expect(run('new', 'mine').code).toBe(0);
  expect(run('validate', 'mine', '--json').out).toBe('{"ok":true,"problems":[]}\n');
  expect(run('build', 'mine', '--out', 'mine-site')).toMatchObject({ code: 0, err: '' });
  expect(readdirSync(join(scratch, 'mine-site'))).toContain('publication.json');
  expect(run('new', 'mine')).toMatchObject({
    code: 2,
    err: expect.stringContaining('is not empty'),
  });
  const readme = readFileSync(join(scratch, 'mine', 'README.md'), 'utf8');
  for (const member of Object.keys(series('mine')))
    if (!member.startsWith('$') && member !== 'version') expect(readme).toContain(`\`${member}\``);
}, 60_000);

describe('serve on a series folder', () => {
  let server: ChildProcess;
  let url: string;
  let said = '';
  beforeAll(async () => {
    cpSync(join(import.meta.dirname, '../../../data/new-series'), join(scratch, 'worked-on'), {
      recursive: true,
    });
    server = spawn(process.execPath, [bin, 'serve', 'worked-on', '--port', '0'], { cwd: scratch });
    for (const stream of [server.stdout!, server.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    await until(() => /http:\S+/.test(said));
    url = /http:\S+/.exec(said)![0];
  }, 120_000);
  afterAll(() => {
    server.kill();
  });

  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      expect(server.exitCode).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const edit = (file: string, change: (text: string) => string) => {
    said = '';
    const path = join(scratch, 'worked-on', file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };

  test('an open page shows each change by itself, where it was', async () => {
    const browser = await chromium.launch({
      executablePath: await ensureChromium(),
      args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    });
    try {
      const page = await browser.newPage();
      const blocked: string[] = [];
      page.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) blocked.push(message.text());
      });
      await page.goto(`${url}#date=2020-04-15`);
      edit('story.en.md', (text) => text.replace('The crossing', 'Over the river'));
      await page.getByRole('heading', { name: 'Over the river' }).waitFor({ timeout: 30_000 });
      expect(page.url()).toContain('date=2020-04-15');
      expect(blocked).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 120_000);

  test('a fault is told, and the last good version stays until it is put right', async () => {
    const publication = async () => (await fetch(`${url}publication.json`)).json();
    const before = await publication();
    edit('series.json', (text) => text.replace('"east/control", "actor"', '"east/held", "actor"'));
    await until(() => said.includes('still shown'));
    expect(said).toContain('series.json: zones[1].id');
    expect(await publication()).toEqual(before);
    edit('series.json', (text) =>
      text.replace('"east/held"', '"east/control"').replace('two shores', 'three shores'),
    );
    await until(() => said.includes('woven again'));
    expect(await publication()).toMatchObject({ title: 'Who holds the three shores' });
  }, 60_000);

  test('nothing of it is in what is published', () => {
    expect(run('build', 'worked-on', '--out', 'published').code).toBe(0);
    const page = readFileSync(join(scratch, 'published', 'index.html'), 'utf8');
    expect(page).not.toContain('.live');
  });
});
