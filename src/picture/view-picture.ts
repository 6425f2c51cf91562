import { coverageAt } from '../core/series/coverage.ts';
import type { Day } from '../core/time/civil-date.ts';
import { areas } from '../core/topology/areas.ts';
import { describePicture } from '../core/words/describe-picture.ts';
import { drawMapPicture, type MapPictureOptions } from './map-picture.ts';
import { pictureWords } from './picture-words.ts';

export interface ViewPictureOptions
  extends Pick<
    MapPictureOptions,
    'topology' | 'theme' | 'language' | 'width' | 'height' | 'camera'
  > {
  readonly basemap: MapPictureOptions['basemap'] & { readonly credit: string };
  readonly day: Day;
  /** draws what was held, gained and lost since that day; a day that no map stands for is not compared with */
  readonly since?: Day;
  /** with `since`: of this one zone, an index into `series.zones` */
  readonly zone?: number;
}

/** A view of the map as a picture that stands alone: with its dates, legend, credit and scale. */
export function drawViewPicture({ day, since, zone, ...shown }: ViewPictureOptions): string {
  const { topology, basemap, language } = shown;
  const { series } = topology;
  const snapshot = coverageAt(series, day)?.index ?? null;
  const before = since === undefined ? null : (coverageAt(series, since)?.index ?? null);
  const compared =
    snapshot === null || before === null || since === undefined
      ? null
      : { day: since, snapshot: before, ...(zone !== undefined && { zone }) };
  const words = pictureWords({
    topology,
    day,
    ...(compared && { since: compared }),
    language,
    basemapCredit: basemap.credit,
  });
  return drawMapPicture({
    ...shown,
    snapshot,
    words: {
      ...words,
      description: compared
        ? `${words.title}. ${words.lead} ${words.date}. ${words.zones.join('; ')}.`
        : describePicture(series, areas(topology), day, language),
    },
    ...(compared && { since: compared }),
  });
}
