import type {
  PlaceCollection,
  PlaceFeature,
  PlaceHolder,
} from '../../../src/core/publication/publication.ts';

/** Places on the made shapes: some that the gazetteer knows too, one with a long history, one without a known start. */
export const madePlaces: PlaceCollection = {
  type: 'FeatureCollection',
  features: [
    place('mosul', 'Mosul', [43.13, 36.34], 1, [
      { holder: 'blue', from: '2019', to: '2020-01-02', source: 'https://example.org/1' },
      {
        holder: 'red',
        from: '2020-01-02',
        to: '2020-02',
        source: 'https://example.org/2 | a book',
      },
      { holder: 'blue', from: '2020-02', source: 'book' },
    ]),
    place('raqqa', 'Raqqa', [39.01, 35.95], 1, [
      { holder: 'red', from: '2019-06', source: 'book' },
    ]),
    place('rutba', 'Ar-Rutbah', [40.28, 33.04], 2, [
      { holder: 'red', to: '2020-02-02', source: 'book', note: 'start not found' },
    ]),
    place('edge', 'East of everything', [47.9, 33.3], 2, [
      { holder: 'blue', from: '2019', source: 'book' },
    ]),
    {
      type: 'Feature',
      properties: {
        id: 'jazira',
        name: { en: 'Jazira' },
        kind: 'region',
        rank: 2,
        frame: [38.5, 34.5, 43, 37],
      },
      geometry: { type: 'Point', coordinates: [41, 35.6] },
    },
  ],
};

function place(
  id: string,
  name: string,
  coordinates: [number, number],
  rank: number,
  holders: PlaceHolder[],
): PlaceFeature {
  return {
    type: 'Feature',
    properties: { id, name: { en: name }, kind: 'place', rank, holders },
    geometry: { type: 'Point', coordinates },
  };
}
