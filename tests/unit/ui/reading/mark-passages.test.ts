import { expect, test } from 'vitest';
import { sinkLine } from '../../../../src/ui/reading/follow-reader.ts';
import { topicOf } from '../../../../src/ui/reading/mark-passages.ts';
import { toViewPatch } from '../../../../src/ui/reading/view-patch.ts';

test('the topic is what changed', () => {
  const before = { date: 1, place: 'mosul' };
  expect(topicOf(before, { date: 2, place: 'mosul' })).toEqual({ date: 2 });
  expect(topicOf(before, { date: 1, place: 'raqqa' })).toEqual({ place: 'raqqa' });
  expect(topicOf(before, { date: 2, place: 'raqqa' })).toEqual({ date: 2, place: 'raqqa' });
  expect(topicOf(before, { date: 1 })).toEqual({ date: 1 });
  expect(topicOf({}, {})).toEqual({});
});

test('a story place without a camera takes the camera away; all else stays', () => {
  expect(toViewPatch({ place: 'mosul' })).toStrictEqual({ place: 'mosul', map: undefined });
  const camera = { zoom: 5, lat: 35, lon: 40 };
  expect(toViewPatch({ place: 'mosul', map: camera })).toEqual({ place: 'mosul', map: camera });
  expect(Object.keys(toViewPatch({ date: 3 }))).toEqual(['date']);
});

test('the reading line stands until the last screen, then sinks to the bottom', () => {
  const page = (scrollTop: number) => ({ clientHeight: 800, scrollHeight: 3000, scrollTop });
  expect(sinkLine(320, page(0))).toBe(320);
  expect(sinkLine(320, page(1700))).toBe(320);
  expect(sinkLine(320, page(2000))).toBe(600);
  expect(sinkLine(320, page(2200))).toBe(800);
  expect(sinkLine(320, { clientHeight: 800, scrollHeight: 800, scrollTop: 0 })).toBe(320);
});
