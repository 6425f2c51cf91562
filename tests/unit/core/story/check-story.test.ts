import { expect, test } from 'vitest';
import { coverageAt } from '../../../../src/core/series/coverage.ts';
import { checkStory } from '../../../../src/core/story/check-story.ts';
import { parseStory } from '../../../../src/core/story/parse-story.ts';
import { storyAnchors } from '../../../../src/core/story/story-anchors.ts';
import { toDay } from '../../../../src/core/time/civil-date.ts';

const { story } = parseStory(
  [
    '---',
    'title: t',
    'standfirst: "[Now](#date=2016-10-21)"',
    '---',
    '## [Mosul](#place=mosul)',
    'Of [Raqa](#place=raqq&date=2016-10-22), of [then](#date=2013-01-01), of [later](#date=2017-06-01&vs=2018-01-01).',
  ].join('\n'),
  'story.en.md',
);

const series = {
  snapshots: [{ from: toDay('2016-01-01'), to: toDay('2016-12-01') }],
  maxCarryDays: 30,
};

test('all view links of a story come in reading order', () => {
  expect(storyAnchors(story).map(({ text }) => text)).toEqual([
    'Now',
    'Mosul',
    'Raqa',
    'then',
    'later',
  ]);
});

test('places and dates that the series does not have are named with line and remedy', () => {
  const problems = checkStory(story, {
    placeIds: new Set(['mosul', 'raqqa']),
    firstDay: toDay('2016-01-01'),
    lastDay: toDay('2017-12-31'),
    coverage: (day) => coverageAt(series, day),
  });
  expect(problems).toEqual([
    {
      path: 'line 6',
      severity: 'error',
      code: 'story-place',
      message: 'link "Raqa": unknown place "raqq"; is "raqqa" meant?',
    },
    expect.objectContaining({
      path: 'line 6',
      code: 'story-date',
      message: expect.stringMatching(/^link "then": 2013-01-01 .* 2016-01-01 to 2017-12-31;/),
    }),
    expect.objectContaining({ severity: 'warning', code: 'story-no-map' }),
    expect.objectContaining({ severity: 'error', code: 'story-date' }),
  ]);
});
