import { describe, expect, test } from 'vitest';
import { foldName } from '../../../../src/core/figures/fold-name.ts';
import { parseCoordinates } from '../../../../src/core/figures/parse-coordinates.ts';
import { createRegion } from '../../../../src/core/figures/region.ts';
import { createPlaceSearch } from '../../../../src/core/figures/search-places.ts';
import { madePlaces } from '../../../scenes/map/made-places.ts';

describe('coordinates', () => {
  test.each([
    ['36.34, 43.12', 36.34, 43.12],
    ['36.34,43.12', 36.34, 43.12],
    ['36.34 43.12', 36.34, 43.12],
    ['36,34; 43,12', 36.34, 43.12],
    ['36,34, 43,12', 36.34, 43.12],
    ['36°20′N 43°7′E', 36 + 20 / 60, 43 + 7 / 60],
    [`36°20'24"N, 43°7'12"E`, 36.34, 43.12],
    ['43°7′E 36°20′N', 36 + 20 / 60, 43 + 7 / 60],
    ['N 36.34 E 43.12', 36.34, 43.12],
    ['N36.34, E43.12', 36.34, 43.12],
    ['33.5S 70.6W', -33.5, -70.6],
    ['-33.5, -70.6', -33.5, -70.6],
    ['−33.5 −70.6', -33.5, -70.6],
    ['٣٦٫٣٤، ٤٣٫١٢', 36.34, 43.12],
  ])('%s', (text, lat, lon) => {
    const point = parseCoordinates(text)!;
    expect(point.lat).toBeCloseTo(lat, 9);
    expect(point.lon).toBeCloseTo(lon, 9);
  });

  test.each([
    '',
    'Mosul',
    '36.34',
    '36.34, ',
    '91, 0',
    '0, 181',
    '36°70′N 43°7′E',
    '36N 43N',
    '1 2 3',
    '2016-10-21',
  ])('none: "%s"', (text) => expect(parseCoordinates(text)).toBeNull());
});

test('names are folded: accents, hamzas, vowel signs, case and what parts words', () => {
  expect(foldName('Deir ez-Zor')).toBe('deir ez zor');
  expect(foldName('Şanlıurfa')).toBe('sanliurfa');
  expect(foldName('Ra’s al-ʿAyn')).toBe('ras al ayn');
  expect(foldName('أَرْبِيل')).toBe(foldName('اربيل'));
  expect(foldName('نینوى')).toBe(foldName('نينوي'));
});

describe('a search', () => {
  const square = [
    [43, 36],
    [44, 36],
    [44, 37],
    [43, 37],
    [43, 36],
  ];
  const town = (id: string, en: string, ar: string, lon: number, lat: number, rank = 3) => ({
    id,
    lon,
    lat,
    rank,
    names: { en, ar },
  });
  const search = createPlaceSearch({
    places: madePlaces,
    gazetteer: [
      town('mosul', 'Mosul', 'الموصل', 43.12, 36.34, 1),
      town('sinjar', 'Sinjar', 'سنجار', 41.87, 36.32),
      town('new-mosul', 'New Mosul', 'الموصل الجديدة', 43, 36),
      town('far', 'Mosul Far', 'بعيد', 10, 50),
    ],
    regions: [createRegion('IQ-NI', { en: 'Nineveh', ar: 'نينوى' }, [[square]])],
    extent: [38, 30, 49, 38],
  });
  const keys = (text: string) =>
    search.find(text).map((found) => ('id' in found ? `${found.kind} ${found.id}` : found.kind));

  test('finds by any language and any part, the whole name and the series’ own first', () => {
    expect(keys('mosul')).toEqual(['place mosul', 'town new-mosul']);
    expect(keys('موصل')).toEqual(['place mosul', 'town new-mosul']);
    expect(keys('NINEV')).toEqual(['region IQ-NI']);
    expect(keys('نينوي')).toEqual(['region IQ-NI']);
    expect(keys('njar')).toEqual(['town sinjar']);
    expect(keys('nowhere')).toEqual([]);
    expect(keys('  ')).toEqual([]);
  });

  test('takes coordinates within the map, and finds places by id', () => {
    expect(search.find('36.3, 43.1')).toEqual([{ kind: 'point', at: { lat: 36.3, lon: 43.1 } }]);
    expect(search.find('52.5, 13.4')).toEqual([]);
    expect(search.byId('mosul')).toMatchObject({ kind: 'place', names: { ar: 'الموصل' } });
    expect(search.byId('sinjar')).toMatchObject({ kind: 'town' });
    expect(search.byId('far')).toBeNull();
  });
});
