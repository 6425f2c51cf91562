import { zoomIdentity } from 'd3';
import { describe, expect, test } from 'vitest';
import type { SeriesEvent } from '../../../../src/core/series/series.ts';
import { toDay } from '../../../../src/core/time/civil-date.ts';
import { chooseVariant, plotBands } from '../../../../src/ui/timeline/bands.ts';
import { fittingLabels, gatherMarks } from '../../../../src/ui/timeline/event-layout.ts';
import { keyCommand } from '../../../../src/ui/timeline/keyboard.ts';
import { playPaceMs } from '../../../../src/ui/timeline/player.ts';
import {
  baseScale,
  dayAt,
  timelineDomain,
  zoomedScale,
} from '../../../../src/ui/timeline/time-scale.ts';

describe('scale', () => {
  const domain = [100, 200] as const;

  test('every day is reached by its own pixel, both ways round and zoomed', () => {
    for (const rightToLeft of [false, true]) {
      const base = baseScale(domain, 1000, rightToLeft);
      const zoomed = zoomedScale(base, zoomIdentity.translate(-900, 0).scale(4));
      for (const scale of [base, zoomed])
        for (let day = 100; day < 200; day++) expect(dayAt(scale, scale(day), domain)).toBe(day);
    }
    expect(baseScale(domain, 1000, true)(100)).toBe(1000);
  });

  test('a pixel outside is the first or the last day', () => {
    const scale = baseScale(domain, 1000, false);
    expect(dayAt(scale, -50, domain)).toBe(100);
    expect(dayAt(scale, 2000, domain)).toBe(199);
  });

  test('the domain is whole months, to the end of what the maps know', () => {
    const snapshots = [
      { from: toDay('2014-01-14'), to: null, precision: 'day' as const },
      { from: toDay('2017-11-17'), to: toDay('2017-12-09'), precision: 'day' as const },
    ];
    expect(timelineDomain({ snapshots })).toEqual([toDay('2014-01-01'), toDay('2018-01-01')]);
    expect(timelineDomain({ snapshots: snapshots.slice(0, 1) })).toEqual([
      toDay('2014-01-01'),
      toDay('2014-02-01'),
    ]);
    const year = { from: toDay('2017'), to: null, precision: 'year' as const };
    expect(timelineDomain({ snapshots: [year] })[1]).toBe(toDay('2018-01-01'));
  });
});

describe('events', () => {
  const event = (day: number): SeriesEvent => ({ day, precision: 'day', title: { en: `${day}` } });

  test('too near one another share a mark', () => {
    const marks = gatherMarks([0, 10, 23, 24, 100].map(event), ({ day }) => day, 24);
    expect(marks.map(({ events }) => events.length)).toEqual([3, 1, 1]);
    const mirrored = gatherMarks([0, 10, 23, 24, 100].map(event), ({ day }) => 500 - day, 24);
    expect(mirrored.map(({ events }) => events.length)).toEqual([3, 1, 1]);
  });

  test('labels that fit do not touch, and turn back at the end of the line', () => {
    expect(fittingLabels([4, 50, 200, 480], [100, 80, 90, 100], 500)).toEqual([
      'after',
      null,
      'after',
      'before',
    ]);
    expect(fittingLabels([4, 480], [470, 100], 500)).toEqual(['after', null]);
    expect(fittingLabels([2, 499], [50, 50], 500)).toEqual([null, null]);
  });
});

test('keys follow the drawing from right to left', () => {
  const press = (key: string, rightToLeft: boolean, ctrlKey = false, shiftKey = false) =>
    keyCommand({ key, ctrlKey, metaKey: false, altKey: false, shiftKey }, rightToLeft);
  expect(press('ArrowRight', false)).toBe('next');
  expect(press('ArrowRight', true)).toBe('previous');
  expect(press('ArrowUp', true)).toBe('next');
  expect(press('PageUp', false)).toBe('nextMonth');
  expect(press('Home', false)).toBe('first');
  expect(press('+', false, true)).toBeNull();
  expect(press('Tab', false)).toBeNull();
  expect(press('ArrowRight', false, false, true)).toBe('nextChange');
  expect(press('ArrowRight', true, false, true)).toBe('previousChange');
  expect(press('PageDown', false, false, true)).toBe('previousChangeHere');
  expect(press('+', false, false, true)).toBe('zoomIn');
});

test('playing is neither hasty nor slow', () => {
  expect(playPaceMs(769)).toBe(80);
  expect(playPaceMs(90)).toBeCloseTo(444, 0);
  expect(playPaceMs(5)).toBe(900);
});

test('the variant follows the room, and its bands fill the plot', () => {
  expect(chooseVariant(1000, 120)).toEqual({ variant: 'full', fitted: false });
  expect(chooseVariant(1000, 0)).toEqual({ variant: 'full', fitted: false });
  expect(chooseVariant(390, 72)).toEqual({ variant: 'slim', fitted: false });
  expect(chooseVariant(1000, 72)).toEqual({ variant: 'slim', fitted: true });
  expect(chooseVariant(390, 40)).toEqual({ variant: 'mini', fitted: true });
  // two dates take a row more, where it can be had
  expect(chooseVariant(1000, 0, true)).toEqual({ variant: 'full', fitted: false });
  expect(chooseVariant(1000, 120, true)).toEqual({ variant: 'slim', fitted: true });
  expect(chooseVariant(390, 0, true)).toEqual({ variant: 'slim', fitted: false });
  expect(chooseVariant(390, 72, true)).toEqual({ variant: 'slim', fitted: true });
  for (const [variant, height] of [
    ['full', 86],
    ['slim', 68],
    ['mini', 40],
  ] as const) {
    const { silhouette, track, axis } = plotBands(variant, height, true);
    expect(silhouette.bottom).toBe(track.top);
    expect(track.bottom).toBe(axis.top);
    expect(axis.bottom).toBe(height);
    expect(silhouette.bottom - silhouette.top).toBeGreaterThanOrEqual(14);
  }
});
