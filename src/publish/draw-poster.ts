import { coverageAt } from '../core/series/coverage.ts';
import { localize, type SeriesInfo } from '../core/series/series.ts';
import type { CivilDate } from '../core/time/civil-date.ts';
import type { Topology } from '../core/topology/topology.ts';
import { parseView } from '../core/view/view-state.ts';
import type { BasemapPack, Gazetteer } from '../picture/basemap.ts';
import { drawMapPicture } from '../picture/map-picture.ts';

/** Size of the poster in CSS pixels. */
const SIZE = { width: 1200, height: 750 } as const;

export interface PosterInput {
  readonly topology: Topology;
  /** the view drawn, as a fragment */
  readonly view: string;
  readonly basemap: {
    readonly world: BasemapPack;
    readonly region: BasemapPack | null;
    readonly gazetteer: Gazetteer;
  };
  readonly note?: string | undefined;
  readonly credit: string;
}

/** The map of a publication's opening view as SVG, with date, legend and credit, and the same in one sentence. */
export function drawPoster({ topology, view, basemap, note, credit }: PosterInput): {
  svg: string;
  alt: string;
} {
  const { series } = topology;
  const { date, map } = parseView(view).view;
  const coverage = coverageAt(series, date ?? series.snapshots.at(-1)!.from);
  const snapshot = coverage ? series.snapshots[coverage.index]! : null;
  const shown = snapshot ? inFull({ ...snapshot, day: snapshot.from }, series.language) : '–';
  const svg = drawMapPicture({
    topology,
    snapshot: coverage?.index ?? null,
    basemap,
    theme: 'light',
    language: series.language,
    ...SIZE,
    ...(map && { camera: map }),
    words: {
      title: series.title,
      lead: series.title,
      date: shown,
      zones: zoneNames(series),
      ...(note !== undefined && { note: firstClause(note) }),
      credit,
    },
  });
  const parts = [`${series.title}: ${shown}`, ...(note === undefined ? [] : [firstClause(note)])];
  return { svg, alt: parts.join('. ') };
}

/** "Estimated from 224 sourced places" of a longer sentence: a legend must not hide the map. */
function firstClause(note: string): string {
  return note.split(/[:.;](?:\s|$)/)[0]!;
}

function zoneNames({ zones, actors, language }: SeriesInfo): string[] {
  const names = new Map(actors.map(({ id, name }) => [id, localize(name, language)]));
  return zones.map(({ actor, status }) => `${names.get(actor) ?? actor}, ${status}`);
}

/** "21 October 2016", as exactly as it is known. */
function inFull({ day, precision }: CivilDate, language: string): string {
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    ...(precision !== 'year' && { month: 'long' }),
    ...(precision === 'day' && { day: 'numeric' }),
  };
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, options).format(day * 86_400_000);
}
