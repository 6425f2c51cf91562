import * as v from 'valibot';
import { STATUSES } from '../../series/series.ts';
import { checksSchema } from '../checks/check-limits.ts';
import { dateText, id, localized, text, zoneId } from '../schema.ts';

export const actorSchema = v.object({
  id,
  name: localized,
  color: v.pipe(
    v.string('write a colour as "#rrggbb"'),
    v.regex(/^#[0-9a-f]{6}$/i, 'write a colour as "#rrggbb"'),
  ),
  aliases: v.exactOptional(v.array(text)),
});

export const zoneSchema = v.object({
  id: zoneId,
  actor: id,
  status: v.picklist(STATUSES, `write one of ${STATUSES.join(', ')}`),
  definition: v.exactOptional(localized),
});

/** A file of the folder, by a path that cannot leave it. */
const filePath = v.pipe(
  text,
  v.regex(
    /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\\:]+$/,
    'write a path within the series folder, with "/"',
  ),
);

export const snapshotSchema = v.object({
  date: v.exactOptional(dateText),
  from: v.exactOptional(dateText),
  to: v.exactOptional(dateText),
  file: filePath,
  source: v.exactOptional(id),
  published: v.exactOptional(dateText),
  method: v.exactOptional(text),
  definition: v.exactOptional(text),
  note: v.exactOptional(text),
});

const webAddress = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/\S+$/, 'write an address starting with https://'),
);

const sourceSchema = v.object({
  id,
  title: text,
  url: v.exactOptional(webAddress),
  licence: v.exactOptional(text),
});

const eventSchema = v.object({
  date: dateText,
  title: localized,
  place: v.exactOptional(text),
  source: v.exactOptional(text),
});

const publisherSchema = v.object({ name: text, url: v.exactOptional(webAddress) });

const correctionSchema = v.object({ date: dateText, snapshot: dateText, text });

const degree = (least: number, most: number) =>
  v.pipe(
    v.number('write whole degrees'),
    v.integer('write whole degrees'),
    v.minValue(least, `write ${least} or more`),
    v.maxValue(most, `write ${most} or less`),
  );

const extentSchema = v.pipe(
  v.tuple(
    [degree(-180, 180), degree(-90, 90), degree(-180, 180), degree(-90, 90)],
    'write [west, south, east, north] in whole degrees',
  ),
  v.check(
    ([west, south, east, north]) => west < east && south < north,
    'write [west, south, east, north], west below east and south below north',
  ),
);

/** What `conflict-map estimate` was asked for, so that the snapshots can be made again. */
const estimateSchema = v.object({
  actor: id,
  reachKm: v.number('write a distance in km'),
  influenceKm: v.number('write a distance in km'),
  also: v.optional(v.array(dateText), []),
  since: v.exactOptional(dateText),
  until: v.exactOptional(dateText),
  mask: v.exactOptional(text),
});

/** `series.json` of a series folder: docs/spec/series-folder.md. */
export const seriesJsonSchema = v.object({
  $schema: v.exactOptional(v.string()),
  version: v.literal(1, 'write 1, the version of the series folder understood here'),
  title: text,
  language: v.pipe(
    v.string('write a language tag, as "en"'),
    v.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'write a language tag, as "en"'),
  ),
  description: v.exactOptional(localized),
  actors: v.array(actorSchema, 'write a list of actors'),
  zones: v.array(zoneSchema, 'write a list of zones'),
  snapshots: v.array(snapshotSchema, 'write a list of snapshots'),
  sources: v.optional(v.array(sourceSchema), []),
  maxCarryDays: v.exactOptional(
    v.pipe(
      v.number('write a number of days'),
      v.integer('write whole days'),
      v.minValue(0, 'write 0 or more days'),
    ),
  ),
  extent: v.exactOptional(extentSchema),
  snapTolerance: v.exactOptional(
    v.pipe(
      v.number('write a number of degrees, as 0.00002'),
      v.minValue(0, 'write 0 or more degrees'),
      v.maxValue(0.001, 'write 0.001 degrees (about 100 m) or less'),
    ),
  ),
  events: v.optional(v.array(eventSchema), []),
  story: v.exactOptional(v.record(v.string(), filePath)),
  corrections: v.optional(v.array(correctionSchema), []),
  mapping: v.exactOptional(v.unknown()),
  view: v.exactOptional(text),
  methodNote: v.exactOptional(localized),
  url: v.exactOptional(webAddress),
  licence: v.exactOptional(text),
  publisher: v.exactOptional(publisherSchema),
  checks: v.exactOptional(checksSchema),
  estimate: v.exactOptional(estimateSchema),
});

export type SeriesJson = v.InferOutput<typeof seriesJsonSchema>;
export type SnapshotJson = v.InferOutput<typeof snapshotSchema>;
export type ActorJson = v.InferOutput<typeof actorSchema>;
export type ZoneJson = v.InferOutput<typeof zoneSchema>;

/** Members of each object, to tell those that are not used. */
export const KNOWN_FIELDS = {
  actors: actorSchema.entries,
  zones: zoneSchema.entries,
  snapshots: snapshotSchema.entries,
  sources: sourceSchema.entries,
  events: eventSchema.entries,
  corrections: correctionSchema.entries,
} as const;
