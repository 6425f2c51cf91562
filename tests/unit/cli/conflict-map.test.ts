import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The commands as a person runs them: the real binary, from another folder than the checkout. */
const bin = join(import.meta.dirname, '../../../src/cli/conflict-map.mjs');
const tiny = join(import.meta.dirname, '../../fixtures/series/tiny');

/** What a checkout needs for its commands, besides its packages. */
const CHECKOUT = ['src', 'package.json', 'package-lock.json', 'tsconfig.json'];

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'cli-'));
  expect(run('--version')).toMatchObject({ code: 0 });
}, 120_000);
afterAll(() => rmSync(scratch, { recursive: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: scratch,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

function json(...args: string[]) {
  const { code, out, err } = run(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}

/** Its last snapshot is of another source and method than the first two, and leaves a place of the table in no zone. */
const WARNINGS_OF_TINY = ['source-change', 'method-change', 'place-contradicted'];

describe('wrong use is exit 2, and says what is wrong', () => {
  test.each([
    [[], 'no command'],
    [['frob'], 'unknown command "frob"'],
    [['areas'], 'missing required args'],
    [['areas', tiny, '--foo'], 'Unknown option `--foo`'],
    [['at', tiny, '2016-10-21', 'extra'], '`extra`'],
    [['at', tiny, '21 October'], 'date: "21 October" is not a date'],
    [['at', tiny, '2016-02-30'], 'date: "2016-02-30" is not a date'],
    [['history', tiny, 'x', '36'], 'lon: "x" is not a number'],
    [['history', tiny, '43', '-90.5'], 'lat: "-90.5" is not a number within -90 and 90'],
    [['areas', tiny, '--json', '--csv'], 'either --json or --csv'],
    [['import', tiny], '--out is missing'],
    [['import', tiny, '--out'], 'value is missing'],
    [['import', tiny, '--out', 'x', '--actor', 'a'], '--actor and --status go together'],
    [['import', tiny, '--out', 'x', '--actor', 'a', '--status', 'held'], '--status: "held"'],
    [['import', tiny, '--out', 'x', '--date-from', 'moon'], '--date-from: "moon"'],
    [['estimate', join(tiny, 'places.csv'), '--out', 'x'], '--actor is missing'],
    [['build', tiny, '--out', tiny], 'holds something else than a publication'],
    [['serve', tiny, '--port', '70000'], '--port: "70000" is not a number within 0 and 65535'],
  ])('%j', (args, message) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain('--help');
  });
});

describe('what is not there is exit 3', () => {
  test.each([
    [['areas', 'nothing'], 'nothing: there is no such file or folder'],
    [['areas', '.'], 'neither a series.json nor a publication.json'],
    [
      ['import', 'nothing.geojson', '--out', 'x', '--actor', 'a', '--status', 'control'],
      'nothing.geojson',
    ],
    [['import', tiny, '--out', 'x', '--mapping', 'nothing.json'], 'nothing.json'],
    [['estimate', 'nothing.csv', '--actor', 'a', '--out', 'x'], 'nothing.csv'],
  ])('%j', (args, message) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain(message);
  });
});

describe('questions to a series', () => {
  test('at', () => {
    const collection = json('at', tiny, '2016-10-25');
    expect(collection).toMatchObject({
      type: 'FeatureCollection',
      asOf: '2016-10-25',
      date: '2016-10-21',
    });
    expect(
      collection.features.map((f: { properties: { zone: string } }) => f.properties.zone),
    ).toEqual(['north/control', 'south/control']);
  });

  test('areas, in three forms', () => {
    const { title, contentHash, unit, snapshots } = json('areas', tiny);
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(unit).toBe('km2');
    expect(snapshots.map(({ date }: { date: string }) => date)).toEqual([
      '2016-10-01',
      '2016-10-21',
      '2017-01-01',
    ]);
    const north = snapshots.map(
      (s: { areaKm2: Record<string, number> }) => s.areaKm2['north/control'],
    );
    expect(north[1] / north[0]).toBeCloseTo(1.5, 9);
    const csv = run('areas', tiny, '--csv').out.split('\n');
    expect(csv.slice(0, 3)).toEqual([
      `# title: ${title}`,
      '# unit: km2',
      '# dates: 2016-10-01 to 2017-01-01, 3 snapshots',
    ]);
    expect(csv).toContain(`# content hash: sha256 ${contentHash}`);
    expect(csv.filter((line) => !line.startsWith('#')).slice(0, 2)).toEqual([
      'date,north/control,south/control',
      `2016-10-01,${north[0]},${snapshots[0].areaKm2['south/control']}`,
    ]);
    expect(run('areas', tiny).out).toMatch(
      /^date +north\/control km2 +south\/control km2\n2016-10-01 +19883 +20133\n/,
    );
  });

  test('changes, either way round', () => {
    const forth = json('changes', tiny, '2016-10-01', '2017-01-05');
    const back = json('changes', tiny, '2017-01-05', '2016-10-01');
    const { heldKm2, gainKm2, lossKm2, netKm2 } = forth.zones['north/control'];
    expect(gainKm2).toBeCloseTo(heldKm2, 3);
    expect(lossKm2).toBeCloseTo(heldKm2, 3);
    expect(netKm2).toBeCloseTo(gainKm2 - lossKm2, 3);
    expect(back.zones['north/control'].gainKm2).toBeCloseTo(lossKm2, 5);
    expect(forth).toMatchObject({
      from: '2016-10-01',
      to: '2017-01-05',
      comparable: false,
      caveats: [
        'The two maps differ in source: A newspaper; A broadcast.',
        'The two maps differ in method: not said; estimated.',
        'There is no map from 21 November 2016 to 31 December 2016, between the two dates.',
        'The map of 5 January 2017 is estimated, not reported.',
      ],
    });
    const regions = JSON.parse(run('changes', tiny, '2016-10-01', '2016-10-21', '--geojson').out);
    expect(regions.features.map((f: { properties: unknown }) => f.properties)).toEqual([
      { zone: 'north/control', change: 'gain' },
      { zone: 'north/control', change: 'held' },
      { zone: 'south/control', change: 'held' },
    ]);
  });

  test('changes by actor, province, place and front', () => {
    const all = json('changes', tiny, '2016-10-01', '2016-10-21');
    const { gainKm2, heldKm2 } = all.zones['north/control'];
    expect(all.comparable).toBe(true);
    expect(all.actors.north).toEqual([{ statuses: ['control'], ...all.zones['north/control'] }]);
    expect(all.rates).toMatchObject({ days: 20 });
    expect(all.rates.zones['north/control'].gain.km2PerDay).toBeCloseTo(gainKm2 / 20, 5);
    const rows: { zones: Record<string, { gainKm2: number; heldKm2: number }> }[] = Object.values(
      all.provinces,
    );
    const sum = (figure: 'gainKm2' | 'heldKm2') =>
      rows.reduce((total, { zones }) => total + zones['north/control']![figure], 0);
    expect(sum('gainKm2')).toBeCloseTo(gainKm2, 4);
    expect(sum('heldKm2')).toBeCloseTo(heldKm2, 4);
    expect(Object.keys(all.provinces)).toContain('IQ-NI');
    expect(all.places).toHaveLength(1);
    expect(all.places[0]).toMatchObject({ zone: 'north/control', change: 'gain' });
    expect(all.places[0].areaKm2).toBeCloseTo(gainKm2, 4);
    expect(all.fronts).toMatchObject([{ actors: ['north', 'south'], toSecondKm2: 0 }]);
    expect(json('changes', tiny, '2016-10-01', '2017-01-05').fronts).toBeNull();
    const { out } = run('changes', tiny, '2016-10-01', '2016-10-21', '--csv');
    expect(out).toContain('# comparable: true\n');
    expect(out).toContain('kind,id,name,zone,heldKm2,gainKm2,lossKm2,netKm2\n');
    expect(out).toContain(`zone,,,north/control,${heldKm2},${gainKm2},0,${gainKm2}\n`);
  });

  test('figures by regions of one’s own, and within one province', () => {
    const file = join(scratch, 'regions.geojson');
    const half = [
      [40, 34],
      [41.25, 34],
      [41.25, 38],
      [40, 38],
      [40, 34],
    ];
    const geometry = { type: 'Polygon', coordinates: [half] };
    const feature = { type: 'Feature', id: 'west', properties: { name: 'The west' }, geometry };
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
    const dates = ['2016-10-01', '2016-10-21'];
    const { zones, provinces } = json('changes', tiny, ...dates, '--regions', file);
    expect(Object.keys(provinces)).toEqual(['west', 'elsewhere']);
    const [west, rest] = [provinces.west, provinces.elsewhere].map(
      (row) => row.zones['north/control'],
    );
    expect(west.heldKm2 + rest.heldKm2).toBeCloseTo(zones['north/control'].heldKm2, 5);
    const within = json('areas', tiny, '--province', 'west', '--regions', file);
    expect(within.snapshots[0].areaKm2['north/control']).toBeCloseTo(
      west.heldKm2 + west.lossKm2,
      5,
    );
    expect(run('areas', tiny, '--province', 'nowhere')).toMatchObject({ code: 2 });
  });

  test('every figure goes to a file where --out names one', () => {
    const file = join(scratch, 'areas.csv');
    expect(run('areas', tiny, '--csv', '--out', file)).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(file, 'utf8')).toBe(run('areas', tiny, '--csv').out);
    expect(run('areas', tiny, '--csv', '--out', join(scratch, 'no', 'such'))).toMatchObject({
      code: 3,
    });
  });

  test('picture', () => {
    const picture = (name: string, ...args: string[]) => {
      const file = join(scratch, name);
      expect(run('picture', tiny, ...args, '--out', file)).toEqual({ code: 0, out: '', err: '' });
      return readFileSync(file);
    };
    const plain = picture('at.svg', '--date', '2016-10-21').toString();
    for (const words of ['North, control', 'South, control', '21 October 2016', 'A newspaper'])
      expect(plain).toContain(words);
    const change = picture('change.svg', '--date', '2016-10-21', '--vs', '2016-10-01').toString();
    const { gainKm2 } = json('changes', tiny, '2016-10-01', '2016-10-21').zones['north/control'];
    expect(change).toContain(`gained ${Math.round(gainKm2).toLocaleString('en')} km²`);
    expect(change).toContain('url(#gain-0)');
    const png = picture('at.png', '--date', '2016-10-21', '--size', '600x400');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 400]);
    for (const wrong of [
      ['--date', '2016-10-21', '--out', 'x.gif'],
      ['--out', 'x.svg'],
      ['--date', '2016-10-21', '--size', '12', '--out', 'x.svg'],
    ])
      expect(run('picture', tiny, ...wrong)).toMatchObject({ code: 2 });
    expect(run('picture', tiny, '--date', '2016-12-24', '--out', 'x.svg')).toMatchObject({
      code: 1,
    });
  });

  test('history tells "no map" from "in no zone"', () => {
    expect(json('history', tiny, '41.5', '36.5')).toEqual([
      { from: '2016-10-01', to: '2016-11-21', covered: true, zones: ['north/control'] },
      { from: '2016-11-21', to: '2017-01-01', covered: false, zones: [] },
      { from: '2017-01-01', to: '2017-03-03', covered: true, zones: [] },
      { from: '2017-03-03', to: null, covered: false, zones: [] },
    ]);
    expect(run('history', tiny, '-3.7', '-40').out).toContain('in no zone');
  });

  test.each([
    [['at', tiny, '2016-09-30'], 'no map: the series begins on 2016-10-01'],
    [['at', tiny, '2016-12-24'], 'no map: the last map before it is older than 30 days'],
    [['changes', tiny, '2016-10-01', '2016-12-24'], 'no map'],
  ])('a date without a map is no answer: %j', (args, message) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(message);
  });

  test('a topology file that is none', () => {
    writeFileSync(join(scratch, 'not.topojson'), '{"type":"Topology"}');
    expect(run('areas', 'not.topojson')).toMatchObject({ code: 1, out: '' });
  });
});

