import { coverageAt } from '../core/series/coverage.ts';
import type { Topology } from '../core/topology/topology.ts';
import { parseView } from '../core/view/view-state.ts';
import { describeAsOf } from '../core/words/as-of.ts';
import { firstClause } from '../core/words/first-clause.ts';
import { zoneName } from '../core/words/zone-name.ts';
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
  const day = date ?? series.snapshots.at(-1)!.from;
  const asOf = describeAsOf(series, day, series.language);
  const svg = drawMapPicture({
    topology,
    snapshot: coverageAt(series, day)?.index ?? null,
    basemap,
    theme: 'light',
    language: series.language,
    ...SIZE,
    ...(map && { camera: map }),
    words: {
      title: series.title,
      lead: asOf.lead,
      date: asOf.date,
      zones: series.zones.map((_, zone) => zoneName(series, zone, series.language)),
      ...(note !== undefined && { note: firstClause(note) }),
      credit,
    },
  });
  const parts = [
    `${series.title}. ${asOf.lead} ${asOf.date}`,
    ...(note === undefined ? [] : [firstClause(note)]),
  ];
  return { svg, alt: parts.join('. ') };
}
