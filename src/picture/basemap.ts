import type {
  GeometryCollection,
  MultiLineString as MultiLineTopology,
  MultiPolygon as MultiPolygonTopology,
  Topology,
} from 'topojson-specification';
import type { Localized } from '../core/series/series.ts';

/** A country of a pack; its id is ISO 3166-1 alpha-2. */
export interface CountryProperties {
  /** the region is about this country: it is drawn lighter and has provinces */
  readonly focus?: true;
  /** where the country's name stands within the region: [lon, lat] */
  readonly label?: readonly [number, number];
}

/** A province of a focus country; its id is ISO 3166-2, the same as sums by province use. */
export interface ProvinceProperties {
  readonly country: string;
  readonly name: Localized;
}

/** A river's lines are merged by rank: 1 widest, 3 narrowest. */
export interface RiverProperties {
  readonly rank: number;
}

/** A smooth line for a river's name to follow. */
export interface RiverLabelProperties extends RiverProperties {
  readonly name: Localized;
  /** close along the river, for a camera nearer than zoom 6.8; otherwise smoother, for one farther off */
  readonly near: boolean;
}

/** world.json and region-<id>.json of data/basemap, as TopoJSON; SOURCES.md there says how they are made. */
export interface BasemapPack extends Topology {
  bbox: [number, number, number, number];
  objects: {
    land: MultiPolygonTopology;
    countries: GeometryCollection<CountryProperties>;
    /** borders between countries that both sides hold to be theirs */
    border: MultiLineTopology;
    /** between countries, with no agreement on it */
    disputed: MultiLineTopology;
    /** the limit of a territory inside its ISO 3166 country that is run apart from it */
    separation: MultiLineTopology;
    lakes: MultiPolygonTopology;
    /** regions only, as are the three below: between the provinces of focus countries */
    province?: MultiLineTopology;
    provinces?: GeometryCollection<ProvinceProperties>;
    rivers?: GeometryCollection<RiverProperties>;
    riverLabels?: GeometryCollection<RiverLabelProperties>;
  };
}

/** gazetteer.json of data/basemap: places and countries of the world with names in several languages. */
export interface Gazetteer {
  /** from the largest to the smallest */
  readonly countries: readonly GazetteerCountry[];
  /** within a rank, the ones to name first come first */
  readonly places: readonly GazetteerPlace[];
}

export interface GazetteerCountry {
  /** ISO 3166-1 alpha-2 */
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  /** by size: 1 (largest) to 4 */
  readonly rank: number;
  readonly names: Localized;
}

export interface GazetteerPlace {
  /** slug, unique: `deir-ez-zor` */
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly kind: 'capital' | 'city' | 'town';
  /** 1 (drawn first and from afar) to 5 (only when close) */
  readonly rank: number;
  /** ISO 3166-1 alpha-2; absent where that is disputed */
  readonly country?: string;
  /** key of `names` that holds the name used locally */
  readonly local?: string;
  readonly names: Localized;
}
