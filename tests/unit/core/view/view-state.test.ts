import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import {
  comparisonMode,
  formatView,
  MODES,
  MOST_PINS,
  PANELS,
  parseView,
  SORT_COLUMNS,
  THEMES,
  type ViewState,
} from '../../../../src/core/view/view-state.ts';

test('reads what the ecosystem writes', () => {
  expect(
    parseView(
      '#date=2016-10-21&vs=2016-07-04&mode=change&place=mosul&map=8/36.34/43.12&lang=ar&theme=dark',
    ),
  ).toEqual({
    view: {
      date: toDay('2016-10-21'),
      vs: toDay('2016-07-04'),
      mode: 'change',
      place: 'mosul',
      map: { zoom: 8, lat: 36.34, lon: 43.12 },
      lang: 'ar',
      theme: 'dark',
    },
    ignored: [],
  });
});

test('reads what an analyst looks at', () => {
  const text =
    'spot=36.34/43.12&pins=mosul,34.5/-40.9&zone=isis/control&region=IQ-NI&sort=-net&panel=changes';
  const { view, ignored } = parseView(text);
  expect(view).toEqual({
    spot: { lat: 36.34, lon: 43.12 },
    pins: ['mosul', { lat: 34.5, lon: -40.9 }],
    zone: 'isis/control',
    region: 'IQ-NI',
    sort: { column: 'net', descending: true },
    panel: 'changes',
  });
  expect(ignored).toEqual([]);
  expect(formatView(view)).toBe(text);
});

test('a view compares where it names a second date, showing changes unless it says otherwise', () => {
  expect(comparisonMode({ mode: 'swipe' })).toBeNull();
  expect(comparisonMode({ vs: 0 })).toBe('change');
  expect(comparisonMode({ vs: 0, mode: 'flicker' })).toBe('flicker');
});

test('too many pins, points off the globe and columns that no table has are not understood', () => {
  const crowd = Array.from({ length: MOST_PINS + 1 }, (_, i) => `p${i}`).join();
  const { view, ignored } = parseView(`pins=${crowd}&spot=95/43&sort=-area&panel=all&zone=a b`);
  expect(view).toEqual({});
  expect(ignored).toHaveLength(5);
});

test('unknown keys and broken values are left out and named', () => {
  const { view, ignored } = parseView('date=2016-13-01&zoom=3&map=1/2&place=<b>&mode=%&theme=dark');
  expect(view).toEqual({ theme: 'dark' });
  expect(ignored).toEqual(['date=2016-13-01', 'zoom=3', 'map=1/2', 'place=<b>', 'mode=%']);
});

test('any text is read without a throw, and any view comes back as written', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseView(text)));
  const point = fc.record({
    lat: fc.integer({ min: -90e5, max: 90e5 }).map((lat) => lat / 1e5),
    lon: fc.integer({ min: -180e5, max: 180e5 }).map((lon) => lon / 1e5),
  });
  const view: fc.Arbitrary<ViewState> = fc.record(
    {
      date: fc.integer({ min: -20000, max: 40000 }),
      vs: fc.integer({ min: -20000, max: 40000 }),
      mode: fc.constantFrom(...MODES),
      place: fc.constantFrom('mosul', 'deir-ez-zor', 'القدس'),
      map: fc.record({
        zoom: fc.integer({ min: 0, max: 2400 }).map((z) => z / 100),
        lat: fc.integer({ min: -90, max: 90 }),
        lon: fc.integer({ min: -180, max: 180 }),
      }),
      spot: point,
      pins: fc.array(fc.oneof(point, fc.constantFrom('mosul', 'القدس')), {
        minLength: 1,
        maxLength: MOST_PINS,
      }),
      zone: fc.constantFrom('isis/control', 'ru/contested'),
      region: fc.constantFrom('IQ-NI', 'SY-RA'),
      sort: fc.record({ column: fc.constantFrom(...SORT_COLUMNS), descending: fc.boolean() }),
      panel: fc.constantFrom(...PANELS),
      lang: fc.constantFrom('en', 'ar', 'pt-BR'),
      theme: fc.constantFrom(...THEMES),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(view, (given) => {
      expect(parseView(formatView(given))).toEqual({ view: given, ignored: [] });
    }),
  );
});
