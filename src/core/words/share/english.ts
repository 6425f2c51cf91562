/** Words of publishing: the picture's description, what a publication says of itself, and the embed dialog. */
export interface ShareMessages {
  /** one zone of a picture's description */
  holding(zone: string, area: string): string;
  readonly nothingHeld: string;

  readonly corrections: string;
  /** a correction's own date, and the date of the map that was replaced */
  correctionOf(date: string, snapshot: string): string;
  readonly beforeCorrection: string;
  licence(name: string): string;
  versionName(version: string): string;
  readonly frozenVersion: string;
  readonly newestVersion: string;
  readonly permanentLink: string;
  readonly needsScript: string;

  readonly embed: string;
  readonly embedThisMap: string;
  readonly close: string;
  readonly version: string;
  readonly live: string;
  readonly liveMeaning: string;
  readonly frozen: string;
  readonly frozenMeaning: string;
  readonly size: string;
  readonly fitsColumn: string;
  readonly fixedSize: string;
  readonly width: string;
  readonly height: string;
  readonly colours: string;
  readonly readersChoice: string;
  readonly light: string;
  readonly dark: string;
  readonly language: string;
  readonly shows: string;
  readonly showsOpening: string;
  readonly showsNow: string;
  readonly starts: string;
  readonly startsNear: string;
  readonly startsAtOnce: string;
  readonly startsOnClick: string;
  readonly placedAs: string;
  readonly asFrame: string;
  readonly asElement: string;
  readonly codeToPaste: string;
  readonly oembedAddress: string;
  readonly citeAs: string;
  readonly copy: string;
  copied(what: string): string;
  readonly notCopied: string;
  readonly preview: string;

  /** a citation of the map; parts that are not known are absent */
  citation(parts: {
    readonly publisher?: string;
    readonly title: string;
    /** "Situation as of 21 October 2016" */
    readonly asOf: string;
    readonly version?: string;
    readonly url: string;
  }): string;
}

export const english: ShareMessages = {
  holding: (zone, area) => `${zone}: ${area}`,
  nothingHeld: 'Nothing is held',

  corrections: 'Corrections',
  correctionOf: (date, snapshot) => `${date}, map of ${snapshot}:`,
  beforeCorrection: 'The map before this correction',
  licence: (name) => `Licence: ${name}`,
  versionName: (version) => `Version ${version}`,
  frozenVersion: 'This is a frozen version: it never changes.',
  newestVersion: 'The newest version',
  permanentLink: 'Permanent link to this version',
  needsScript:
    'This picture is the map as it opens. With JavaScript it can be moved through time and place.',

  embed: 'Embed',
  embedThisMap: 'Embed this map',
  close: 'Close',
  version: 'Version',
  live: 'Live',
  liveMeaning: 'follows every update and correction',
  frozen: 'Frozen',
  frozenMeaning: 'stays as it is now, for good',
  size: 'Size',
  fitsColumn: 'As wide as its column',
  fixedSize: 'Fixed',
  width: 'Width',
  height: 'Height',
  colours: 'Colours',
  readersChoice: 'The reader’s choice',
  light: 'Light',
  dark: 'Dark',
  language: 'Language',
  shows: 'Opens on',
  showsOpening: 'The opening view',
  showsNow: 'What the map shows now',
  starts: 'Starts',
  startsNear: 'When near the screen',
  startsAtOnce: 'At once',
  startsOnClick: 'On a click',
  placedAs: 'Placed as',
  asFrame: 'A frame: works everywhere',
  asElement: 'An element: part of the page',
  codeToPaste: 'Code to paste',
  oembedAddress: 'oEmbed address',
  citeAs: 'Cite as',
  copy: 'Copy',
  copied: (what) => `${what}: copied`,
  notCopied: 'The browser did not allow it. The text is selected: copy it by hand.',
  preview: 'Preview',

  citation: ({ publisher, title, asOf, version, url }) =>
    [
      ...(publisher === undefined ? [] : [`${publisher}.`]),
      `“${title}”.`,
      `${asOf}.`,
      ...(version === undefined ? [] : [`Version ${version}.`]),
      url,
    ].join(' '),
};
