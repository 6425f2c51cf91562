import { describe, expect, test } from 'vitest';
import { foldName, namesIn } from '../../../../../src/core/intake/mapping/fold-name.ts';
import { guessStatus } from '../../../../../src/core/intake/mapping/guess-status.ts';
import { parseMapping, tableOf } from '../../../../../src/core/intake/mapping/mapping.ts';
import { suggestMapping } from '../../../../../src/core/intake/mapping/suggest-mapping.ts';
import { createUnmatched } from '../../../../../src/core/intake/mapping/unmatched.ts';
import { zoneOf } from '../../../../../src/core/intake/mapping/zone-of.ts';

const ZONES = new Set(['a/control', 'a/contested', 'b/control']);

function mapping(value: object) {
  const { mapping, problems } = parseMapping(JSON.stringify(value), 'mapping.json');
  expect(problems).toEqual([]);
  return mapping!;
}

const zone = (rules: object, properties: Record<string, unknown>) =>
  zoneOf(properties, mapping(rules), ZONES);

describe('names', () => {
  test('are the same however they are spaced and capitalised', () => {
    expect(foldName(' Forces\u00a0 of  THE\tNorth ')).toBe('forces of the north');
    expect(foldName('Ｎｏｒｔｈ')).toBe('north');
  });

  test('are several where /// parts them', () => {
    expect(namesIn('North\u00a0///\u00a0Північ///الشمال')).toEqual([
      'north /// північ///الشمال',
      'north',
      'північ',
      'الشمال',
    ]);
  });
});

describe('rules', () => {
  const rules = {
    rules: [
      { when: { type: ['nochange', 'Gains'] }, zone: 'a/control' },
      { when: { type: 'losses' }, skip: true },
      { when: { code: 3 }, zone: 'b/control' },
      { when: { isGrey: true }, zone: 'a/contested' },
    ],
  };

  test.each([
    [{ type: 'nochange' }, { zone: 'a/control' }],
    [{ type: ' NoChange ' }, { zone: 'a/control' }],
    [{ type: 'Здобутки /// gains' }, { zone: 'a/control' }],
    [{ type: 'losses' }, { skip: true }],
    [{ code: 3 }, { zone: 'b/control' }],
    [{ code: '3' }, { unmatched: true }],
    [{ isGrey: true }, { zone: 'a/contested' }],
    [{ isGrey: 'true' }, { unmatched: true }],
    [{ zone: 'b/control', type: 'losses' }, { zone: 'b/control' }],
    [{}, { unmatched: true }],
  ])('%j', (properties, choice) => {
    expect(zone(rules, properties)).toEqual(choice);
  });

  test('null means that a property is absent', () => {
    const absent = { rules: [{ when: { side: null }, zone: 'a/contested' }] };
    expect(zone(absent, {})).toEqual({ zone: 'a/contested' });
    expect(zone(absent, { side: null })).toEqual({ zone: 'a/contested' });
    expect(zone(absent, { side: 'x' })).toEqual({ unmatched: true });
  });

  test('the default takes what none matches', () => {
    expect(zone({ ...rules, default: { zone: 'b/control' } }, { type: 'x' })).toEqual({
      zone: 'b/control',
    });
    expect(zone({ default: { skip: true } }, { type: 'x' })).toEqual({ skip: true });
  });

  test('actors are known by id, name and alias', () => {
    const actors = [
      { id: 'a', name: { en: 'Army of A', uk: 'Армія' }, color: '#000000', aliases: ['AOA'] },
      { id: 'b', name: { en: 'B' }, color: '#ffffff' },
    ];
    const byActor = { actors, rules: [{ actorFrom: 'side', status: 'control' }] };
    for (const side of ['a', 'ARMY\u00a0OF A', 'армія', 'aoa', 'x /// AOA'])
      expect(zone(byActor, { side })).toEqual({ zone: 'a/control' });
    expect(zone(byActor, { side: 'C' })).toEqual({ unmatched: true });
    expect(zone(byActor, {})).toEqual({ unmatched: true });
  });
});

test('features that no rule matches are one error with the count of each value', () => {
  const unmatched = createUnmatched(
    mapping({ rules: [{ when: { type: 'x' }, zone: 'a/control' }] }),
  );
  for (const type of ['y', 'z', 'y', undefined])
    unmatched.add(`features[${type}]`, { type }, { type: 'Point', coordinates: [40, 35] });
  expect(unmatched.problems('f.geojson')).toEqual([
    {
      file: 'f.geojson',
      path: 'features[y]',
      at: [40, 35],
      times: 4,
      severity: 'error',
      code: 'no-rule',
      message:
        'no rule of the mapping matches 4 features: type "y" (2), type "z" (1), type null (1): add a rule or a "default", or one that skips them',
      repaired: false,
    },
  ]);
});

