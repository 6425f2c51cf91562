/** The words of two dates on one map. Dates and areas come formatted. */
export interface MapComparisonMessages {
  /** what a map of change shows: held, gained and lost of a zone, then what is common to all */
  readonly kinds: Readonly<Record<'held' | 'gain' | 'loss' | 'hands' | 'contested', string>>;
  /** a kind with its area, in a line of its own */
  withArea(kind: string, area: string): string;
  fromTo(from: string, to: string): string;
  nothingToCompare(date: string): string;

  /** what the divider between two dates is called */
  readonly divider: string;
  dividerAt(left: string, right: string, percent: string): string;
  /** of the one date on screen where two take turns */
  shown(date: string): string;

  /** a point of the map that its reader chose */
  spot(lat: string, lon: string): string;
}

export const english: MapComparisonMessages = {
  kinds: {
    held: 'held',
    gain: 'gained',
    loss: 'lost',
    hands: 'changed hands',
    contested: 'contested now or before',
  },
  withArea: (kind, area) => `${kind}: ${area}`,
  fromTo: (from, to) => `${from} to ${to}`,
  nothingToCompare: (date) => `Nothing to compare: no map for ${date}`,

  divider: 'Divider between the two dates',
  dividerAt: (left, right, percent) => `Left ${left}, right ${right}, divided at ${percent}`,
  shown: (date) => `Shown: ${date}`,

  spot: (lat, lon) => `Chosen point ${lat}, ${lon}`,
};
