import * as v from 'valibot';
import type { PlaceCollection, PlaceFeature } from '../../publication/publication.ts';
import type { PlaceTable } from '../checks/place-contradictions.ts';
import { parseJson } from '../parse-json.ts';
import { error, type Problem } from '../problem.ts';
import { check, localized, text } from '../schema.ts';
import type { SeriesFiles } from './series-folder.ts';
import { tablePlaces } from './table-places.ts';

const degrees = (most: number) =>
  v.pipe(
    v.number('write degrees as a number'),
    v.minValue(-most, `write degrees within -${most} and ${most}`),
    v.maxValue(most, `write degrees within -${most} and ${most}`),
  );

const lonLat = v.tuple([degrees(180), degrees(90)], 'write [longitude, latitude]');

const holderSchema = v.object({
  holder: text,
  from: v.exactOptional(text),
  to: v.exactOptional(text),
  source: text,
  note: v.exactOptional(text),
});

const placesSchema = v.object({
  type: v.literal('FeatureCollection', 'write "FeatureCollection"'),
  features: v.array(
    v.object({
      type: v.literal('Feature', 'write "Feature"'),
      properties: v.object({
        id: v.pipe(text, v.regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u, 'write an id like "mosul"')),
        name: localized,
        kind: v.picklist(['place', 'region'], 'write "place" or "region"'),
        rank: v.pipe(
          v.number('write 1 to 5'),
          v.minValue(1, 'write 1 to 5'),
          v.maxValue(5, 'write 1 to 5'),
        ),
        holders: v.exactOptional(v.array(holderSchema)),
        frame: v.exactOptional(
          v.tuple(
            [degrees(180), degrees(90), degrees(180), degrees(90)],
            'write [west, south, east, north]',
          ),
        ),
      }),
      geometry: v.object({
        type: v.literal('Point', 'write "Point": a region stands where its name does'),
        coordinates: lonLat,
      }),
    }),
  ),
});

/**
 * The places of a series by file: places.csv where there is one, else places.geojson as written by hand,
 * and in either case regions.geojson. Empty when the folder has none of them.
 */
export function readPlaceFiles(files: SeriesFiles, problems: Problem[]): PlaceTable[] {
  const readers = {
    'places.csv': tablePlaces,
    'places.geojson': parsePlaces,
    'regions.geojson': parsePlaces,
  };
  const parts = Object.entries(readers).flatMap(([file, read]) => {
    const content = files.read(file);
    return content === null ? [] : [{ file, features: read(content, file, problems) }];
  });
  const hasTable = parts.some(({ file }) => file === 'places.csv');
  const used = parts.filter(({ file }) => !(hasTable && file === 'places.geojson'));
  const known = new Map<string, string>();
  for (const { file, features } of used) {
    features.forEach(({ properties: { id } }, i) => {
      const other = known.get(id);
      if (other !== undefined) {
        const place = { file, path: `features[${i}].properties.id` };
        problems.push(
          error(place, 'repeated-id', `"${id}" stands in ${other} already: give each its own id`),
        );
      }
      known.set(id, file);
    });
  }
  return used;
}

/** All places as one collection; null when there is no file of any. */
export function toPlaces(placeFiles: readonly PlaceTable[]): PlaceCollection | null {
  if (placeFiles.length === 0) return null;
  return { type: 'FeatureCollection', features: placeFiles.flatMap(({ features }) => features) };
}

function parsePlaces(json: string, file: string, problems: Problem[]): PlaceFeature[] {
  const { value, problem } = parseJson(json, file);
  if (problem) {
    problems.push(problem);
    return [];
  }
  const { value: places, problems: found } = check(placesSchema, value, file);
  problems.push(...found);
  return places?.features ?? [];
}
