/** The words of figures: on the page, in the files taken away and on the command line. Dates and areas come formatted. */
export interface FiguresMessages {
  /** what a reader must know who sets two dates side by side */
  readonly differ: Readonly<
    Record<'source' | 'method' | 'definition', (from: string, to: string) => string>
  >;
  readonly notSaid: string;
  /** a method */
  readonly estimate: string;
  gapBetween(first: string, last: string): string;
  carried(day: string, map: string): string;
  estimated(day: string): string;
}

export const english: FiguresMessages = {
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
};