describe('validate', () => {
  test('a sound folder', () => {
    const { ok, problems } = json('validate', tiny);
    expect(ok).toBe(true);
    expect(problems.map((p: { code: string }) => p.code)).toEqual(WARNINGS_OF_TINY);
    const { code, out, err } = run('validate', tiny);
    expect({ code, out }).toEqual({ code: 0, out: `${tiny}: ok\n` });
    expect(err.match(/^warning: /gm)).toHaveLength(WARNINGS_OF_TINY.length);
  });

  test('every problem of a bad one', () => {
    const bad = join(scratch, 'bad');
    cpSync(tiny, bad, { recursive: true });
    rmSync(join(bad, 'snapshots', '2016-10-01.geojson'));
    writeFileSync(join(bad, 'snapshots', '2016-10-21.geojson'), '{');
    const { code, out } = run('validate', bad, '--json');
    expect(code).toBe(1);
    const { ok, problems } = JSON.parse(out);
    expect(ok).toBe(false);
    const errors = problems.filter((p: { severity: string }) => p.severity === 'error');
    expect(errors.map((p: { code: string }) => p.code)).toEqual(['missing-file', 'not-json']);
    expect(run('validate', bad).err.replace(/^warning: .*\n/gm, '')).toBe(
      'error: series.json: snapshots: "snapshots/2016-10-01.geojson" of 2016-10-01 is not in the folder: add it, or take it out\n' +
        'error: snapshots/2016-10-21.geojson: not JSON: line 1, column 2: unexpected end of the file: the file is cut short, fetch or export it again\n' +
        '2 errors, 3 warnings\n',
    );
    for (const args of [
      ['areas', bad],
      ['build', bad, '--out', 'bad-site'],
    ])
      expect(run(...args)).toMatchObject({ code: 1, out: '' });
    expect(existsSync(join(scratch, 'bad-site'))).toBe(false);
  });
});

