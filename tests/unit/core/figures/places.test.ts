import { describe, expect, it } from 'vitest';
import {
  gazetteerTwins,
  withGazetteerNames,
} from '../../../../src/core/figures/gazetteer-twins.ts';
import { holdingAt, readHoldings } from '../../../../src/core/figures/place-holding.ts';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import type { Gazetteer } from '../../../../src/picture/basemap.ts';
import { madePlaces } from '../../../scenes/map/made-places.ts';

const at = (holders: Parameters<typeof readHoldings>[0], date: string) =>
  holdingAt(readHoldings(holders), toDay(date))?.holder ?? null;

describe('holdings', () => {
  const holders = [
    { holder: 'b', from: '2014-06-10', to: '2016-10', source: 's' },
    { holder: 'a', to: '2014-06-10', source: 's' },
    { holder: 'c', from: '2017', source: 's' },
  ];

  it('change on the first day of the later span', () => {
    expect(at(holders, '2014-06-09')).toBe('a');
    expect(at(holders, '2014-06-10')).toBe('b');
    expect(at(holders, '2016-09-30')).toBe('b');
  });

  it('are nobody that is known between spans, and go on where no change was found', () => {
    expect(at(holders, '2016-10-01')).toBeNull();
    expect(at(holders, '1999-01-01')).toBe('a');
    expect(at(holders, '2030-01-01')).toBe('c');
    expect(at(undefined, '2016-01-01')).toBeNull();
  });

  it('keep how exactly a date is known', () => {
    expect(readHoldings(holders)[1]!.to).toEqual({ day: toDay('2016-10'), precision: 'month' });
  });
});

describe('gazetteer twins', () => {
  const known = (id: string, name: string, lon: number, lat: number) =>
    ({ id, lon, lat, kind: 'city', rank: 1, names: { en: name, ar: `ar ${name}` } }) as const;
  const gazetteer: Gazetteer = {
    countries: [],
    places: [
      known('mosul', 'Mosul', 43.1, 36.3),
      known('rutbah', 'ar rutbah', 40.3, 33),
      known('raqqa', 'Raqqa', 10, 50),
    ],
  };
  const twins = gazetteerTwins(madePlaces, gazetteer);

  it('are found by id or name, near only', () => {
    expect([...twins].map(([id, twin]) => [id, twin.id])).toEqual([
      ['mosul', 'mosul'],
      ['rutba', 'rutbah'],
    ]);
  });

  it('lend the names a place lacks, and keep its own', () => {
    const [mosul, raqqa] = withGazetteerNames(madePlaces, twins).features;
    expect(mosul!.properties.name).toEqual({ en: 'Mosul', ar: 'ar Mosul' });
    expect(raqqa!.properties.name).toEqual({ en: 'Raqqa' });
  });
});
