import type {
  Bbox,
  Correction,
  Localized,
  Publisher,
  SeriesEvent,
  Source,
} from '../series/series.ts';

/**
 * `publication.json`: the entry of a publication, docs/spec/publication.md. It names its content-hashed parts by paths
 * relative to itself. Absent parts are simply not shown.
 */
export interface Publication {
  readonly version: 1;
  /** names all that is shown: 12 hex digits; absent in a series that is only in memory */
  readonly hash?: string;
  /** folder in which this version stands, never to change: `v/<hash>/`, or `./` in that folder itself */
  readonly frozen?: string;
  /** in a frozen version: the folder of the live one */
  readonly live?: string;
  /** absolute address of the live folder, where it is known */
  readonly url?: string;
  readonly title: string;
  /** BCP 47 */
  readonly language: string;
  readonly description?: Localized;
  /** the view the map opens on, as a fragment: `date=2016-10-21&map=6/35.2/40.9` */
  readonly view: string;
  /** true where the series names no view, and each day added is the one it opens on */
  readonly opensOnNewest?: true;
  /** `control.<hash>.topojson`, docs/spec/topology.md */
  readonly topology: string;
  /** GeoJSON: see `PlaceFeature` */
  readonly places?: string;
  /** scripts that carry what the map needs, for documents that may load scripts but fetch nothing */
  readonly carried?: readonly string[];
  /** by language: JSON of a `Story` (core/story) */
  readonly story?: Readonly<Record<string, string>>;
  readonly events: readonly PublishedEvent[];
  readonly sources: readonly Source[];
  /** of the whole series: its name or its address */
  readonly licence?: string;
  readonly publisher?: Publisher;
  /** how the shapes were made, one sentence for the legend, when they are estimated */
  readonly methodNote?: Localized;
  readonly corrections?: readonly PublishedCorrection[];
  readonly basemap: {
    /** TopoJSON packs, docs in data/basemap/SOURCES.md; `region` is absent where no pack fits the extent */
    readonly world: string;
    readonly region?: string;
    readonly gazetteer: string;
    readonly credit: string;
  };
  /** the default view as pictures, for pages without WebGL2 or script; absent in a series that is only in memory */
  readonly picture?: PublishedPicture;
}

/** A replaced snapshot, and where the map stands as it was before. */
export interface PublishedCorrection extends Correction {
  /** folder of the frozen version in which it had not been made */
  readonly before?: string;
}

/** The opening view as pictures of two shapes, each for light and dark pages, and as one of pixels. */
export interface PublishedPicture {
  /** who holds how much as of when */
  readonly alt: string;
  readonly wide: PictureShape;
  readonly narrow: PictureShape;
  /** PNG; size in pixels */
  readonly png: { readonly path: string; readonly width: number; readonly height: number };
}

/** SVGs of one size, in CSS pixels. */
export interface PictureShape {
  readonly width: number;
  readonly height: number;
  readonly light: string;
  readonly dark: string;
}

/** An event as the publication carries it: dates as text. */
export interface PublishedEvent extends Omit<SeriesEvent, 'day' | 'precision'> {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` */
  readonly date: string;
}

/** Who held a place from when to when, and who says so. */
export interface PlaceHolder {
  /** actor id or `unknown` */
  readonly holder: string;
  /** ISO dates as precise as known; absent when no start or end is known */
  readonly from?: string;
  readonly to?: string;
  readonly source: string;
  readonly note?: string;
}

/** Properties of a feature of places.geojson. A region has a `frame`. */
export interface PlaceProperties {
  /** slug, unique in the file: `mosul` */
  readonly id: string;
  readonly name: Localized;
  readonly kind: 'place' | 'region';
  /** 1 (always labelled) to 5 (only when close) */
  readonly rank: number;
  readonly holders?: readonly PlaceHolder[];
  /** a region's frame for the camera */
  readonly frame?: Bbox;
}

/** places.geojson: points, and regions whose point is where their name stands. */
export interface PlaceCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly PlaceFeature[];
}

export interface PlaceFeature {
  readonly type: 'Feature';
  readonly id?: string;
  readonly properties: PlaceProperties;
  readonly geometry: {
    readonly type: 'Point';
    readonly coordinates: readonly [lon: number, lat: number];
  };
}
