/** The words of a map on someone else's page, before and beside it. */
export interface EmbedMessages {
  /** on the button over the picture */
  readonly openMap: string;
  /** while code and data of an opened map are fetched */
  readonly opening: string;
  readonly openFullMap: string;
  /** why there is no map */
  readonly mapFailed: Readonly<Record<'unreachable' | 'missing' | 'broken', string>>;
}

export const english: EmbedMessages = {
  openMap: 'Open the interactive map',
  opening: 'Opening the map',
  openFullMap: 'Open the full map',
  mapFailed: {
    unreachable: 'The map could not be fetched. Check the connection and reload the page.',
    missing: 'A part of the map is missing on the server.',
    broken: 'The data of the map could not be read.',
  },
};
