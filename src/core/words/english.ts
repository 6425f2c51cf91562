import type { Status } from '../series/series.ts';
import { counted } from './english-counted.ts';

/** Every word of the interface. Functions take text already formatted, or a count to decline by. */
export interface Messages {
  readonly languageName: string;
  /** what a status is called in legend, table and narration */
  readonly status: Readonly<Record<Status, string>>;
  zoneName(actor: string, status: string): string;
  areaKm2(figure: string): string;
  aboutAreaKm2(figure: string): string;
  daysEarlier(count: number): string;
  monthsEarlier(count: number): string;
  yearsEarlier(count: number): string;
  /** between the parts of a list in one line */
  readonly listSeparator: string;

  readonly situationAsOf: string;
  /** before the date a change is shown up to */
  changeSince(date: string): string;
  heldArea(area: string): string;
  gainedArea(area: string): string;
  lostArea(area: string): string;
  /** of a map or an area, in one word */
  readonly estimated: string;
  readonly estimatedNoFront: string;
  readonly noMapFor: string;
  nextMap(date: string): string;
  firstMap(date: string): string;
  lastMap(date: string): string;
  lastMapEarlier(date: string, age: string): string;
  readonly noLaterMap: string;
  mapOf(date: string): string;
  mapOfEarlier(date: string, age: string): string;
  attestedUntilEarlier(date: string, age: string): string;

  readonly timeline: string;
  readonly date: string;
  readonly previousMap: string;
  readonly nextMapButton: string;
  readonly play: string;
  readonly pause: string;
  readonly noPlayback: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly moreTools: string;
  readonly showDate: string;
  readonly events: string;
  eventCount(count: number): string;
  /** short, beside the track */
  earlierCount(count: number): string;
  laterCount(count: number): string;
  earlierEventCount(count: number): string;
  laterEventCount(count: number): string;
  readonly beforeFirstMap: string;
  readonly duringSeries: string;
  readonly afterLastMap: string;
  moreEvents(count: number): string;

  notADate(text: string): string;
  noSuchDay(text: string): string;
  outsideSeries(first: string, last: string): string;

  readonly useDarkTheme: string;
  readonly useLightTheme: string;
  readonly skipToMap: string;
  readonly skipToText: string;
  readonly findPlace: string;
  sourceCount(count: number): string;
  passagesAbout(count: number): string;
  basemapCredit(credit: string): string;

  areaMore(zone: string, area: string, since: string): string;
  areaLess(zone: string, area: string, since: string): string;
  areaUnchanged(since: string): string;
}

export const english: Messages = {
  languageName: 'English',
  status: {
    control: 'control',
    contested: 'contested',
    claimed: 'claimed',
    influence: 'influence',
    unknown: 'unknown',
  },
  zoneName: (actor, status) => `${actor}, ${status}`,
  areaKm2: (figure) => `${figure} km²`,
  aboutAreaKm2: (figure) => `about ${figure} km²`,
  daysEarlier: (count) => `${counted(count, 'day', 'days')} earlier`,
  monthsEarlier: (count) => `${counted(count, 'month', 'months')} earlier`,
  yearsEarlier: (count) => `${counted(count, 'year', 'years')} earlier`,
  listSeparator: ', ',

  situationAsOf: 'Situation as of',
  changeSince: (date) => `Since ${date}, as of`,
  heldArea: (area) => `held ${area}`,
  gainedArea: (area) => `gained ${area}`,
  lostArea: (area) => `lost ${area}`,
  estimated: 'estimated',
  estimatedNoFront: 'Estimated: no line here was reported as a front',
  noMapFor: 'No map for',
  nextMap: (date) => `next map ${date}`,
  firstMap: (date) => `first map ${date}`,
  lastMap: (date) => `last map ${date}`,
  lastMapEarlier: (date, age) => `last map ${date}, ${age}`,
  noLaterMap: 'no later map',
  mapOf: (date) => `map of ${date}`,
  mapOfEarlier: (date, age) => `map of ${date}, ${age}`,
  attestedUntilEarlier: (date, age) => `known until ${date}, ${age}`,

  timeline: 'Timeline',
  date: 'Date',
  previousMap: 'Previous map',
  nextMapButton: 'Next map',
  play: 'Play',
  pause: 'Pause',
  noPlayback: 'No playback: reduced motion',
  zoomIn: 'Zoom in on time',
  zoomOut: 'Zoom out on time',
  moreTools: 'Date, playback and events',
  showDate: 'Show',
  events: 'Events',
  eventCount: (count) => counted(count, 'event', 'events'),
  earlierCount: (count) => `${count} earlier`,
  laterCount: (count) => `${count} later`,
  earlierEventCount: (count) => counted(count, 'earlier event', 'earlier events'),
  laterEventCount: (count) => counted(count, 'later event', 'later events'),
  beforeFirstMap: 'Before the first map',
  duringSeries: 'On the timeline',
  afterLastMap: 'After the last map',
  moreEvents: (count) => `+${count}`,

  notADate: (text) => `“${text}” is not a date. Write 21 October 2016 or 2016-10-21.`,
  noSuchDay: (text) => `No calendar has “${text}”.`,
  outsideSeries: (first, last) => `The timeline runs from ${first} to ${last}.`,

  useDarkTheme: 'Dark',
  useLightTheme: 'Light',
  skipToMap: 'Skip to the map',
  skipToText: 'Skip to the text',
  findPlace: 'Find a place',
  sourceCount: (count) => counted(count, 'source', 'sources'),
  passagesAbout: (count) => `${counted(count, 'passage', 'passages')} about this`,
  basemapCredit: (credit) => `Basemap: ${credit}`,

  areaMore: (zone, area, since) => `${zone}: ${area} more than on ${since}.`,
  areaLess: (zone, area, since) => `${zone}: ${area} less than on ${since}.`,
  areaUnchanged: (since) => `No area changed since ${since}.`,
};
