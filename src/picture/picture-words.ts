import { coverageAt } from '../core/series/coverage.ts';
import type { SeriesInfo } from '../core/series/series.ts';
import { type Day, toIso } from '../core/time/civil-date.ts';
import type { Topology } from '../core/topology/topology.ts';
import { describeAsOf } from '../core/words/as-of.ts';
import { createMessages } from '../core/words/messages.ts';
import { zoneName } from '../core/words/zone-name.ts';
import { changeLines } from './change-lines.ts';
import type { PictureWords } from './picture-panels.ts';
import { isEstimated } from './zone-paint.ts';

export interface PictureWordsOptions {
  readonly topology: Topology;
  readonly day: Day;
  /** of a picture of change: the date compared with, and the zone whose change it is (absent: see `comparedZones`) */
  readonly since?: { readonly day: Day; readonly zone?: number };
  /** BCP 47 */
  readonly language: string;
  readonly basemapCredit: string;
}

/** What a picture of a date, or of a change, says of itself: title, dates, legend and credit. */
export function pictureWords(options: PictureWordsOptions): PictureWords {
  const { topology, day, since, language, basemapCredit } = options;
  const { series } = topology;
  const messages = createMessages(language);
  const indexOf = (at: Day) => coverageAt(series, at)?.index ?? null;
  const [from, to] = [since ? indexOf(since.day) : null, indexOf(day)];
  const asOf = describeAsOf(series, day, language);
  const estimated = [from, to].some((at) => isEstimated(series, at));
  const words: PictureWords = {
    title: series.title,
    lead: asOf.lead,
    date: asOf.date,
    zones: series.zones.map((_, zone) => zoneName(series, zone, language)),
    ...(estimated && { note: messages.estimatedNoFront }),
    credit: [...sourceTitles(series, since ? [day, since.day] : [day]), basemapCredit].join(' · '),
  };
  if (!since || from === null || to === null) return words;
  const zone = since.zone === undefined ? {} : { zone: since.zone };
  return {
    ...words,
    title: `${series.title}: ${toIso(since.day)} to ${toIso(day)}`,
    lead: messages.changeSince(describeAsOf(series, since.day, language).date),
    zones: changeLines(topology, { snapshot: from, ...zone }, to, language),
  };
}

/** Titles of the sources that the maps of these days name, each before its first colon: a picture's credit is one line. */
function sourceTitles(series: SeriesInfo, days: readonly Day[]): string[] {
  const named = days.map((day) => {
    const coverage = coverageAt(series, day);
    return coverage && series.snapshots[coverage.index]!.source;
  });
  return series.sources
    .filter(({ id }) => named.includes(id))
    .map(({ title }) => title.split(': ')[0]!);
}