describe('import', () => {
  const days = () => join(scratch, 'days');
  const whole = ['--actor', 'north', '--status', 'control', '--date-from', 'name'];
  beforeAll(() => {
    mkdirSync(days());
    const snapshots = join(tiny, 'snapshots');
    for (const name of readdirSync(snapshots))
      cpSync(join(snapshots, name), join(days(), `map_${name}`));
  });

  test('makes a folder that validates', () => {
    const { code, out } = run('import', days(), ...whole, '--out', 'made');
    expect({ code, out }).toEqual({ code: 0, out: 'made: 3 snapshots\n' });
    expect(readdirSync(join(scratch, 'made', 'snapshots'))).toEqual([
      '2016-10-01.geojson',
      '2016-10-21.geojson',
      '2017-01-01.geojson',
    ]);
    expect(series('made')).toMatchObject({ extent: [41, 35, 44, 37], title: 'made' });
    expect(json('validate', 'made').ok).toBe(true);
  });

  test('writes nothing when one file has an error', () => {
    const before = readFileSync(join(scratch, 'made', 'series.json'), 'utf8');
    writeFileSync(join(days(), 'undated.geojson'), '{"type":"FeatureCollection","features":[]}');
    const { code, out } = run('import', days(), ...whole, '--out', 'made', '--json');
    rmSync(join(days(), 'undated.geojson'));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'no-date', severity: 'error' }),
      ]),
    });
    expect(readFileSync(join(scratch, 'made', 'series.json'), 'utf8')).toBe(before);
    expect(run('import', join(days(), 'x'), ...whole, '--out', 'none').code).toBe(3);
    expect(readdirSync(scratch).filter((name) => name.startsWith('.') || name === 'none')).toEqual(
      [],
    );
  });

  test('owns snapshots and keeps every other field of series.json, and every other file', () => {
    const folder = join(scratch, 'kept');
    cpSync(tiny, folder, { recursive: true });
    const { snapshots: _, ...before } = series('kept');
    expect(run('import', join(days(), 'map_2016-10-21.geojson'), '--out', 'kept').code).toBe(0);
    const { snapshots, ...after } = series('kept');
    expect(after).toEqual(before);
    expect(snapshots).toEqual([{ date: '2016-10-21', file: 'snapshots/2016-10-21.geojson' }]);
    expect(readdirSync(join(folder, 'snapshots'))).toEqual(['2016-10-21.geojson']);
    expect(existsSync(join(folder, 'story.en.md'))).toBe(true);
  });

  test('reads a mapping', () => {
    const mapping = {
      rules: [{ when: { zone: 'north/control' }, zone: 'a/claimed' }, { skip: true }],
    };
    writeFileSync(join(scratch, 'mapping.json'), JSON.stringify(mapping));
    expect(json('import', days(), '--mapping', 'mapping.json', '--out', 'mapped').ok).toBe(true);
    expect(series('mapped').zones).toEqual([{ id: 'a/claimed', actor: 'a', status: 'claimed' }]);
    expect(json('areas', 'mapped').snapshots[2].areaKm2['a/claimed']).toBeGreaterThan(19_000);
  });

  function series(folder: string) {
    return JSON.parse(readFileSync(join(scratch, folder, 'series.json'), 'utf8'));
  }
});

