import { counted } from '../english-counted.ts';

/** The words of figures: on the page, in the files taken away and on the command line. Dates and figures come formatted. */
export interface FiguresMessages {
  /** the panels together, and the tabs that lead to each */
  readonly figures: string;
  readonly textTab: string;
  readonly changesTab: string;
  readonly placesTab: string;
  readonly takeAwayTab: string;
  readonly closeFigures: string;
  readonly loading: string;
  readonly notLoaded: string;

  /** what a reader must know who sets two dates side by side */
  readonly notComparable: string;
  readonly comparable: string;
  readonly differ: Readonly<
    Record<'source' | 'method' | 'definition', (from: string, to: string) => string>
  >;
  readonly notSaid: string;
  /** a method */
  readonly estimate: string;
  gapBetween(first: string, last: string): string;
  carried(day: string, map: string): string;
  estimated(day: string): string;

  /** "12 km north-west of Hawija" */
  away(km: string, direction: string, place: string): string;
  readonly direction: Readonly<Record<'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw', string>>;
  readonly unnamedPlace: string;

  fromTo(from: string, to: string): string;
  days(count: number): string;
  readonly settling: string;
  readonly reckoning: string;
  noMapOf(day: string): string;
  /** of one zone: "1,200 km² gained", "3 km² lost" */
  summary(zone: string, gained: string, lost: string): string;
  gainedArea(area: string): string;
  lostArea(area: string): string;
  readonly held: string;
  readonly gained: string;
  readonly lost: string;
  readonly net: string;
  readonly km2: string;
  readonly percentOfExtent: string;
  readonly km2PerDay: string;
  readonly zone: string;
  readonly byZone: string;
  readonly byActor: string;
  readonly byActorNote: string;
  byRegion(zone: string): string;
  readonly region: string;
  readonly elsewhere: string;
  readonly all: string;
  readonly roundedToAddUp: string;
  readonly nobodyHeld: string;
  readonly largest: string;
  largestIn(region: string): string;
  /** under changes listed for one region */
  readonly piecesWhole: string;
  readonly nothingChanged: string;
  readonly noneHere: string;
  more(count: number): string;
  readonly fronts: string;
  readonly front: string;
  between(a: string, b: string): string;
  readonly before: string;
  readonly after: string;
  readonly moved: string;
  readonly movedNote: string;
  readonly noFrontEstimated: string;
  readonly noFrontAlone: string;
  readonly noFront: string;

  /** without a compared date */
  readonly areasNow: string;
  readonly compareWith: string;
  readonly howToCompare: string;
  readonly mapBefore: string;
  readonly monthEarlier: string;
  readonly yearEarlier: string;
  readonly firstMap: string;

  /** histories */
  readonly findPlace: string;
  readonly findHint: string;
  found(count: number): string;
  readonly kinds: Readonly<Record<'place' | 'region' | 'town' | 'point', string>>;
  readonly pointOnMap: string;
  readonly noPlaceYet: string;
  readonly pin: string;
  mostPins(count: number): string;
  removePlace(name: string): string;
  moveUp(name: string): string;
  historyOf(name: string): string;
  readonly nobody: string;
  readonly noMap: string;
  readonly noStart: string;
  readonly now: string;
  /** who, from when to when */
  span(holder: string, from: string, to: string): string;
  readonly from: string;
  readonly until: string;
  readonly holder: string;
  readonly source: string;
  datesAndSources(count: number): string;
  readonly stripHint: string;
  readonly placeTable: string;
  readonly mapShapes: string;
  tableDisagrees(from: string, to: string, table: string, map: string): string;
  readonly unknownHolder: string;
  /** what a zone holds of a region: its area, and whole per cent */
  share(zone: string, area: string, percent: string): string;

  /** files */
  readonly tables: string;
  readonly shapes: string;
  readonly pictures: string;
  readonly areasFile: string;
  areasIn(region: string): string;
  readonly changesFile: string;
  historyFile(name: string): string;
  controlAt(day: string): string;
  readonly changeFile: string;
  readonly pictureFile: string;
  readonly filesNote: string;
  readonly needsComparison: string;
  readonly needsPlace: string;
  saved(name: string): string;
  readonly notSaved: string;
  readonly cite: string;
  readonly citation: string;
  readonly permalink: string;
  readonly versionNote: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyByHand: string;
  cited(parts: {
    readonly title: string;
    readonly shown: string;
    readonly version: string;
    readonly accessed: string;
    readonly url: string;
  }): string;
}

