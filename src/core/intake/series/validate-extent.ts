import type { Bbox } from '../../series/series.ts';
import { error, type Problem } from '../problem.ts';

/** An error when shapes with the box `bbox` leave the extent of their series. */
export function validateExtent(bbox: Bbox | null, extent: Bbox | null, file: string): Problem[] {
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
  return [error(place, 'outside-extent', message)];
}

function contains(outer: Bbox, inner: Bbox): boolean {
  return (
    inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
  );
}
