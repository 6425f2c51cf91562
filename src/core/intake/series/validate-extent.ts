import type { Bbox } from '../../series/series.ts';
import type { SnapshotAreas } from '../geojson/read-snapshot.ts';
import { error, type Problem } from '../problem.ts';
import { toSpot } from '../spot.ts';

/** An error when the shapes of a snapshot leave the extent of their series. */
export function validateExtent(
  { bbox, features }: Pick<SnapshotAreas, 'bbox' | 'features'>,
  extent: Bbox | null,
  file: string,
): Problem[] {
  if (!bbox || !extent || contains(extent, bbox)) return [];
  const [west, south, east, north] = bbox;
  const place = { file, path: '' };
  if (contains(extent, [south, west, north, east])) {
    const message = 'longitude and latitude are swapped: write positions as [longitude, latitude]';
    return [error(place, 'swapped', message)];
  }
  const wider = [
    Math.min(extent[0], Math.floor(west)),
    Math.min(extent[1], Math.floor(south)),
    Math.max(extent[2], Math.ceil(east)),
    Math.max(extent[3], Math.ceil(north)),
  ];
  const message = `reaches ${bbox.join(', ')}, beyond the extent ${extent.join(', ')}: if it should, write "extent": [${wider.join(', ')}] in series.json and build anew`;
  const exteriors = features.flatMap(({ polygons }) => polygons.map(([ring]) => ring!));
  const isOutside = ([lon, lat]: number[]) => !contains(extent, [lon!, lat!, lon!, lat!]);
  const outside = exteriors.find((ring) => ring.some(isOutside));
  return [error(place, 'outside-extent', message, toSpot(outside, outside?.find(isOutside)))];
}

function contains(outer: Bbox, inner: Bbox): boolean {
  return (
    inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
  );
}