export const english: FiguresMessages = {
  figures: 'Figures',
  textTab: 'Text',
  changesTab: 'Changes',
  placesTab: 'Places',
  takeAwayTab: 'Take away',
  closeFigures: 'Close the figures',
  loading: 'Loading …',
  notLoaded: 'The figures could not be loaded. Check the connection and reload the page.',

  notComparable:
    'These two dates are not comparable: a difference may be the maps’, not the ground’s.',
  comparable: 'The two maps do not differ in source, method or meaning, and no gap lies between.',
  differ: {
    source: (from, to) => `The two maps differ in source: ${from}; ${to}.`,
    method: (from, to) => `The two maps differ in method: ${from}; ${to}.`,
    definition: (from, to) => `The two maps differ in what their zones mean: ${from}; ${to}.`,
  },
  notSaid: 'not said',
  estimate: 'estimated',
  gapBetween: (first, last) =>
    first === last
      ? `There is no map for ${first}, between the two dates.`
      : `There is no map from ${first} to ${last}, between the two dates.`,
  carried: (day, map) => `For ${day} stands the map of ${map}, carried on.`,
  estimated: (day) => `The map of ${day} is estimated, not reported.`,

  away: (km, direction, place) => `${km} km ${direction} of ${place}`,
  direction: {
    n: 'north',
    ne: 'north-east',
    e: 'east',
    se: 'south-east',
    s: 'south',
    sw: 'south-west',
    w: 'west',
    nw: 'north-west',
  },
  unnamedPlace: 'Unnamed place',

  fromTo: (from, to) => `${from} to ${to}`,
  days: (count) => counted(count, 'day', 'days'),
  settling: 'The figures follow when the date comes to rest.',
  reckoning: 'Being reckoned …',
  noMapOf: (day) => `There is no map for ${day}, and so there are no figures.`,
  summary: (zone, gained, lost) => `${zone}: ${gained}, ${lost}.`,
  gainedArea: (area) => `${area} gained`,
  lostArea: (area) => `${area} lost`,
  held: 'Held',
  gained: 'Gained',
  lost: 'Lost',
  net: 'Net',
  km2: 'km²',
  percentOfExtent: '% of the map',
  km2PerDay: 'km² a day',
  zone: 'Zone',
  byZone: 'By zone',
  byActor: 'By actor',
  byActorNote:
    'Ground that passes from one status to another of the same actor is held. Each km² is counted once.',
  byRegion: (zone) => `By province: ${zone}`,
  region: 'Province',
  elsewhere: 'Elsewhere',
  all: 'Total',
  roundedToAddUp:
    'Rounded so that the columns add up and gained less lost is net. Exact figures are in the files to take away.',
  nobodyHeld: 'No zone held any ground on either date.',
  largest: 'Largest changes',
  largestIn: (region) => `Largest changes: ${region}`,
  piecesWhole: 'Ground that reaches beyond the province is told whole.',
  nothingChanged: 'Nothing changed between these two dates.',
  noneHere: 'Nothing changed here between these two dates.',
  more: (count) => `Show ${count} more`,
  fronts: 'Front lines',
  front: 'Between',
  between: (a, b) => `${a} and ${b}`,
  before: 'Before, km',
  after: 'After, km',
  moved: 'Moved, km',
  movedNote: 'Moved: the ground that changed hands between the two, over the mean of both lengths.',
  noFrontEstimated:
    'None can be told: a map is estimated, and nobody reported where its borders run.',
  noFrontAlone: 'None can be told: the maps show the ground of one actor alone.',
  noFront: 'No two actors share a border on these dates.',

  areasNow: 'Area by zone',
  compareWith: 'Compare with',
  howToCompare:
    'To see what changed, choose a second date here, or with the timeline’s Compare button.',
  mapBefore: 'the previous map',
  monthEarlier: 'a month earlier',
  yearEarlier: 'a year earlier',
  firstMap: 'the first map',

  findPlace: 'Find a place',
  findHint: 'A name in any language, or coordinates such as 36.34, 43.12',
  found: (count) => (count === 0 ? 'Nothing found' : counted(count, 'result', 'results')),
  kinds: { place: 'place', region: 'province', town: 'town', point: 'coordinates' },
  pointOnMap: 'Point on the map',
  noPlaceYet: 'Search for a place, or click on the map, to see who held it when.',
  pin: 'Keep to compare',
  mostPins: (count) => `No more than ${count} are compared: remove one first.`,
  removePlace: (name) => `Remove ${name}`,
  moveUp: (name) => `Move ${name} up`,
  historyOf: (name) => `Who held ${name}`,
  nobody: 'in no zone',
  noMap: 'No map',
  noStart: 'no earlier change known',
  now: 'no later change known',
  span: (holder, from, to) => `${holder}: ${from} to ${to}`,
  from: 'From',
  until: 'Until',
  holder: 'Held by',
  source: 'Source',
  datesAndSources: (count) => `Dates and sources (${count})`,
  stripHint: 'In a strip, arrow keys go from span to span, and Enter shows its first day.',
  placeTable: 'Place table',
  mapShapes: 'Map',
  tableDisagrees: (from, to, table, map) =>
    `${from} to ${to}: the place table says ${table}, the map ${map}.`,
  unknownHolder: 'not known',
  share: (zone, area, percent) => `${zone} ${area} (${percent}%)`,

  tables: 'Tables',
  shapes: 'Shapes',
  pictures: 'Pictures',
  areasFile: 'Areas on all dates',
  areasIn: (region) => `Areas on all dates: ${region}`,
  changesFile: 'Changes between the two dates',
  historyFile: (name) => `History: ${name}`,
  controlAt: (day) => `Control on ${day}`,
  changeFile: 'Ground held, gained and lost',
  pictureFile: 'The map as shown',
  filesNote:
    'Every file says its title, dates, units, sources, licences, and the hash of the content it is made of.',
  needsComparison: 'With a second date, what changed can be taken away too.',
  needsPlace: 'With a chosen place, its history can be taken away too.',
  saved: (name) => `Saved ${name}`,
  notSaved: 'The file could not be made.',
  cite: 'Cite',
  citation: 'Citation',
  permalink: 'Link to this view',
  versionNote: 'The version is a hash of the map’s content: the same version, the same map.',
  copy: 'Copy',
  copied: 'Copied',
  copyByHand: 'Selected: copy it with the keyboard or the menu.',
  cited: ({ title, shown, version, accessed, url }) =>
    `${title}. ${shown}. Version ${version}. Accessed ${accessed}. ${url}`,
};
