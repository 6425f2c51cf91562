import type { PlaceCollection } from '../../publication/publication.ts';
import type {
  Bbox,
  Correction,
  Localized,
  Publisher,
  SeriesEvent,
  SeriesInfo,
} from '../../series/series.ts';
import type { Story } from '../../story/story.ts';
import type { CheckLimits } from '../checks/check-limits.ts';
import type { PlaceTable } from '../checks/place-contradictions.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { ZoneRules } from '../mapping/zone-of.ts';

/** The files of a series folder, however they are kept; paths run from the folder, with `/`. */
export interface SeriesFiles {
  /** the text of a file; null when there is none */
  read(path: string): string | null;
  /** names of the files directly in the folder */
  names(): readonly string[];
}

/** All a series folder tells but the shapes, which are read one snapshot at a time (`readSnapshots`). */
export interface SeriesFolder {
  readonly info: SeriesInfo;
  readonly description?: Localized;
  /** the file of each of `info.snapshots` */
  readonly files: readonly string[];
  /** as series.json gives it; null when it is to be reckoned from the shapes */
  readonly extent: Bbox | null;
  /** degrees within which borders redrawn a little are put where the snapshot before has them; 0 is never */
  readonly snapTolerance: number;
  readonly mapping: ZoneRules & Pick<Mapping, 'collection'>;
  readonly events: readonly SeriesEvent[];
  readonly corrections: readonly Correction[];
  readonly places: PlaceCollection | null;
  /** the same by the file they stand in */
  readonly placeFiles: readonly PlaceTable[];
  /** what the checks of the whole series let pass */
  readonly checks: CheckLimits;
  /** by language */
  readonly stories: ReadonlyMap<string, Story>;
  /** the view the map opens on, as a fragment; null for the newest snapshot */
  readonly view: string | null;
  /** how estimated shapes were made */
  readonly methodNote?: Localized;
  /** where the publication will be found, ending in `/` */
  readonly url?: string;
  /** of the whole series: its name or its address */
  readonly licence?: string;
  readonly publisher?: Publisher;
}
