import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import {
  formatView,
  MODES,
  parseView,
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

test('unknown keys and broken values are left out and named', () => {
  const { view, ignored } = parseView('date=2016-13-01&zoom=3&map=1/2&place=<b>&mode=%&theme=dark');
  expect(view).toEqual({ theme: 'dark' });
  expect(ignored).toEqual(['date=2016-13-01', 'zoom=3', 'map=1/2', 'place=<b>', 'mode=%']);
});

test('any text is read without a throw, and any view comes back as written', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseView(text)));
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
