import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutUndefined } from '../core/intake/series/to-series-info.ts';
import type {
  PlaceCollection,
  Publication,
  PublishedEvent,
} from '../core/publication/publication.ts';
import type { Correction, Localized, Publisher } from '../core/series/series.ts';
import type { Story } from '../core/story/story.ts';
import { toIsoPrecise } from '../core/time/civil-date.ts';
import { readTopology } from '../core/topology/read-topology.ts';
import type { Topology } from '../core/topology/topology.ts';
import type { WovenSeries } from './weave-series.ts';

/** All that a publication tells, wherever it comes from: a series folder, or a publication that a day is added to. */
export interface PublicationContent {
  readonly topology: Topology;
  readonly description?: Localized;
  readonly places: PlaceCollection | null;
  /** by language */
  readonly stories: ReadonlyMap<string, Story>;
  readonly events: readonly PublishedEvent[];
  readonly corrections: readonly Correction[];
  readonly methodNote?: Localized;
  /** the view it opens on, as a fragment; null for the newest snapshot */
  readonly view: string | null;
  /** absolute address it will be found at, ending in `/` */
  readonly url?: string;
  readonly licence?: string;
  readonly publisher?: Publisher;
}

/** What a woven series folder tells. */
export function contentOf({ folder, topology }: WovenSeries): PublicationContent {
  const { description, places, stories, corrections, methodNote, view } = folder;
  const { url, licence, publisher } = folder;
  return {
    topology,
    places,
    stories,
    corrections,
    view,
    events: folder.events.map(({ day, precision, ...event }) => ({
      date: toIsoPrecise({ day, precision }),
      ...event,
    })),
    ...withoutUndefined({ description, methodNote, url, licence, publisher }),
  };
}

/** What the live version of a publication tells: built again from it alone, the publication is the same. */
export function contentOfPublication(folder: string): PublicationContent {
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const publication = JSON.parse(read('publication.json')) as Publication;
  const { description, methodNote, url, licence, publisher, events, corrections } = publication;
  return {
    topology: readTopology(read(publication.topology)),
    places: publication.places === undefined ? null : JSON.parse(read(publication.places)),
    stories: new Map(
      Object.entries(publication.story ?? {}).map(([language, path]) => [
        language,
        JSON.parse(read(path)) as Story,
      ]),
    ),
    events,
    corrections: (corrections ?? []).map(({ date, snapshot, text }) => ({ date, snapshot, text })),
    view: publication.opensOnNewest ? null : publication.view,
    ...withoutUndefined({ description, methodNote, url, licence, publisher }),
  };
}
