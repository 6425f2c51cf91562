import { coverageAt } from '../../core/series/coverage.ts';
import type { SeriesInfo } from '../../core/series/series.ts';
import { addMonths, type Day } from '../../core/time/civil-date.ts';
import type { FiguresMessages } from '../../core/words/figures/messages.ts';

/** A date to compare with, and what it is called. */
export interface Earlier {
  readonly day: Day;
  readonly name: string;
}

/** Dates before `day` that other maps stand for: the map before, a month and a year earlier, the first map. */
export function earlierDates(series: SeriesInfo, day: Day, words: FiguresMessages): Earlier[] {
  const { snapshots } = series;
  const now = coverageAt(series, day)?.index;
  if (now === undefined) return [];
  const taken = new Set([now]);
  const offered: [Day | undefined, string][] = [
    [snapshots[now - 1]?.from, words.mapBefore],
    [addMonths(day, -1), words.monthEarlier],
    [addMonths(day, -12), words.yearEarlier],
    [snapshots[0]?.from, words.firstMap],
  ];
  return offered.flatMap(([at, name]) => {
    const index = at === undefined ? undefined : coverageAt(series, at)?.index;
    if (at === undefined || index === undefined || taken.has(index)) return [];
    taken.add(index);
    return [{ day: at, name }];
  });
}
