import type { Bbox, Localized, SeriesEvent, Source } from '../series/series.ts';

/**
 * `publication.json`: the one mutable file of a publication. It names its content-hashed parts by paths
 * relative to itself. Absent parts are simply not shown.
 */
export interface Publication {
  readonly version: 1;
  readonly title: string;
  /** BCP 47 */
  readonly language: string;
  /** the view the map opens on, as a fragment: `date=2016-10-21&map=6/35.2/40.9` */
  readonly view: string;
  /** `control.<hash>.topojson`, docs/spec/topology.md */
  readonly topology: string;
  /** GeoJSON: see `PlaceFeature` */
  readonly places?: string;
  /** by language: JSON of a `Story` (core/story) */
  readonly story?: Readonly<Record<string, string>>;
  readonly events: readonly PublishedEvent[];
  readonly sources: readonly Source[];
  /** how the shapes were made, one sentence for the legend, when they are estimated */
  readonly methodNote?: Localized;
  readonly basemap: {
    /** TopoJSON packs, docs in data/basemap/SOURCES.md; `region` is absent where no pack fits the extent */
    readonly world: string;
    readonly region?: string;
    readonly gazetteer: string;
    readonly credit: string;
  };
  /** the default view as a picture, for pages without WebGL2 or script */
  readonly picture: { readonly svg: string; readonly alt: string };
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
