import type { Day, Precision } from '../time/civil-date.ts';

/** What a zone's holder has there; never mixed with another status on the map or in a sum. */
export const STATUSES = ['control', 'contested', 'claimed', 'influence', 'unknown'] as const;
export type Status = (typeof STATUSES)[number];

/** Text by language tag (`{ en: 'Islamic State', ar: '…' }`). */
export type Localized = Readonly<Record<string, string>>;

/** [west, south, east, north] in degrees. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** A party to the conflict. */
export interface Actor {
  readonly id: string;
  readonly name: Localized;
  /** `#rrggbb` on a light map; the dark map derives its own. */
  readonly color: string;
  readonly aliases?: readonly string[];
}

/** An actor with a status: `isis/control`. */
export interface Zone {
  /** `<actor>/<status>` */
  readonly id: string;
  readonly actor: string;
  readonly status: Status;
  /** One sentence that says what belongs to the zone, shown in the legend. */
  readonly definition?: Localized;
}

/** One whole map, at one valid date or over one attested interval. */
export interface Snapshot {
  /** The day it takes effect: `date`, or `from` of an interval. */
  readonly from: Day;
  /** End of the attested interval (half-open); null for a map of a single date, which is then carried on. */
  readonly to: Day | null;
  readonly precision: Precision;
  readonly source?: string;
  readonly published?: Day;
  /** `estimate` when the shapes were reckoned, not reported. */
  readonly method?: string;
  /** What its zones mean, where that is not what they mean in the other snapshots; such maps are not comparable. */
  readonly definition?: string;
  readonly note?: string;
}

/** Where facts or shapes came from. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly licence?: string;
}

/** A dated happening, listed beside the map; it may precede the series. */
export interface SeriesEvent {
  readonly day: Day;
  readonly precision: Precision;
  readonly title: Localized;
  /** id of a place in places.geojson */
  readonly place?: string;
  readonly source?: string;
}

/** A replaced snapshot, told to readers. */
export interface Correction {
  readonly date: string;
  readonly snapshot: string;
  readonly text: string;
}

/** Who publishes a series. */
export interface Publisher {
  readonly name: string;
  readonly url?: string;
}

/** Everything of a series but its shapes and its files; what the topology file carries with it. */
export interface SeriesInfo {
  readonly title: string;
  readonly language: string;
  readonly actors: readonly Actor[];
  readonly zones: readonly Zone[];
  /** ascending by `from` */
  readonly snapshots: readonly Snapshot[];
  /** Longest time in days a snapshot may stand in for later dates; null for no limit. */
  readonly maxCarryDays: number | null;
  readonly sources: readonly Source[];
}

/** The best text for a language: exact, its base language, English, or the first there is. */
export function localize(text: Localized, language: string): string {
  return text[language] ?? text[language.split('-')[0]!] ?? text.en ?? Object.values(text)[0] ?? '';
}