test.each([
  [{ rules: [{ when: { a: 1 } }] }, 'rules[0]'],
  [{ rules: [{ zone: 'a/control', skip: true }] }, 'rules[0]'],
  [{ rules: [{ actorFrom: 'side' }] }, 'rules[0]'],
  [{ rules: [{ actorFrom: 'side', status: 'held' }] }, 'rules[0].status'],
  [{ rules: [{ when: { a: {} }, zone: 'a/control' }] }, 'rules[0].when.a'],
  [{ default: {} }, 'default'],
  [{ date: { from: 'name', pattern: 'DD.MM' } }, 'date.pattern'],
  [{ date: { from: 'table', table: { a: { from: '2016' } } } }, 'date.table.a'],
])('refused: %j', (value, path) => {
  const { problems } = parseMapping(JSON.stringify(value), 'mapping.json');
  expect(problems.map((problem) => problem.path)).toEqual([path]);
});

test('a table of dates keeps precision and intervals', () => {
  const table = { a: '2016-10', b: { from: '2016-11-04', to: '2016-11-20' } };
  const dates = tableOf(mapping({ date: { from: 'table', table } }));
  expect(dates.get('a')).toMatchObject({ from: { precision: 'month' }, to: null });
  expect(dates.get('b')!.to!.day - dates.get('b')!.from.day).toBe(16);
});

test.each([
  ['Occupied', 'control'],
  ['Under ISIS control', 'control'],
  ['no_change', 'control'],
  ['Loss', 'skip'],
  ['Liberated /// Звільнено', 'skip'],
  ['grey zone', 'contested'],
  ['Claimed by', 'claimed'],
  ['area of influence', 'influence'],
  ['unspecified', 'unknown'],
  ['Poly 17', null],
])('%s is most likely %s', (word, status) => {
  expect(guessStatus(word)).toBe(status);
});

describe('a suggested mapping', () => {
  const file = (name: string, ...properties: object[]) => ({
    name,
    value: {
      type: 'FeatureCollection',
      features: properties.map((one) => ({ type: 'Feature', properties: one, geometry: null })),
    },
  });
  const suggest = (...files: { name: string; value: unknown }[]) => {
    const text = suggestMapping(files)!;
    expect(parseMapping(text, 'mapping.json').problems).toEqual([]);
    return JSON.parse(text);
  };

  test('of zones that name themselves keeps them', () => {
    const { rules, zones } = suggest(file('2016-10-01.geojson', { zone: 'a/control' }));
    expect(rules).toEqual([]);
    expect(zones).toEqual([{ id: 'a/control', actor: 'a', status: 'control' }]);
  });

  test('finds collections that lie deep, and dates in folders', () => {
    const { value } = file('', { name: 'Occupied' });
    const deep = { name: 'maps/2016-10-01/control.json', value: { data: { map: value } } };
    expect(suggest(deep)).toMatchObject({ collection: 'data.map', date: { from: 'folder' } });
  });

  test('of files that tell nothing takes all for one zone, and says what is to be written', () => {
    const { rules, default: rest, $comment } = suggest(file('map.geojson', { id: 1 }, { id: 2 }));
    expect({ rules, rest }).toEqual({ rules: [], rest: { zone: 'actor/control' } });
    expect($comment).toMatch(/No property tells zones apart.*No dates were found/);
  });

  test('of actors and statuses has a rule for each status', () => {
    const { rules } = suggest(
      file(
        '2016-10-01.geojson',
        { side: 'North', state: 'held' },
        { side: 'South', state: 'contested' },
        { side: 'South', state: 'lost' },
      ),
    );
    expect(rules).toEqual([
      { when: { state: ['contested'] }, actorFrom: 'side', status: 'contested' },
      { when: { state: ['held'] }, actorFrom: 'side', status: 'control' },
      { when: { state: ['lost'] }, skip: true },
    ]);
  });

  test('counts values beyond the first few dozen without listing them', () => {
    const many = Array.from({ length: 100 }, (_, id) => ({ id }));
    const { id } = suggest(file('2016-10-01.geojson', ...many)).$counts.properties;
    expect(Object.keys(id)).toHaveLength(41);
    expect(id['(60 more values)']).toBe(60);
  });

  test('of nothing is none', () => {
    expect(suggestMapping([{ name: 'x.json', value: { a: 1 } }])).toBeNull();
  });

  test('takes the dates of most names and counts the others, and who holds for the actor', () => {
    const names = ['2016-10-21.geojson', '2016-10-22.geojson', 'control (1).geojson'];
    const files = names.map((name, i) => {
      const properties = { held_by: ['ISIS', 'isis ', 'IRAQ'][i] };
      const geometry = { type: 'Polygon', coordinates: [] };
      const features = [{ type: 'Feature', properties, geometry }];
      return { name, value: { type: 'FeatureCollection', features } };
    });
    const { $comment, date, actors, rules } = JSON.parse(suggestMapping(files)!);
    expect($comment).toContain('Names of 1 of 3 files hold no date');
    expect(date).toEqual({ from: 'name' });
    expect(actors.map(({ id }: { id: string }) => id).sort()).toEqual(['iraq', 'isis']);
    expect(rules).toEqual([{ actorFrom: 'held_by', status: 'control' }]);
  });
});
