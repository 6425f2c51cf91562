import { expect, test } from 'vitest';
import type { HistorySpan } from '../../../../src/core/figures/place-history.ts';
import { readHoldings } from '../../../../src/core/figures/place-holding.ts';
import { disagreements } from '../../../../src/core/figures/place-table.ts';
import { toDay, toIso } from '../../../../src/core/time/civil-date.ts';

const actor = (id: string, ...aliases: string[]) => ({
  id,
  name: { en: id },
  color: '#c8102e',
  aliases,
});
const series = {
  actors: [actor('red', 'Reds'), actor('blue')],
  zones: [
    { id: 'red/control', actor: 'red', status: 'control' as const },
    { id: 'red/influence', actor: 'red', status: 'influence' as const },
  ],
};
const span = (
  from: string,
  to: string | null,
  covered: boolean,
  ...zones: string[]
): HistorySpan => ({
  from: toDay(from),
  to: to === null ? null : toDay(to),
  covered,
  zones,
  snapshots: [0, 0],
  sources: [],
});
const told = (holders: Parameters<typeof readHoldings>[0], ...history: HistorySpan[]) =>
  disagreements(readHoldings(holders), history, series).map(
    ({ from, to, table }) => `${toIso(from)} ${to === null ? '' : toIso(to)} ${table.holder}`,
  );

test('days on which the table and the map name different holders', () => {
  expect(
    told(
      [
        { holder: 'blue', to: '2015-01-01', source: 's' },
        { holder: 'Reds', from: '2015-01-01', to: '2016-06-01', source: 's' },
        { holder: 'blue', from: '2016-06-01', source: 's' },
      ],
      span('2014-06-01', '2015-02-01', true, 'red/control'),
      span('2015-02-01', '2015-03-01', false),
      span('2015-03-01', '2015-04-01', true),
      span('2015-04-01', '2016-07-01', true, 'red/influence'),
      span('2016-07-01', null, true),
    ),
  ).toEqual(['2014-06-01 2015-01-01 blue', '2015-03-01 2015-04-01 Reds']);
});

test('what stands to this day disagrees to this day', () => {
  expect(
    told([{ holder: 'blue', source: 's' }], span('2014-06-01', null, true, 'red/control')),
  ).toEqual(['2014-06-01  blue']);
});

test('a month says nothing of its days, and who is not known disagrees with nobody', () => {
  const red = span('2014-06-01', '2014-08-01', true, 'red/control');
  expect(told([{ holder: 'blue', from: '2014-06', source: 's' }], red)).toEqual([
    '2014-07-01 2014-08-01 blue',
  ]);
  expect(told([{ holder: 'unknown', source: 's' }], red)).toEqual([]);
});
