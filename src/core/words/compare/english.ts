import type { Precision } from '../../time/civil-date.ts';

/** Words of comparing two dates, and of going from change to change. Dates, areas and names come formatted. */
export interface CompareMessages {
  readonly compare: string;
  readonly endComparison: string;
  /** what the two dates are called: A the one compared with, B the view's own */
  readonly letters: Readonly<Record<'a' | 'b', string>>;
  /** a field or slider for one of them */
  dateOf(letter: string): string;
  lettered(letter: string, words: string): string;
  previousMapOf(letter: string): string;
  nextMapOf(letter: string): string;
  /** a map of the very day, month or year asked for */
  readonly mapOfThat: Readonly<Record<Precision, string>>;
  readonly noMap: string;
  readonly since: string;
  readonly upTo: string;
  readonly and: string;
  readonly comparedWith: string;
  /** where source, method or definition differ or a gap lies between */
  readonly notComparable: string;
  readonly modeChoice: string;
  readonly modes: Readonly<Record<'change' | 'swipe' | 'flicker', string>>;
  /** a button that shows the other date while it is held down */
  holdToSee(date: string): string;
  readonly swap: string;
  readonly noPlayback: string;
  readonly onlyOneMap: string;
  comparing(a: string, b: string): string;
  readonly ended: string;

  readonly previousChange: string;
  readonly nextChange: string;
  /** at a place, whose name goes in */
  previousChangeAt(place: string): string;
  nextChangeAt(place: string): string;
  readonly chosenPoint: string;
  readonly noEarlierChange: string;
  readonly noLaterChange: string;
  noEarlierChangeAt(place: string): string;
  noLaterChangeAt(place: string): string;
  /** changes in a province are not known yet */
  readonly stillReckoning: string;
  readonly largestChanges: string;
  /** a change's date, or that and where */
  inRegion(date: string, region: string): string;
  holdersAt(place: string, now: string, before: string): string;
  readonly nobody: string;
}

export const english: CompareMessages = {
  compare: 'Compare',
  endComparison: 'End comparison',
  letters: { a: 'A', b: 'B' },
  dateOf: (letter) => `Date ${letter}`,
  lettered: (letter, words) => `${letter}: ${words}`,
  previousMapOf: (letter) => `Previous map for ${letter}`,
  nextMapOf: (letter) => `Next map for ${letter}`,
  mapOfThat: { day: 'map of that day', month: 'map of that month', year: 'map of that year' },
  noMap: 'no map',
  since: 'Since',
  upTo: 'as of',
  and: 'and of',
  comparedWith: 'compared with',
  notComparable: 'The two dates are not comparable',
  modeChoice: 'How the two dates are shown',
  modes: { change: 'Change', swipe: 'Swipe', flicker: 'Flicker' },
  holdToSee: (date) => `Hold to see ${date}`,
  swap: 'Swap the two dates',
  noPlayback: 'No playback while two dates are compared',
  onlyOneMap: 'There is only one map: nothing to compare it with',
  comparing: (a, b) => `Comparing ${a} with ${b}.`,
  ended: 'Comparison ended.',

  previousChange: 'Previous change',
  nextChange: 'Next change',
  previousChangeAt: (place) => `Previous change at ${place}`,
  nextChangeAt: (place) => `Next change at ${place}`,
  chosenPoint: 'the chosen point',
  noEarlierChange: 'No earlier change',
  noLaterChange: 'No later change',
  noEarlierChangeAt: (place) => `No earlier change at ${place}`,
  noLaterChangeAt: (place) => `No later change at ${place}`,
  stillReckoning: 'The changes of the region are still being reckoned',
  largestChanges: 'Largest changes',
  inRegion: (date, region) => `${date}, ${region}`,
  holdersAt: (place, now, before) => `${place}: ${now}; before that ${before}.`,
  nobody: 'in no zone',
};
