import { expect, test } from 'vitest';
import { coverageAt } from '../../../../src/core/series/coverage.ts';
import { parseStory } from '../../../../src/core/story/parse-story.ts';
import { passagesAbout, sameTimeBy } from '../../../../src/core/story/passages-about.ts';
import { toDay } from '../../../../src/core/time/civil-date.ts';

const { story } = parseStory(
  [
    '---\ntitle: t\n---',
    '[Mosul](#place=mosul)',
    '[Mosul then](#place=mosul&date=2014-06-10)',
    '[Raqqa](#place=raqqa&date=2016-10-18)',
    '[the day](#date=2016-10-21)',
  ].join('\n\n'),
  'story.en.md',
);
const snapshots = ['2014-06-10', '2016-10-16', '2016-11-01'].map((date) => ({
  from: toDay(date),
  to: null,
}));
const sameTime = sameTimeBy((day) => coverageAt({ snapshots, maxCarryDays: null }, day)?.index);
const about = (topic: { place?: string; date?: string }) => [
  ...passagesAbout(
    story,
    {
      ...(topic.place && { place: topic.place }),
      ...(topic.date && { date: toDay(topic.date) }),
    },
    sameTime,
  ).keys(),
];

test('a place means every passage that names it', () => {
  expect(about({ place: 'mosul' })).toEqual(['p1', 'p2']);
});

test('a date means dates of the same snapshot or within three days', () => {
  expect(about({ date: '2016-10-30' })).toEqual(['p3', 'p4']);
  expect(about({ date: '2014-06-07' })).toEqual(['p2']);
  expect(about({ date: '2014-06-06' })).toEqual([]);
});

test('a place on a date means both, or else the place', () => {
  expect(about({ place: 'mosul', date: '2014-08-01' })).toEqual(['p2']);
  expect(about({ place: 'mosul', date: '2016-11-20' })).toEqual(['p1', 'p2']);
});

test('no topic, no passages', () => {
  expect(about({})).toEqual([]);
});