test('estimate makes snapshots from a table, and again from what series.json says', () => {
  const table = join(tiny, 'places.csv');
  const { code, out, err } = run(
    'estimate',
    table,
    '--actor',
    'north',
    '--out',
    'drawn',
    '--also',
    '2016-10-21',
  );
  expect({ code, out }).toEqual({ code: 0, out: 'drawn: 2 snapshots\n' });
  expect(err).toContain('1 places, 2 spans; reach 25 km, influence 130 km');
  const first = readFileSync(join(scratch, 'drawn', 'series.json'), 'utf8');
  expect(run('estimate', table, '--out', 'drawn').code).toBe(0);
  expect(readFileSync(join(scratch, 'drawn', 'series.json'), 'utf8')).toBe(first);
  const { snapshots } = json('areas', 'drawn');
  expect(snapshots[0].areaKm2['north/control']).toBeCloseTo(Math.PI * 25 ** 2, -2);
});

describe('build and serve', () => {
  test('a publication answers as its series does', () => {
    expect(run('build', tiny, '--out', 'site')).toMatchObject({ code: 0, out: 'site: built\n' });
    expect(json('areas', 'site')).toEqual(json('areas', tiny));
    const topology = readdirSync(join(scratch, 'site')).find((name) => name.endsWith('.topojson'))!;
    expect(json('areas', join('site', topology))).toEqual(json('areas', tiny));
    expect(run('validate', 'site')).toMatchObject({ code: 2 });
  }, 120_000);

  test.each(['site', tiny])(
    'serve %s',
    async (folder) => {
      const server = spawn(process.execPath, [bin, 'serve', folder, '--port', '0'], {
        cwd: scratch,
      });
      try {
        const url = await urlOf(server);
        const page = await fetch(url);
        expect(await page.text()).toContain('<title>What the squares did</title>');
        const publication = (await (await fetch(`${url}publication.json`)).json()) as {
          topology: string;
        };
        expect((await fetch(url + publication.topology)).status).toBe(200);
      } finally {
        server.kill();
      }
      expect(await new Promise((resolve) => server.once('exit', resolve))).toBe(0);
    },
    120_000,
  );

  function urlOf(server: ChildProcess): Promise<string> {
    return new Promise((resolve, reject) => {
      server.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
      server.stdout!.setEncoding('utf8').on('data', (text: string) => {
        const url = /http:\S+/.exec(text)?.[0];
        if (url) resolve(url);
      });
    });
  }
});

test('two that start at once on a cold cache both work', async () => {
  const checkout = join(scratch, 'checkout');
  const root = join(import.meta.dirname, '../../..');
  for (const name of CHECKOUT) cpSync(join(root, name), join(checkout, name), { recursive: true });
  mkdirSync(join(checkout, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '.cache')
      symlinkSync(join(root, 'node_modules', name), join(checkout, 'node_modules', name));
  const start = () =>
    new Promise<string>((resolve) => {
      const child = spawn(process.execPath, [
        join(checkout, 'src/cli/conflict-map.mjs'),
        'areas',
        tiny,
        '--json',
      ]);
      let out = '';
      child.stdout.on('data', (text) => {
        out += text;
      });
      child.once('exit', (code) => resolve(`${code} ${out}`));
    });
  const answers = await Promise.all([start(), start(), start()]);
  const expected = `0 ${JSON.stringify(json('areas', tiny))}\n`;
  expect(answers).toEqual([expected, expected, expected]);
  const cache = join(checkout, 'node_modules/.cache/conflict-map');
  const [only, ...others] = readdirSync(cache);
  expect(others).toEqual([]);
  expect(readdirSync(join(cache, only!))).toEqual(['cli']);
}, 120_000);
