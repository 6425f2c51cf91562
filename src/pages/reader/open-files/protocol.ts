import type { Mapping } from '../../../core/intake/mapping/mapping.ts';
import type { Problem } from '../../../core/intake/problem.ts';
import type { PlaceCollection } from '../../../core/publication/publication.ts';
import type { Localized, SeriesEvent } from '../../../core/series/series.ts';
import type { Day } from '../../../core/time/civil-date.ts';
import type { Topology } from '../../../core/topology/topology.ts';

/** A file someone gave, with its path from where they gave it: `days/2016-10-21.geojson`. */
export interface GivenFile {
  readonly path: string;
  readonly file: File;
}

/** What the page asks of the worker, once. */
export interface OpenRequest {
  readonly files: readonly GivenFile[];
  /** title of a series that has none */
  readonly title: string;
  /** what was answered when the worker asked; null at first */
  readonly mapping: Mapping | null;
}

export type Stage = 'reading' | 'checking' | 'weaving';

/** How far the worker has come; `file` is the one it is at. */
export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly all: number;
  readonly file: string;
}

/** A problem, with the day of the map it is in, as far as that is known. */
export interface Finding {
  readonly problem: Problem;
  readonly day: Day | null;
}

/** A series made of the files. */
export interface MadeSeries {
  readonly topology: Topology;
  readonly places: PlaceCollection | null;
  readonly events: readonly SeriesEvent[];
  readonly methodNote: Localized | null;
  /** the opening view as a fragment, where series.json names one */
  readonly view: string | null;
}

export type OpenReply =
  | { readonly kind: 'progress'; readonly progress: Progress }
  /** the files do not say for themselves who holds what: ask, and send the request again with the answer */
  | { readonly kind: 'ask-mapping'; readonly suggested: Mapping }
  /** `series` is null when the findings hold an error */
  | {
      readonly kind: 'opened';
      readonly series: MadeSeries | null;
      readonly findings: readonly Finding[];
    };
